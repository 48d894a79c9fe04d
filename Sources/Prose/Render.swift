import HTML
import Markdown

/// Writes the text of a page as HTML. Blocks become the elements CommonMark names for them; tables
/// and directives become the portal's components.
///
/// Every table is wrapped in a region that can be scrolled with the keyboard. Whether one is too wide
/// for a screen is known only on that screen, and without a script nobody can tell it from a page; a
/// tab stop too many does less harm than a column out of reach (WCAG 2.1.1, 1.4.10).
package func render(
  _ document: Document, into html: inout HTMLWriter, environment: some ProseEnvironment
) {
  let writer = ProseWriter(document: document, environment: environment)
  writer.write(document.blocks, isTight: false, into: &html)
}

/// A class, because a constant of a class is read where it stands: of a structure that changes, the
/// document would be retained anew for each element.
final class ProseWriter {
  let document: Document
  let environment: any ProseEnvironment
  /// Of the section the writer is in; the title of the page is 1.
  var headingLevel = 1
  var tableCount = 0

  init(document: Document, environment: any ProseEnvironment) {
    self.document = document
    self.environment = environment
  }

  func write(_ blocks: Blocks, isTight: Bool, into html: inout HTMLWriter) {
    for block in blocks { write(block, isTight: isTight, into: &html) }
  }

  func write(blocksOf block: Block, isTight: Bool, into html: inout HTMLWriter) {
    document.forEachBlock(in: block) { write($0, isTight: isTight, into: &html) }
  }

  func write(_ block: Block, isTight: Bool, into html: inout HTMLWriter) {
    switch block.kind {
    case .paragraph:
      if isTight {
        write(inlinesOf: block, into: &html)
      } else {
        html.element(.p) { write(inlinesOf: block, into: &$0) }
      }
    case .heading(let position): write(heading: block, position, into: &html)
    case .thematicBreak: html.void(.hr)
    case .codeBlock: write(code: block, into: &html)
    case .quote:
      html.element(.blockquote) { write(blocksOf: block, isTight: false, into: &$0) }
    case .list(let first, let isTight):
      write(list: block, first: first, isTight: isTight, into: &html)
    case .item:
      html.element(.li, attributes(ofItem: block)) {
        write(blocksOf: block, isTight: isTight, into: &$0)
      }
    case .table: write(table: block, into: &html)
    case .row, .cell: break
    case .container(let container): write(container, block, into: &html)
    case .leaf(let position):
      environment.write(document.leafDirectives[position], into: &html)
    }
  }

  /// An item that is nothing but a link is drawn as large as a thumb; links in a sentence are not.
  private func attributes(ofItem block: Block) -> [Attribute] {
    guard let paragraph = document.onlyBlock(in: block), case .paragraph = paragraph.kind else {
      return []
    }
    var (hasLink, hasMore) = (false, false)
    document.forEachInline(in: paragraph) { inline in
      switch inline.kind {
      case .link where !hasLink: hasLink = true
      case .text: hasMore = hasMore || !isPunctuation(inline.text)
      default: hasMore = true
      }
    }
    return hasLink && !hasMore ? ProseWriter.linkItem : []
  }

  private func isPunctuation(_ range: Range<Int>) -> Bool {
    for position in range {
      let byte = document.text[position]
      if !(0x20..<0x30).contains(byte), byte != UInt8(ascii: ";") { return false }
    }
    return true
  }

  private static let linkItem: [Attribute] = [.class("links")]

  /// The element of the sections inside the present one.
  var innerHeading: Element { ProseWriter.headings[min(headingLevel, 5)] }

  static let headings: [Element] = [.h1, .h2, .h3, .h4, .h5, .h6]

  private func write(heading block: Block, _ position: Int, into html: inout HTMLWriter) {
    // In its place: a copy would retain its texts.
    headingLevel = document.headings[position].level
    html.element(ProseWriter.headings[headingLevel - 1], [.id(document.headings[position].id)]) {
      write(inlinesOf: block, into: &$0)
    }
  }

  private func write(
    list block: Block, first: Int?, isTight: Bool, into html: inout HTMLWriter
  ) {
    let start = first == nil || first == 1 ? [] : [Attribute("start", first.map(String.init))]
    html.element(first == nil ? .ul : .ol, start) {
      write(blocksOf: block, isTight: isTight, into: &$0)
    }
  }

  private func write(code block: Block, into html: inout HTMLWriter) {
    let language = document.language(ofCode: block).map { [Attribute.class("language-" + $0)] }
    html.element(.pre) { html in
      html.element(.code, language ?? []) { html in
        write(text: block.text, into: &html)
      }
    }
  }
}
