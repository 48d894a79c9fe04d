/// A block of a document: what stands on lines of its own.
package struct Block: Sendable {
  package enum Kind: Hashable, Sendable {
    case paragraph
    /// A position in `Document.headings`.
    case heading(Int)
    case thematicBreak
    case codeBlock
    case quote
    /// `first` is the first number, `nil` for bullets. In a tight list paragraphs stand without space
    /// between them.
    case list(first: Int?, isTight: Bool)
    case item
    /// Its blocks are rows, the first of them the header.
    case table
    /// Its blocks are cells, as many as the header has.
    case row
    case cell(Alignment)
    case container(Container)
    /// A position in `Document.leafDirectives`.
    case leaf(Int)
  }

  /// How a column of a table is set, by the colons of its delimiter row.
  package enum Alignment: UInt8, Sendable {
    case none, left, center, right
  }

  package let kind: Kind
  /// In the document's text: the words of a code block, the summary line of a `details` container.
  package let text: Range<Int>
  let node: Int32

  init(_ node: Node, at position: Int32) {
    self.node = position
    text = Int(node.start)..<Int(node.start + node.count)
    kind = Kind(node)
  }
}

extension Block.Kind {
  init(_ node: Node) {
    switch node.kind {
    case .heading: self = .heading(Int(node.number))
    case .thematicBreak: self = .thematicBreak
    case .codeBlock: self = .codeBlock
    case .quote: self = .quote
    case .bulletList: self = .list(first: nil, isTight: node.detail == 1)
    case .orderedList: self = .list(first: Int(node.number), isTight: node.detail == 1)
    case .item: self = .item
    case .table: self = .table
    case .row: self = .row
    case .cell: self = .cell(Block.Alignment(rawValue: node.detail) ?? .none)
    case .container: self = .container(Container(position: node.detail))
    case .leaf: self = .leaf(Int(node.number))
    default: self = .paragraph
    }
  }
}

/// The blocks inside a block or a document, in order.
package struct Blocks: Sequence, IteratorProtocol, Sendable {
  let nodes: [Node]
  var position: Int32

  init(_ nodes: [Node], inside parent: Int32) {
    self.nodes = nodes
    position = nodes[Int(parent)].firstChild
  }

  package mutating func next() -> Block? {
    if position == 0 { return nil }
    let node = nodes[Int(position)]
    defer { position = node.next }
    return Block(node, at: position)
  }
}
