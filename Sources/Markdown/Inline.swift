/// A piece of running text.
package struct Inline: Sendable {
  package enum Kind: Hashable, Sendable {
    case text
    /// A line end in the source that means nothing but a space.
    case softBreak
    case lineBreak
    case code
    case emphasis
    case strong
    /// A position in `Document.links`.
    case link(Int)
    /// A position in `Document.links`. Images are refused in pages; they are parsed so that their
    /// description still is text.
    case image(Int)
  }

  package let kind: Kind
  /// In the document's text: the words of a piece of text or code; empty for the other kinds.
  package let text: Range<Int>
  let node: Int32

  init(_ node: Node, at position: Int32) {
    self.node = position
    text = Int(node.start)..<Int(node.start + node.count)
    kind = Kind(node)
  }
}

extension Inline.Kind {
  init(_ node: Node) {
    switch node.kind {
    case .softBreak: self = .softBreak
    case .lineBreak: self = .lineBreak
    case .code: self = .code
    case .emphasis: self = .emphasis
    case .strong: self = .strong
    case .link: self = .link(Int(node.number))
    case .image: self = .image(Int(node.number))
    default: self = .text
    }
  }
}

/// The pieces of text inside a block or another piece, in order.
package struct Inlines: Sequence, IteratorProtocol, Sendable {
  let nodes: [Node]
  var position: Int32

  init(_ nodes: [Node], inside parent: Int32) {
    self.nodes = nodes
    position = nodes[Int(parent)].firstChild
  }

  package mutating func next() -> Inline? {
    if position == 0 { return nil }
    let node = nodes[Int(position)]
    defer { position = node.next }
    return Inline(node, at: position)
  }
}
