import Core
import HTML
import Markdown

extension ProseWriter {
  func write(_ inlines: Inlines, into html: inout HTMLWriter) {
    for inline in inlines { write(inline, into: &html) }
  }

  func write(inlinesOf block: Block, into html: inout HTMLWriter) {
    document.forEachInline(in: block) { write($0, into: &html) }
  }

  private func write(inlinesOf inline: Inline, into html: inout HTMLWriter) {
    document.forEachInline(in: inline) { write($0, into: &html) }
  }

  func write(_ inline: Inline, into html: inout HTMLWriter) {
    switch inline.kind {
    case .text: write(text: inline.text, into: &html)
    case .softBreak: html.text("\n")
    case .lineBreak:
      html.void(.br)
      html.text("\n")
    case .code:
      html.element(.code) { write(text: inline.text, into: &$0) }
    case .emphasis: html.element(.em) { write(inlinesOf: inline, into: &$0) }
    case .strong: html.element(.strong) { write(inlinesOf: inline, into: &$0) }
    case .link(let position): write(link: inline, position, into: &html)
    case .image(let position): write(image: inline, position, into: &html)
    }
  }

  /// Bytes of the document's text.
  func write(text range: Range<Int>, into html: inout HTMLWriter) {
    document.text.withUnsafeBufferPointer {
      html.text(bytes: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  private func write(link inline: Inline, _ position: Int, into html: inout HTMLWriter) {
    html.element(.a, attributes(ofLink: position)) { write(inlinesOf: inline, into: &$0) }
  }

  private func attributes(ofLink position: Int) -> [Attribute] {
    let destination = document.links[position].destination
    var attributes: [Attribute]
    if destination.isEmpty {
      attributes = [.href("")]
    } else {
      let address = environment.address(ofLink: position, to: destination)
      attributes = [.href(percentEncoded(address.href), percentEncoded(address.rest))]
      if address.isExternal { attributes.append(.rel("external")) }
      if let language = address.language { attributes.append(.hreflang(language.rawValue)) }
    }
    let title = document.links[position].title
    if !title.isEmpty { attributes.append(Attribute("title", title)) }
    return attributes
  }

  /// Pages with images are refused; what the author wrote is drawn nevertheless, so that one mistake
  /// does not look like another.
  private func write(image inline: Inline, _ position: Int, into html: inout HTMLWriter) {
    let link = document.links[position]
    var source = ""
    if !link.destination.isEmpty {
      let address = environment.address(ofLink: position, to: link.destination)
      source = address.href + address.rest
    }
    var attributes = [
      Attribute("src", percentEncoded(source)), Attribute("alt", document.plainText(of: inline)),
    ]
    if !link.title.isEmpty { attributes.append(Attribute("title", link.title)) }
    html.void(.img, attributes)
  }
}
