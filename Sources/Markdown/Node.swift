/// One node of a document's tree: plain bytes in one array, linked by positions.
///
/// Objects or enums with payload were rejected: an allocation a node costs as much as parsing.
/// Position 0 is the document itself, which is nobody's child, so 0 also stands for "none".
struct Node: Sendable {
  enum Kind: UInt8, Sendable {
    case document
    case paragraph, heading, thematicBreak, codeBlock, quote, bulletList, orderedList, item
    case table, row, cell
    case container, leaf
    case text, softBreak, lineBreak, code, emphasis, strong, link, image
  }

  var kind: Kind
  /// Tightness of a list, alignment of a cell, name of a container.
  var detail: UInt8 = 0
  var firstChild: Int32 = 0
  var next: Int32 = 0
  /// Where its text starts in the document's text.
  var start: Int32 = 0
  /// Length of its text in bytes.
  var count: Int32 = 0
  /// Position in the document's headings, links or leaf directives; first number of an ordered
  /// list; length of a code block's language, which stands right after its text.
  var number: Int32 = 0

  init(_ kind: Kind) { self.kind = kind }
}
