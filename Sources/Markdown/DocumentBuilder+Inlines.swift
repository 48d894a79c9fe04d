import Core
import Libcmark

extension DocumentBuilder {
  mutating func copyInlines(
    of parent: OpaquePointer, to siblings: inout Siblings, place: TextPlace, depth: Int
  ) {
    if depth > Self.depthLimit {
      reportNesting(at: start(of: place))
      return
    }
    var child = cmark_node_first_child(parent)
    var isLineStart = document.nodes[Int(siblings.parent)].kind == .paragraph
    while let inline = child {
      let kind = cmark_node_get_type(inline)
      switch kind {
      case CMARK_NODE_TEXT:
        copyText(inline, isLineStart: isLineStart, to: &siblings, place: place)
      case CMARK_NODE_SOFTBREAK:
        lineEnds.pass(countedBreak: true)
        append(Node(.softBreak), to: &siblings)
      case CMARK_NODE_LINEBREAK:
        lineEnds.pass(countedBreak: isCounted(lineBreak: inline))
        append(Node(.lineBreak), to: &siblings)
      case CMARK_NODE_CODE: copyCode(inline, to: &siblings)
      case CMARK_NODE_EMPH:
        copyMarked(inline, as: .emphasis, to: &siblings, place: place, depth: depth)
      case CMARK_NODE_STRONG:
        copyMarked(inline, as: .strong, to: &siblings, place: place, depth: depth)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        copyLink(inline, to: &siblings, place: place, depth: depth)
      case CMARK_NODE_HTML_INLINE: reportHTML(at: locate(html: inline, place))
      default: break
      }
      isLineStart = kind == CMARK_NODE_SOFTBREAK || kind == CMARK_NODE_LINEBREAK
      child = cmark_node_next(inline)
    }
  }

  private mutating func copyText(
    _ inline: OpaquePointer, isLineStart: Bool, to siblings: inout Siblings, place: TextPlace
  ) {
    let literal = cmark_node_get_literal(inline)
    var text = Node(.text)
    appendText(literal, to: &text)
    append(text, to: &siblings)
    if isLineStart, let literal, literal[0] == CChar(UInt8(ascii: ":")) {
      reportMisplacedDirective(literal, inline, place)
    }
    if source.hasEntities {
      let range = Int(text.start)..<Int(text.start + text.count)
      reportHiddenCharacters(in: range, at: locate(text: inline, place))
    }
  }

  private mutating func copyCode(_ inline: OpaquePointer, to siblings: inout Siblings) {
    var code = Node(.code)
    appendText(cmark_node_get_literal(inline), to: &code)
    append(code, to: &siblings)
  }

  private mutating func copyMarked(
    _ inline: OpaquePointer, as kind: Node.Kind, to siblings: inout Siblings, place: TextPlace,
    depth: Int
  ) {
    var contents = Siblings(of: append(Node(kind), to: &siblings))
    copyInlines(of: inline, to: &contents, place: place, depth: depth + 1)
  }

  private mutating func copyLink(
    _ inline: OpaquePointer, to siblings: inout Siblings, place: TextPlace, depth: Int
  ) {
    let isImage = cmark_node_get_type(inline) == CMARK_NODE_IMAGE
    let location = locate(link: inline, place)
    var node = Node(isImage ? .image : .link)
    node.number = Int32(document.links.count)
    if isImage { reportImage(at: location) }
    if !isImage, cmark_node_first_child(inline) == nil { reportLinkWithoutText(at: location) }
    let destination = bytes(cmark_node_get_url(inline))
    let target = LinkTarget(destination)
    if let fault = target.fault { diagnostics.append(fault.diagnostic(at: location)) }
    document.links.append(
      Link(
        destination: target.fault == nil ? String(decoding: destination, as: UTF8.self) : "",
        title: string(cmark_node_get_title(inline)),
        location: location,
        isInternal: !isImage && target.isInternal && target.fault == nil))
    var contents = Siblings(of: append(node, to: &siblings))
    copyInlines(of: inline, to: &contents, place: place, depth: depth + 1)
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String {
    text == nil || text?[0] == 0 ? "" : String(decoding: bytes(text), as: UTF8.self)
  }

  private func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).assumingMemoryBound(
      to: UInt8.self)
  }

  // MARK: - Mistakes

  private mutating func reportImage(at location: SourceLocation) {
    report(
      "image", "images are not supported in pages", at: location,
      hint: "say it in words; figures become tables with `::figure`")
  }

  private mutating func reportLinkWithoutText(at location: SourceLocation) {
    report(
      "link-text", "a link without words", at: location,
      hint: "write between the brackets where it leads; screen readers read only that")
  }

  private mutating func reportMisplacedDirective(
    _ literal: UnsafePointer<CChar>, _ inline: OpaquePointer, _ place: TextPlace
  ) {
    guard literal[1] == CChar(UInt8(ascii: ":")),
      let offset = offset(of: inline, place), source.bytes[offset] == UInt8(ascii: ":")
    else { return }
    report(
      "directive-place", "a directive that does not start its line",
      at: source.location(at: offset),
      hint: "move it to the first column, outside lists and quotes; write `\\:` for a plain colon")
  }

  /// Entities can write what the source may not hold.
  private mutating func reportHiddenCharacters(in text: Range<Int>, at location: SourceLocation) {
    for scalar in String(decoding: document.text[text], as: UTF8.self).unicodeScalars {
      guard let kind = CharacterFault.Kind(scalar) else { continue }
      diagnostics.append(CharacterFault(kind: kind, offset: 0).diagnostic(at: location))
    }
  }
}
