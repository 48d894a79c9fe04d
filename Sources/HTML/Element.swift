/// The elements the portal writes (HTML Living Standard and SVG 2). The set is closed: there is no
/// `script` with text inside it and no way to invent a tag.
package enum Element: Int, CaseIterable, Sendable {
  case html, head, body, title
  case header, main, footer, nav, section, article, aside
  case div, p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd
  case blockquote, pre, code, figure, figcaption, details, summary
  case table, caption, thead, tbody, tfoot, tr, th, td
  case a, span, strong, em, b, i, s, small, abbr, time, q, kbd, bdi, sup, sub
  case form, label, button, output, fieldset, legend, select, option
  case noscript
  case svg, g, path, rect, line, circle, polyline, polygon, text, tspan, defs, pattern, use, symbol

  /// Whether the element starts on a line of its own in the output, so that pages diff well.
  @inline(__always)
  package var isBlock: Bool {
    switch self {
    case .a, .span, .strong, .em, .b, .i, .s, .small, .abbr, .time, .q, .kbd, .bdi, .sup, .sub,
      .code, .tspan, .label, .button, .output, .td, .th, .option, .title, .dt, .dd:
      false
    default: true
    }
  }

  /// Whether its text is set large or in a narrow column, so that long words may have to be cut.
  @inline(__always)
  package var isTitle: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .caption, .th: true
    default: false
    }
  }
}

extension Element {
  /// The element of this name.
  package init?(named name: String) {
    guard let place = Element.names.firstIndex(of: name) else { return nil }
    self = Element.allCases[place]
  }

  @inline(__always)
  var tag: Tag { Element.tags[rawValue] }

  private static let names = allCases.map { "\($0)" }
  private static let tags = names.map(Tag.init)
}

/// Elements that have no content and no end tag.
package enum VoidElement: Int, CaseIterable, Sendable {
  case meta, link, br, hr, img, input, col, wbr

  @inline(__always)
  var tag: Tag { VoidElement.tags[rawValue] }

  private static let tags = allCases.map { Tag("\($0)") }
}

/// What an element begins and ends with, each as one word of the machine: copied as texts, the names of all
/// elements took more than half as long as what stands in them.
struct Tag {
  /// `<name`
  let start: ShortBytes
  /// `</name>`
  let end: ShortBytes

  init(_ name: String) {
    start = ShortBytes("<" + name)
    end = ShortBytes("</" + name + ">")
  }

  static let (script, style) = (Tag("script"), Tag("style"))
}

/// Sixteen bytes at most.
struct ShortBytes {
  let bytes: SIMD16<UInt8>
  let count: Int

  init(_ text: String) {
    var bytes = SIMD16<UInt8>()
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
    (self.bytes, count) = (bytes, text.utf8.count)
  }
}
