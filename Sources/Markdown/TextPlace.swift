import Libcmark

/// Where in the source the text of a block stands.
enum TextPlace {
  case lines(InlinePlace)
  case cell(PendingCell)
}

/// The lines of a paragraph or heading. All columns are in bytes and count from 1, as cmark's do.
struct InlinePlace {
  let line: Int
  let column: Int
  let endLine: Int
  /// How many block quotes the lines may be prefixed for.
  let quotes: Int
  /// Lines at the start that hold nothing but link reference definitions: cmark takes them out of
  /// the paragraph and forgets to count them.
  let lineShift: Int

  init(paragraph node: Node, block: OpaquePointer, quotes: Int, in source: SourceText) {
    line = Int(node.line)
    column = Int(node.column)
    endLine = Int(cmark_node_get_end_line(block))
    self.quotes = quotes
    let start = source.lineStarts[line - 1] + column - 1
    let mayStartWithDefinition =
      endLine > line && start < source.bytes.count && source.bytes[start] == UInt8(ascii: "[")
    lineShift = mayStartWithDefinition ? max(0, endLine - line - lineBreaks(in: block)) : 0
  }

  /// The byte that cmark places at `line` and `column`; `nil` when it cannot be right. cmark supposes
  /// that each line of a block starts where its first line does.
  func offset(line: Int, column: Int, in source: SourceText) -> Int? {
    let sourceLine = line + lineShift
    guard sourceLine >= 1, sourceLine <= source.lineCount else { return nil }
    let range = source.range(ofLine: sourceLine)
    let offset =
      sourceLine == self.line
      ? range.lowerBound + column - 1
      : source.contentStart(ofLine: sourceLine, quotes: quotes) + column - self.column
    return range.contains(offset) ? offset : nil
  }
}

private func lineBreaks(in parent: OpaquePointer) -> Int {
  var count = 0
  var child = cmark_node_first_child(parent)
  while let node = child {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: count += 1
    case CMARK_NODE_LINK: count += lineBreaks(in: node)
    default: break
    }
    child = cmark_node_next(node)
  }
  return count
}

/// A cell of a table whose words have to be parsed.
struct PendingCell {
  /// Position in the document's tree.
  let node: Int32
  /// Bytes of the source.
  let range: Range<Int>

  /// The byte of the source at `position` bytes of the cell as it is parsed, where `\|` is one byte.
  func offset(at position: Int, in source: SourceText) -> Int? {
    var offset = range.lowerBound
    var left = position
    while offset < range.upperBound {
      if isEscapedPipe(at: offset, in: source) { offset += 1 }
      if left == 0 { return offset }
      left -= 1
      offset += 1
    }
    return nil
  }

  func isEscapedPipe(at offset: Int, in source: SourceText) -> Bool {
    source.bytes[offset] == UInt8(ascii: "\\") && offset + 1 < range.upperBound
      && source.bytes[offset + 1] == UInt8(ascii: "|")
  }
}
