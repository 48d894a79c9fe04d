/// How the rows of a pipe table are cut (GitHub Flavored Markdown §4.10).
enum TableSyntax {
  /// The most columns a table may have; wider ones cannot be read on any screen.
  static let columnLimit = 40
  /// The most cells, counting those that fill up short rows: the padding of thousands of short rows
  /// to thousands of columns is a known way to stop a site generator.
  static let cellLimit = 8000

  /// The cells of a row, without the white space around them. An escaped pipe does not end a cell,
  /// not even in code; any other escape is left to the inline parser.
  static func cells(ofRow row: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    cells.reserveCapacity(8)
    let row = trimmed(row, in: bytes)
    var offset = row.lowerBound
    if offset < row.upperBound, bytes[offset] == UInt8(ascii: "|") { offset += 1 }
    var start = offset
    while offset < row.upperBound {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < row.upperBound {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "|") {
        cells.append(trimmed(start..<offset, in: bytes))
        offset += 1
        start = offset
      } else {
        offset += 1
      }
    }
    let last = trimmed(start..<row.upperBound, in: bytes)
    if !last.isEmpty || cells.isEmpty { cells.append(last) }
    return cells
  }

  /// How each column is set; `nil` when the line is no delimiter row. One with no pipe at all is none
  /// either: that line underlines a heading, or is text.
  static func alignments(ofDelimiterRow row: Range<Int>, in bytes: [UInt8]) -> [Block.Alignment]? {
    guard bytes[row].contains(UInt8(ascii: "|")) else { return nil }
    var alignments: [Block.Alignment] = []
    for cell in cells(ofRow: row, in: bytes) {
      guard let alignment = alignment(of: cell, in: bytes) else { return nil }
      alignments.append(alignment)
    }
    return alignments
  }

  private static func alignment(of cell: Range<Int>, in bytes: [UInt8]) -> Block.Alignment? {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    let isLeft = start < end && bytes[start] == UInt8(ascii: ":")
    if isLeft { start += 1 }
    let isRight = start < end && bytes[end - 1] == UInt8(ascii: ":")
    if isRight { end -= 1 }
    if start == end { return nil }
    for offset in start..<end where bytes[offset] != UInt8(ascii: "-") { return nil }
    return isLeft ? (isRight ? .center : .left) : (isRight ? .right : Block.Alignment.none)
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
