import Core
import Libcmark

/// The bytes of a page cut into lines, and the way from bytes to the places messages speak of.
///
/// An object: it is handed to whatever looks for a place, and a copy counts four references.
final class SourceText {
  let bytes: [UInt8]
  let path: String
  /// Lines of the file before the text (its front matter).
  let lineOffset: Int
  /// Byte offsets of the starts of lines, and the end of the text. Lines end as cmark ends them: by
  /// line feed, carriage return or both.
  let lineStarts: [Int]
  let hasEntities: Bool
  /// Byte offsets of what no page may hold: control characters and broken UTF-8.
  let faults: [CharacterFault]

  init(_ bytes: [UInt8], path: String, lineOffset: Int) {
    self.bytes = bytes
    self.path = path
    self.lineOffset = lineOffset
    let survey = Survey(of: bytes)
    lineStarts = survey.lineStarts
    faults = survey.faults
    hasEntities = bytes.offset(of: UInt8(ascii: "&")) != nil
  }

  var lineCount: Int { lineStarts.count - 1 }

  /// A line (from 1) without its line end.
  func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    var end = lineStarts[line]
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The line (from 1) that holds a byte.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low + 1
  }

  func location(at offset: Int) -> SourceLocation {
    location(at: offset, inLine: line(at: offset))
  }

  private func location(at offset: Int, inLine line: Int) -> SourceLocation {
    SourceLocation(
      path: path, line: line + lineOffset,
      column: 1 + characters(in: lineStarts[line - 1]..<min(offset, bytes.count)))
  }

  /// As `location(at:)`, counted on from the place that was asked for before, so that a line of many
  /// links is counted once.
  func location(at offset: Int, after cursor: inout LineCursor) -> SourceLocation {
    if offset < cursor.offset || offset >= lineStarts[cursor.line] {
      let line = line(at: offset)
      cursor = LineCursor(line: line, offset: lineStarts[line - 1])
    }
    cursor.column += characters(in: cursor.offset..<offset)
    cursor.offset = offset
    return SourceLocation(path: path, line: cursor.line + lineOffset, column: cursor.column)
  }

  /// Unicode scalars in a range of bytes.
  private func characters(in range: Range<Int>) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = range.count
      var offset = range.lowerBound
      // Eight bytes at a time: of those behind the first of a character the top bit stands alone.
      while offset + 8 <= range.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let others = word & ~(word << 1) & 0x8080_8080_8080_8080
        // In each byte of the product its own bits and all below are added up; in the top one all.
        count -= Int(truncatingIfNeeded: ((others >> 7) &* 0x0101_0101_0101_0101) >> 56)
        offset += 8
      }
      while offset < range.upperBound {
        count -= bytes[offset] & 0xC0 == 0x80 ? 1 : 0
        offset += 1
      }
      return count
    }
  }

  /// - Parameters:
  ///   - line: from 1.
  ///   - column: in bytes, from 1, as cmark counts.
  func location(line: Int, column: Int) -> SourceLocation {
    if line < 1 || line > lineCount { return SourceLocation(path: path, line: line + lineOffset) }
    let offset = min(lineStarts[line - 1] + max(0, column - 1), lineStarts[line])
    return location(at: offset, inLine: line)
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Where the words of a line start when it goes on a paragraph inside `quotes` block quotes: behind
  /// white space and at most that many `>`.
  func contentStart(ofLine line: Int, quotes: Int) -> Int {
    let range = range(ofLine: line)
    var offset = range.lowerBound
    var left = quotes
    while offset < range.upperBound {
      switch bytes[offset] {
      case 0x20, 0x09: break
      case UInt8(ascii: ">") where left > 0: left -= 1
      default: return offset
      }
      offset += 1
    }
    return offset
  }

  /// Where two bytes stand side by side.
  func offsets(of first: UInt8, before second: UInt8) -> some Sequence<Int> {
    sequence(state: 0) { [bytes] start in
      while let offset = bytes.offset(of: first, from: start) {
        start = offset + 1
        if start < bytes.count, bytes[start] == second { return offset }
      }
      return nil
    }
  }
}

/// The place asked for last.
struct LineCursor {
  /// From 1.
  let line: Int
  var offset: Int
  var column = 1

  init(line: Int, offset: Int) {
    self.line = line
    self.offset = offset
  }
}
