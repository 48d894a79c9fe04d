/// Reads comma-separated values (RFC 4180) from chunks of bytes, a row at a time.
///
/// Any line end (LF, CRLF, CR), a byte order mark and empty lines are accepted. The first row sets
/// the number of fields of the others. Feed a chunk, ask for rows until `.exhausted`, feed the next
/// one; call `finish` after the last chunk and ask again. The rows do not depend on where the chunks
/// are cut. Memory is one chunk and one row, whatever the file holds.
package struct CSVReader: Sendable {
  package struct Limits: Sendable {
    package var fieldBytes = 64 << 10
    package var rowBytes = 256 << 10

    package init() {}
  }

  /// One field of the current row: its content is `bytes[start..<end]`, without quotation marks.
  package struct Field: Sendable {
    package var start: Int
    package var end: Int
    /// Where the field begins as written, for its place.
    var opening: Int

    package var content: Range<Int> { Range(uncheckedBounds: (start, end)) }
  }

  package enum Event: Sendable {
    /// `fields` holds a row.
    case row
    case malformed(CSVProblem)
    /// Nothing more until the next chunk, or at all after `finish`.
    case exhausted
  }

  package let delimiter: UInt8
  package let limits: Limits
  /// Whether a row with fewer fields than the first gets empty ones instead of being malformed.
  package let padsShortRows: Bool
  /// How many rows got them.
  package internal(set) var paddedRows = 0

  /// What the fields point into; valid until the next call of `next` or `feed`.
  package internal(set) var bytes: [UInt8] = []
  /// Room for fields, of which the first `fieldCount` are those of the current row.
  package private(set) var fields = [Field](
    repeating: Field(start: 0, end: 0, opening: 0), count: 32)
  package private(set) var fieldCount = 0
  /// The line on which the current row begins.
  package private(set) var line = 1

  /// End of the bytes that were fed. Behind it lie fields whose doubled quotes were undone.
  var limit = 0
  private(set) var rowStart = 0
  var cursor = 0
  var cursorLine = 1
  private var expectedFields: Int?
  private var isFinished = false
  var isSkippingLine = false
  var mayBeginWithMark = true

  /// - Parameter firstLine: the number of the first line that is fed, where others stand before it.
  package init(
    delimiter: UInt8 = UInt8(ascii: ","), limits: Limits = Limits(), firstLine: Int = 1,
    padsShortRows: Bool = false
  ) {
    self.delimiter = delimiter
    self.limits = limits
    self.padsShortRows = padsShortRows
    cursorLine = firstLine
  }

  package mutating func feed(_ chunk: Span<UInt8>) {
    bytes.removeSubrange(limit...)
    bytes.removeSubrange(..<cursor)
    chunk.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    limit = bytes.count
    cursor = 0
  }

  /// Says that no chunk follows.
  package mutating func finish() {
    isFinished = true
  }

  package mutating func next() -> Event {
    if bytes.count > limit { bytes.removeSubrange(limit...) }
    guard skipMark(), skipRestOfLine() else { return .exhausted }
    while true {
      rowStart = cursor
      line = cursorLine
      var scan = CSVScan(
        delimiter: delimiter, limits: limits, start: cursor, end: limit, isLast: isFinished)
      switch find(&scan) {
      case .incomplete: return .exhausted
      case .blank:
        cursor = scan.position
        cursorLine += 1
      case .complete:
        cursor = scan.position
        cursorLine += 1 + scan.innerLines
        return accept(scan)
      case .malformed(let rule, let place): return recover(from: rule, at: place)
      case .tooManyFields: preconditionFailure("room is made until the row fits")
      }
    }
  }

  private mutating func find(_ scan: inout CSVScan) -> CSVScan.Outcome {
    // Taken out and put back: the span of the bytes holds all of `self`.
    var found = fields
    fields = []
    defer { fields = found }
    while true {
      var room = found.mutableSpan
      let attempt = scan
      let outcome = scan.row(in: bytes.span, into: &room)
      fieldCount = scan.fieldCount
      guard case .tooManyFields = outcome else { return outcome }
      scan = attempt
      found += found
    }
  }

  /// Line and column of a field of the current row, both from 1; the column counts Unicode scalars.
  package func place(ofField index: Int) -> (line: Int, column: Int) {
    place(of: fields[index].opening)
  }
}

extension CSVReader {
  /// False when the next chunk is needed to see whether a byte order mark begins the file.
  private mutating func skipMark() -> Bool {
    guard mayBeginWithMark else { return true }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let beginning = bytes[..<min(limit, 3)]
    if beginning.count < 3, mark.starts(with: beginning), !isFinished { return false }
    if beginning.elementsEqual(mark) { cursor = 3 }
    mayBeginWithMark = false
    return true
  }

  /// After a malformed row: drops bytes up to the end of the line. False when it has not come yet.
  private mutating func skipRestOfLine() -> Bool {
    guard isSkippingLine else { return true }
    while cursor < limit, bytes[cursor] != .lineFeed, bytes[cursor] != .carriageReturn {
      cursor += 1
    }
    guard let next = endOfLineEnd(at: cursor) else {
      if isFinished { cursor = limit }
      return false
    }
    cursor = next
    cursorLine += 1
    isSkippingLine = false
    return true
  }

  /// Where the line after the line end at `position` begins; `nil` when a byte is missing to say so.
  private func endOfLineEnd(at position: Int) -> Int? {
    guard position < limit else { return nil }
    if bytes[position] == .lineFeed { return position + 1 }
    if position + 1 < limit {
      return bytes[position + 1] == .lineFeed ? position + 2 : position + 1
    }
    return isFinished ? position + 1 : nil
  }

  private mutating func accept(_ scan: CSVScan) -> Event {
    if scan.seen >= 0x80, let place = firstInvalidByte(in: rowStart..<scan.rowEnd) {
      return malformed(.invalidUTF8, at: place)
    }
    let expected = expectedFields ?? fieldCount
    expectedFields = expected
    guard fieldCount == expected || fits(expected, rowEnd: scan.rowEnd) else {
      let place = fieldCount > expected ? fields[expected].opening : scan.rowEnd
      return malformed(.fieldCount(found: fieldCount, expected: expected), at: place)
    }
    if scan.hasDoubledQuotes { undoubleQuotes() }
    return .row
  }

  /// Empty fields too many say nothing: workbooks write a delimiter for each column that was ever
  /// used. Fields too few may be padded.
  private mutating func fits(_ expected: Int, rowEnd: Int) -> Bool {
    if fieldCount > expected {
      guard fields[expected..<fieldCount].allSatisfy({ $0.content.isEmpty }) else { return false }
    } else {
      guard padsShortRows else { return false }
      paddedRows += 1
      let empty = Field(start: rowEnd, end: rowEnd, opening: rowEnd)
      while fields.count < expected { fields += fields }
      for index in fieldCount..<expected { fields[index] = empty }
    }
    fieldCount = expected
    return true
  }

  /// Fields with doubled quotes get a clean copy behind the bytes that were fed, so that the row
  /// as written stays there for the places of its fields.
  private mutating func undoubleQuotes() {
    for index in 0..<fieldCount where bytes[fields[index].opening] == .quote {
      let field = fields[index]
      fields[index].start = bytes.count
      var position = field.start
      while position < field.end {
        bytes.append(bytes[position])
        position += bytes[position] == .quote ? 2 : 1
      }
      fields[index].end = bytes.count
    }
  }

  private func firstInvalidByte(in range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }

  /// Goes on with the next line. A quote that stays open past its line is taken for a slip on that
  /// line, because otherwise one forgotten mark would hide the rest of the file.
  private mutating func recover(from rule: CSVProblem.Rule, at place: Int) -> Event {
    let event = malformed(rule, at: place)
    cursor = place
    cursorLine += lineEnds(in: rowStart..<place)
    isSkippingLine = true
    return event
  }

  private func malformed(_ rule: CSVProblem.Rule, at position: Int) -> Event {
    let (line, column) = place(of: position)
    return .malformed(CSVProblem(rule: rule, line: line, column: column))
  }

  private func place(of position: Int) -> (line: Int, column: Int) {
    var column = 1
    var lineStart = rowStart
    for index in rowStart..<position where isLineEnd(at: index) {
      lineStart = index + 1
    }
    // Continuation bytes (10xxxxxx) do not begin a scalar.
    for index in lineStart..<position where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return (line + lineEnds(in: rowStart..<position), column)
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    range.count(where: isLineEnd)
  }

  /// The last byte of LF, CRLF or CR.
  private func isLineEnd(at index: Int) -> Bool {
    if bytes[index] == .lineFeed { return true }
    return bytes[index] == .carriageReturn
      && !(index + 1 < limit && bytes[index + 1] == .lineFeed)
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
