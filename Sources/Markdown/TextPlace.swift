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

  /// - Parameter block: a paragraph or a heading.
  init(_ block: OpaquePointer, quotes: Int, in source: SourceText) {
    let place = BlockPlace(block)
    (line, column) = (place.line, place.column)
    let end = Int(cmark_node_get_end_line(block))
    // The last line of a heading of several lines is its underline.
    endLine = cmark_node_get_type(block) == CMARK_NODE_HEADING ? max(line, end - 1) : end
    self.quotes = quotes
    let start = source.lineStarts[line - 1] + column - 1
    let mayStartWithDefinition =
      endLine > line && source.startsLikeDefinition(at: start, before: source.lineStarts[endLine])
    lineShift = mayStartWithDefinition ? max(0, endLine - line - lineBreaks(in: block)) : 0
  }

  /// The byte that cmark places at `line` and `column`; `nil` when it cannot be right. cmark supposes
  /// that each line of a block starts where its first line does, and goes on counting columns behind
  /// the line ends it overlooks (those behind a backslash, and those inside links).
  func offset(line: Int, column: Int, in source: SourceText) -> Int? {
    var line = line + lineShift
    var left = column - self.column
    guard line >= 1, left >= 0 else { return nil }
    while line <= min(endLine, source.lineCount) {
      let start =
        line == self.line
        ? source.lineStarts[line - 1] + self.column - 1
        : source.contentStart(ofLine: line, quotes: quotes)
      let length = source.lineStarts[line] - start
      if left < length { return start + left }
      left -= length
      line += 1
    }
    return nil
  }
}

extension SourceText {
  /// Whether a bracket opens at `start` and the next unescaped one closes before a colon.
  fileprivate func startsLikeDefinition(at start: Int, before end: Int) -> Bool {
    guard start < end, bytes[start] == UInt8(ascii: "[") else { return false }
    var offset = start + 1
    while offset + 1 < end {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "]"): return bytes[offset + 1] == UInt8(ascii: ":")
      default: break
      }
      offset += 1
    }
    return false
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
