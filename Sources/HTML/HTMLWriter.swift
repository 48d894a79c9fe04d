/// Writes well-formed, escaped HTML straight into bytes (UTF-8).
///
/// Elements are closures inside closures, so tags always balance; every text and attribute value is
/// escaped on its way; there is no way to put in raw markup. A tree of nodes was rejected: the same
/// guarantees, and an allocation for each of the thousand elements of a page.
package struct HTMLWriter: ~Copyable {
  package typealias Hyphenation =
    @Sendable (_ text: UnsafeBufferPointer<UInt8>, _ isTableHead: Bool) -> [UInt8]?

  var page: PageBytes
  /// Puts soft hyphens into the text of headings and captions and of table heads, whose words have the
  /// least room: the second argument says which. Gives `nil` for a text that stays as it is.
  package var hyphenate: Hyphenation?
  /// Changes elements on their way: a gallery shows a component several times in a page, whose ids must
  /// differ, and parts that only a script would show and fill. `nil` everywhere else.
  package var revise: (@Sendable ([Attribute]) -> Revision)?
  /// How many elements with such text are open.
  private var titleDepth = 0
  private var tableHeadDepth = 0

  package init(capacity: Int = 16_384) { self.init(PageBytes(capacity: capacity)) }

  private init(_ page: consuming PageBytes) { self.page = page }

  /// A whole page, with a line end behind its last byte.
  ///
  /// - Parameter capacity: as many bytes as most have at most.
  package static func document(
    capacity: Int = 16_384, hyphenate: Hyphenation? = nil, _ write: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    PageBytes.array(capacity: capacity) { page in
      var html = HTMLWriter(page)
      html.hyphenate = hyphenate
      html.doctype()
      write(&html)
      html.page.append(UInt8(ascii: "\n"))
      return html.page
    }
  }

  /// A copy of what is written so far.
  package var bytes: [UInt8] { page.copy }

  package mutating func element(
    _ element: Element, _ attributes: [Attribute] = [],
    _ content: (inout HTMLWriter) throws -> Void
  ) rethrows {
    let tag = element.tag
    open(tag, attributes, onNewLine: element.isBlock)
    if element.isTitle { titleDepth += 1 }
    if element == .th { tableHeadDepth += 1 }
    try content(&self)
    if element.isTitle { titleDepth -= 1 }
    if element == .th { tableHeadDepth -= 1 }
    page.append(tag.end)
  }

  /// An element that holds only text.
  package mutating func element(
    _ element: Element, _ attributes: [Attribute] = [], text content: String
  ) {
    let tag = element.tag
    open(tag, attributes, onNewLine: element.isBlock)
    if element.isTitle { titleDepth += 1 }
    if element == .th { tableHeadDepth += 1 }
    text(content)
    if element.isTitle { titleDepth -= 1 }
    if element == .th { tableHeadDepth -= 1 }
    page.append(tag.end)
  }

  package mutating func void(_ element: VoidElement, _ attributes: [Attribute] = []) {
    open(
      element.tag, attributes, onNewLine: element != .br && element != .wbr && element != .img)
  }

  package mutating func text(_ content: String) {
    PageBytes.withBytes(of: content) { text(bytes: $0) }
  }

  /// Text that is already UTF-8 bytes, as a Markdown tree keeps it.
  package mutating func text(bytes source: UnsafeBufferPointer<UInt8>) {
    if titleDepth > 0, let cut = hyphenate?(source, tableHeadDepth > 0) {
      return cut.withUnsafeBufferPointer { append($0, escaping: .text) }
    }
    append(source, escaping: .text)
  }

  package mutating func text(bytes source: ArraySlice<UInt8>) {
    source.withUnsafeBufferPointer { text(bytes: $0) }
  }

  package mutating func doctype() { page.append("<!DOCTYPE html>") }

  /// An empty `script` element that loads a file of this site, as a module or a deferred classic.
  package mutating func script(source: String, module: Bool, integrity: String? = nil) {
    var attributes: [Attribute] = [Attribute("src", source)]
    attributes.append(module ? .type("module") : .flag("defer"))
    if let integrity { attributes.append(Attribute("integrity", integrity)) }
    open(.script, attributes, onNewLine: true)
    page.append(Tag.script.end)
  }

  /// JSON inside a `script` element, which browsers read but never run (`application/json`,
  /// `application/ld+json`). `<` is written as its JSON escape, so no value can end the element.
  package mutating func json(_ json: String, type: String, id: String? = nil) {
    self.json([json], type: type, id: id)
  }

  /// The same from pieces, in their order.
  package mutating func json(_ pieces: [String], type: String, id: String? = nil) {
    precondition(type.utf8.suffix(4).elementsEqual("json".utf8), "a browser could run \(type)")
    var attributes: [Attribute] = [.type(type)]
    if let id { attributes.append(.id(id)) }
    open(.script, attributes, onNewLine: true)
    for piece in pieces { PageBytes.withBytes(of: piece) { appendJSON($0) } }
    page.append(Tag.script.end)
  }

  private mutating func appendJSON(_ source: UnsafeBufferPointer<UInt8>) {
    var rest = source[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
      page.append(UnsafeBufferPointer(rebasing: rest[..<place]))
      page.append("\\u003c")
      rest = rest[(place + 1)...]
    }
    page.append(UnsafeBufferPointer(rebasing: rest))
  }

  package mutating func style(_ sheet: StyleSheet) {
    open(.style, [], onNewLine: true)
    page.append(sheet.text)
    page.append(Tag.style.end)
  }

  // MARK: - Bytes

  mutating func append(_ fragment: HTMLFragment) {
    fragment.bytes.withUnsafeBufferPointer { page.append($0) }
  }

  private mutating func open(_ tag: Tag, _ attributes: [Attribute], onNewLine: Bool) {
    if onNewLine, page.count > 0 { page.append(UInt8(ascii: "\n")) }
    page.append(tag.start)
    if let revise {
      let revision = revise(attributes)
      append(revision.attributes)
      page.append(UInt8(ascii: ">"))
      if let content = revision.text { text(content) }
    } else {
      if !attributes.isEmpty { append(attributes) }
      page.append(UInt8(ascii: ">"))
    }
  }

  private mutating func append(_ attributes: [Attribute]) {
    for index in attributes.indices {
      page.append(UInt8(ascii: " "))
      page.append(attributes[index].name)
      guard let value = attributes[index].start else { continue }
      page.append(UInt8(ascii: "="))
      page.append(UInt8(ascii: "\""))
      PageBytes.withBytes(of: value) { append($0, escaping: .attribute) }
      if !attributes[index].rest.isEmpty {
        PageBytes.withBytes(of: attributes[index].rest) { append($0, escaping: .attribute) }
      }
      page.append(UInt8(ascii: "\""))
    }
  }

  /// Copies texts without special bytes whole, as most are.
  @inline(__always)
  private mutating func append(
    _ source: UnsafeBufferPointer<UInt8>, escaping place: EscapingPlace
  ) {
    if !page.appendPlain(source) { appendEscaped(source, place) }
  }

  /// Control characters that HTML forbids become U+FFFD.
  @inline(never)
  private mutating func appendEscaped(
    _ source: UnsafeBufferPointer<UInt8>, _ place: EscapingPlace
  ) {
    var runStart = 0
    for index in source.indices {
      guard let escape = place.escape(for: source[index]) else { continue }
      page.append(UnsafeBufferPointer(rebasing: source[runStart..<index]))
      page.append(escape)
      runStart = index + 1
    }
    page.append(UnsafeBufferPointer(rebasing: source[runStart...]))
  }
}

/// What becomes of an element: its attributes, and the text that it begins with.
package struct Revision: Sendable {
  package var attributes: [Attribute]
  package var text: String?

  package init(_ attributes: [Attribute], text: String? = nil) {
    self.attributes = attributes
    self.text = text
  }
}

private enum EscapingPlace {
  case text
  case attribute

  /// What is written in place of a byte; `nil` for the byte itself.
  @inline(__always)
  func escape(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where self == .attribute: "&quot;"
    case 0...8, 0x0B, 0x0E...0x1F: "\u{FFFD}"
    default: nil
    }
  }
}
