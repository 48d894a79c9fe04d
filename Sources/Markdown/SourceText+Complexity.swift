import Core

/// Bounds on what cmark is asked to parse. Its time grows with the product of some counts (levels of
/// lists and blank lines, brackets of images and each other), so a text beyond every sensible count
/// is refused unread: then time grows with the size of the text and nothing else.
extension SourceText {
  /// Marks of lists and quotes, or columns of indentation, at the start of a line.
  private static let markLimit = 64
  private static let indentationLimit = 256
  private static let imageLimit = 1000
  /// Bytes between blank lines.
  private static let blockLimit = 65_536

  /// What is wrong with a text no parser should be given; `nil` for every other.
  var complexity: Diagnostic? {
    var blockStart = lineStarts[0]
    for line in 1...lineCount {
      let start = lineStarts[line - 1]
      if startsDeep(line) {
        return complaint(
          "nesting", "more than \(Self.markLimit) levels of lists or quotes", at: start,
          hint: "make the text flatter")
      }
      if isBlankLine(start..<lineStarts[line]) { blockStart = lineStarts[line] }
      if lineStarts[line] - blockStart > Self.blockLimit {
        return complaint(
          "size", "a paragraph or table of more than \(Self.blockLimit) bytes", at: blockStart,
          hint: "divide it by blank lines")
      }
    }
    return imageComplaint
  }

  private func complaint(
    _ code: String, _ message: String, at offset: Int, hint: String
  ) -> Diagnostic {
    Diagnostic(.error, "markdown." + code, message, at: location(at: offset), hint: hint)
  }

  private func startsDeep(_ line: Int) -> Bool {
    var marks = 0
    var spaces = 0
    for offset in lineStarts[line - 1]..<lineStarts[line] {
      switch bytes[offset] {
      case 0x20, 0x09: spaces += 1
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "."), UInt8(ascii: ")"):
        marks += isFollowedBySpace(offset) || bytes[offset] == UInt8(ascii: ">") ? 1 : 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return marks > Self.markLimit || spaces - marks > Self.indentationLimit
      }
    }
    return marks > Self.markLimit
  }

  private func isFollowedBySpace(_ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset + 1] <= 0x20
  }

  private func isBlankLine(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 <= 0x20 }
  }

  private var imageComplaint: Diagnostic? {
    var count = 0
    for offset in offsets(of: UInt8(ascii: "!"), before: UInt8(ascii: "[")) {
      count += 1
      if count > Self.imageLimit {
        return complaint(
          "image", "more than \(Self.imageLimit) images; none is supported in pages", at: offset,
          hint: "say it in words")
      }
    }
    return nil
  }
}
