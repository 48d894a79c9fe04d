import Core

/// The text of a page or notice, parsed: CommonMark 0.30, pipe tables (GitHub Flavored Markdown
/// §4.10), heading ids and the portal's directives. No raw HTML: it cannot be expressed here.
///
/// The tree is one array of plain nodes over one array of text, so that a document is cheap to make
/// and to hand to another core. All text in it is valid UTF-8.
///
/// An object: a copy of all its arrays would count five references up and down, each of them somewhere
/// else in memory, whenever anybody looks at a text.
package final class Document: Sendable {
  /// In the order of the text.
  package let headings: [Heading]
  /// In the order of the text, but those in cells of tables last. Images are among them.
  package let links: [Link]
  /// In the order of the text.
  package let leafDirectives: [LeafDirective]

  /// All text, in UTF-8; blocks and pieces of text say which bytes are theirs.
  package let text: [UInt8]

  let nodes: [Node]

  /// A document without text.
  package convenience init() { self.init(Draft()) }

  /// Without the room that was reserved for more: all documents of a site are held at once, and this
  /// was a third of their memory.
  init(_ draft: Draft) {
    headings = draft.headings
    links = draft.links
    leafDirectives = draft.leafDirectives
    text = draft.text.withUnsafeBufferPointer { Array($0) }
    nodes = draft.nodes.withUnsafeBufferPointer { Array($0) }
  }

  /// A document while it is built.
  struct Draft {
    var headings: [Heading] = []
    var links: [Link] = []
    var leafDirectives: [LeafDirective] = []
    var text: [UInt8] = []
    var nodes: [Node] = [Node(.document)]
  }

  /// The outermost blocks.
  package var blocks: Blocks { Blocks(nodes, inside: 0) }

  package func blocks(in block: Block) -> Blocks { Blocks(nodes, inside: block.node) }

  /// The text of a paragraph, a heading or a cell; empty for other blocks.
  package func inlines(in block: Block) -> Inlines { Inlines(nodes, inside: block.node) }

  package func inlines(in inline: Inline) -> Inlines { Inlines(nodes, inside: inline.node) }

  /// Gives each block inside a block, as a loop over `blocks(in:)` does, without counting the tree's
  /// references up and down for each: a page has some hundred blocks and pieces of text.
  package func forEachBlock(in block: Block, _ body: (Block) -> Void) {
    forEachChild(of: block.node) { body(Block(nodes[Int($0)], at: $0)) }
  }

  package func forEachInline(in block: Block, _ body: (Inline) -> Void) {
    forEachChild(of: block.node) { body(Inline(nodes[Int($0)], at: $0)) }
  }

  package func forEachInline(in inline: Inline, _ body: (Inline) -> Void) {
    forEachChild(of: inline.node) { body(Inline(nodes[Int($0)], at: $0)) }
  }

  /// The only block inside a block; `nil` when there are more or none.
  package func onlyBlock(in block: Block) -> Block? {
    let position = nodes[Int(block.node)].firstChild
    if position == 0 || nodes[Int(position)].next != 0 { return nil }
    return Block(nodes[Int(position)], at: position)
  }

  private func forEachChild(of parent: Int32, _ body: (Int32) -> Void) {
    var position = nodes[Int(parent)].firstChild
    while position != 0 {
      body(position)
      position = nodes[Int(position)].next
    }
  }

  /// The first word after the fence of a code block; `nil` when there is none.
  package func language(ofCode block: Block) -> String? {
    let node = nodes[Int(block.node)]
    if node.kind != .codeBlock || node.number == 0 { return nil }
    let start = Int(node.start + node.count)
    return String(decoding: text[start..<start + Int(node.number)], as: UTF8.self)
  }
}
