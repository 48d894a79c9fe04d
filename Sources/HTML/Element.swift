/// The elements the portal writes (HTML Living Standard and SVG 2). The set is closed: there is no
/// `script` with text inside it and no way to invent a tag.
package enum Element: String, Sendable {
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

/// Elements that have no content and no end tag.
package enum VoidElement: String, Sendable {
  case meta, link, br, hr, img, input, col, wbr
}
