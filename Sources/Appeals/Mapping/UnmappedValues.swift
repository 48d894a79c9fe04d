import Core

/// Values without a mapping, counted by column: how many rows and different values, and of the first
/// different ones the first place of each. A message shows the place and a known value near to it,
/// never the value.
struct UnmappedValues: Sendable {
  static let listed = 1000

  struct Value: Sendable {
    let text: FoldedText
    let line: Int
    let field: Int
    var rows = 0
  }

  private(set) var values: [AppealColumn: [Value]] = [:]
  private var places: [AppealColumn: [FoldedText: Int]] = [:]
  private(set) var rows: [AppealColumn: Int] = [:]
  /// Rows whose values were beyond those listed.
  private(set) var unlisted: [AppealColumn: Int] = [:]

  mutating func count(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ column: AppealColumn, line: Int, field: Int
  ) {
    rows[column, default: 0] += 1
    // The beginning tells values apart well enough for a hint.
    let beginning = cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 256)
    let text = bytes.extracting(beginning).withUnsafeBufferPointer { FoldedText(bytes: $0) }
    if let place = places[column]?[text] {
      values[column]?[place].rows += 1
    } else if values[column, default: []].count < UnmappedValues.listed {
      places[column, default: [:]][text] = values[column]?.count ?? 0
      values[column, default: []].append(Value(text: text, line: line, field: field, rows: 1))
    } else {
      unlisted[column, default: 0] += 1
    }
  }
}
