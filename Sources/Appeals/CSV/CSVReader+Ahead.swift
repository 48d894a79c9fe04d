/// Reading a batch of rows before those in front of it have been read.
extension CSVReader {
  /// Whether a row begins with what is fed next.
  var isBetweenRows: Bool { cursor == limit && !isSkippingLine && !mayBeginWithMark }

  /// The bytes that were fed last, and those before them that are still needed.
  var fed: ArraySlice<UInt8> { bytes[..<limit] }

  /// A reader of a batch of the same text that begins with a row. It counts lines from 0.
  func ahead(_ batch: [UInt8]) -> CSVReader {
    var reader = self
    reader.bytes = batch
    reader.limit = batch.count
    (reader.cursor, reader.cursorLine, reader.paddedRows) = (0, 0, 0)
    (reader.isSkippingLine, reader.mayBeginWithMark) = (false, false)
    return reader
  }

  /// Goes on where a batch ends that another reader has read from here.
  mutating func goOn(behind batch: CSVReader) {
    let (lines, padded) = (cursorLine, paddedRows)
    self = batch
    cursorLine += lines
    paddedRows += padded
  }

  /// What was found before at a place of the bytes at hand. Reading goes on where it was.
  mutating func again(at start: Int, line: Int) -> Event {
    let before = (cursor, cursorLine, isSkippingLine, paddedRows)
    defer { (cursor, cursorLine, isSkippingLine, paddedRows) = before }
    (cursor, cursorLine, isSkippingLine) = (start, line, false)
    return next()
  }

  /// Gives up the beginning of a row that has not ended.
  mutating func takeRest() -> [UInt8] {
    if isSkippingLine { return [] }
    defer {
      bytes = []
      (limit, cursor) = (0, 0)
    }
    return Array(bytes[cursor..<limit])
  }
}
