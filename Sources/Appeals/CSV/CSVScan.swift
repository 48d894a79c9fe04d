/// One pass over the bytes of one row: finds its fields, its end, and what is wrong with it.
///
/// Separate from the reader so that its variables live in registers: every byte of a registry comes
/// through here.
struct CSVScan {
  enum Outcome {
    case complete
    case blank
    /// The bytes end before the row does.
    case incomplete
    case malformed(CSVProblem.Rule, at: Int)
    /// The row has more fields than there is room for.
    case tooManyFields
  }

  private enum FieldEnd {
    case field
    case row
    case incomplete
    case noRoom
    case malformed(CSVProblem.Rule, at: Int)
  }

  let delimiter: UInt8
  let limits: CSVReader.Limits
  let start: Int
  let end: Int
  /// Whether `end` is the end of the file.
  let isLast: Bool

  /// Where the next row begins, once the row is complete.
  private(set) var position: Int
  private(set) var fieldCount = 0
  /// Where the row ends, without its line end.
  private(set) var rowEnd = 0
  /// All bytes of the row or-ed together: below 0x80 means ASCII.
  private(set) var seen: UInt8 = 0
  private(set) var hasDoubledQuotes = false
  /// Line ends inside quoted fields.
  private(set) var innerLines = 0

  init(delimiter: UInt8, limits: CSVReader.Limits, start: Int, end: Int, isLast: Bool) {
    self.delimiter = delimiter
    self.limits = limits
    self.start = start
    self.end = end
    self.isLast = isLast
    position = start
  }

  // Fields go into a span and not an array: appending to an array asks each time whether somebody
  // else holds it, which took a tenth of the time.
  mutating func row(
    in bytes: Span<UInt8>, into fields: inout MutableSpan<CSVReader.Field>
  ) -> Outcome {
    if start == end { return .incomplete }
    while true {
      let isQuoted = position < end && bytes[position] == .quote
      let ending = isQuoted ? quoted(in: bytes, &fields) : plain(in: bytes, &fields)
      if position - start > limits.rowBytes {
        return .malformed(.longRow(limit: limits.rowBytes), at: start)
      }
      switch ending {
      case .field: continue
      case .row: return rowEnd == start ? .blank : .complete
      case .incomplete: return .incomplete
      case .noRoom: return .tooManyFields
      case .malformed(let rule, let place): return .malformed(rule, at: place)
      }
    }
  }

  @inline(__always)
  private mutating func plain(
    in bytes: Span<UInt8>, _ fields: inout MutableSpan<CSVReader.Field>
  ) -> FieldEnd {
    let opening = position
    // Copies of fields, and a span that ends where the loop does, so that the loop needs neither
    // memory nor a second comparison for each byte.
    let rest = bytes.extracting(position..<end)
    let delimiter = delimiter
    var seen = seen
    var length = 0
    while length < rest.count {
      let byte = rest[length]
      if byte == delimiter || isSpecial(byte) { break }
      seen |= byte
      length += 1
    }
    let index = opening + length
    self.seen = seen
    position = index
    if index - opening > limits.fieldBytes {
      return .malformed(.longField(limit: limits.fieldBytes), at: opening)
    }
    if fieldCount == fields.count { return .noRoom }
    fields[fieldCount] = CSVReader.Field(start: opening, end: index, opening: opening)
    fieldCount += 1
    return ending(in: bytes, otherwise: .bareQuote)
  }

  /// Quotation mark, line ends and NUL; all lie at or below the quotation mark.
  @inline(__always)
  private func isSpecial(_ byte: UInt8) -> Bool {
    byte <= .quote
      && (byte == .quote || byte == .lineFeed || byte == .carriageReturn || byte == 0)
  }

  private mutating func quoted(
    in bytes: Span<UInt8>, _ fields: inout MutableSpan<CSVReader.Field>
  ) -> FieldEnd {
    let opening = position
    let innerLinesBefore = innerLines
    position += 1
    while position < end {
      let byte = bytes[position]
      seen |= byte
      if byte == .quote {
        if position + 1 == end, !isLast { return .incomplete }
        guard position + 1 < end, bytes[position + 1] == .quote else { break }
        hasDoubledQuotes = true
        position += 1
      } else if byte == 0 {
        return .malformed(.nul, at: position)
      } else if byte == .lineFeed || byte == .carriageReturn {
        let isFirstHalf =
          byte == .carriageReturn && position + 1 < end
          && bytes[position + 1] == .lineFeed
        if !isFirstHalf { innerLines += 1 }
      }
      position += 1
      if position - opening > limits.fieldBytes { return tooLong(opening, innerLinesBefore) }
    }
    if position >= end {
      return isLast ? .malformed(.unclosedQuote, at: opening) : .incomplete
    }
    if fieldCount == fields.count { return .noRoom }
    fields[fieldCount] = CSVReader.Field(start: opening + 1, end: position, opening: opening)
    fieldCount += 1
    position += 1
    let ending = ending(in: bytes, otherwise: .textAfterQuote)
    if case .malformed(.textAfterQuote, _) = ending, innerLines > innerLinesBefore {
      return .malformed(.unclosedQuote, at: opening)
    }
    return ending
  }

  private func tooLong(_ opening: Int, _ innerLinesBefore: Int) -> FieldEnd {
    innerLines > innerLinesBefore
      ? .malformed(.unclosedQuote, at: opening)
      : .malformed(.longField(limit: limits.fieldBytes), at: opening)
  }

  /// What stands after a field: a delimiter, a line end, the end of the file, or something wrong.
  @inline(__always)
  private mutating func ending(
    in bytes: Span<UInt8>, otherwise rule: CSVProblem.Rule
  ) -> FieldEnd {
    rowEnd = position
    guard position < end else { return isLast ? .row : .incomplete }
    switch bytes[position] {
    case delimiter:
      position += 1
      return .field
    case .lineFeed:
      position += 1
      return .row
    case .carriageReturn:
      if position + 1 == end, !isLast { return .incomplete }
      position += position + 1 < end && bytes[position + 1] == .lineFeed ? 2 : 1
      return .row
    case 0: return .malformed(.nul, at: position)
    default: return .malformed(rule, at: position)
    }
  }
}
