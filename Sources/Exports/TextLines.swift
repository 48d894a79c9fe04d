/// Cuts pieces of a text into lines, without their ends and without a byte order mark at the beginning.
/// Feed a piece and ask for lines until there are none, feed the next; say `finish` after the last.
struct TextLines {
  /// What `next` gives a range of; valid until the next call of `feed`.
  private(set) var bytes: [UInt8] = []
  /// Of the line that `next` gave, from 1.
  private(set) var number = 0
  private var cursor = 0
  private var isFinished = false

  /// Bytes after the last whole line.
  var openBytes: Int { bytes.count - cursor }

  mutating func feed(_ piece: Span<UInt8>) {
    bytes.removeSubrange(..<cursor)
    cursor = 0
    piece.withUnsafeBufferPointer { bytes += $0 }
  }

  mutating func finish() { isFinished = true }

  mutating func next() -> Range<Int>? {
    var end = cursor
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end == bytes.count, !isFinished || cursor == end { return nil }
    var line = cursor..<end
    cursor = min(end + 1, bytes.count)
    number += 1
    if number == 1, bytes[line].starts(with: [0xEF, 0xBB, 0xBF]) {
      line = line.lowerBound + 3..<end
    }
    if let last = line.last, bytes[last] == UInt8(ascii: "\r") { line = line.lowerBound..<last }
    return line
  }
}
