import Core
import HTML
import Markdown

extension ProseWriter {
  func write(_ inlines: Inlines, into html: inout HTMLWriter) {
    for inline in inlines { write(inline, into: &html) }
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
    case .emphasis: html.element(.em) { write(document.inlines(in: inline), into: &$0) }
    case .strong: html.element(.strong) { write(document.inlines(in: inline), into: &$0) }
    case .link(let position): write(link: inline, document.links[position], into: &html)
    case .image(let position): write(image: inline, document.links[position], into: &html)
    }
  }

  /// Bytes of the document's text.
  func write(text range: Range<Int>, into html: inout HTMLWriter) {
    document.text.withUnsafeBufferPointer {
      html.text(bytes: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  private func write(link inline: Inline, _ link: Link, into html: inout HTMLWriter) {
    html.element(.a, attributes(of: link)) { write(document.inlines(in: inline), into: &$0) }
  }

  private func attributes(of link: Link) -> [Attribute] {
    var attributes: [Attribute] = []
    if link.destination.isEmpty {
      attributes.append(.href(""))
    } else {
      let address = environment.address(ofLink: link.destination)
      attributes.append(.href(percentEncoded(address.href)))
      if address.isExternal { attributes.append(.rel("external")) }
      if let language = address.language {
        attributes.append(Attribute("hreflang", language.rawValue))
      }
    }
    if !link.title.isEmpty { attributes.append(Attribute("title", link.title)) }
    return attributes
  }

  /// Pages with images are refused; what the author wrote is drawn nevertheless, so that one mistake
  /// does not look like another.
  private func write(image inline: Inline, _ link: Link, into html: inout HTMLWriter) {
    let source =
      link.destination.isEmpty ? "" : environment.address(ofLink: link.destination).href
    var attributes = [
      Attribute("src", percentEncoded(source)), Attribute("alt", document.plainText(of: inline)),
    ]
    if !link.title.isEmpty { attributes.append(Attribute("title", link.title)) }
    html.void(.img, attributes)
  }
}
