/// Where each row of a table was read: which source, which line.
package struct RowPlaces: Sendable {
  private var lines = LineIndex()
  /// The first row of each source that gave any.
  private var starts: [(row: Int, source: Int)] = []
  /// Rows that a later source replaced.
  private var replaced: [Int: (source: Int, line: Int)] = [:]

  /// Rows are added in order.
  mutating func append(row: Int, source: Int, line: Int) {
    if starts.last?.source != source { starts.append((row, source)) }
    lines.append(row: row, line: line)
  }

  mutating func replace(row: Int, source: Int, line: Int) {
    replaced[row] = (source, line)
  }

  func source(ofRow row: Int) -> Int {
    replaced[row]?.source ?? starts.last { $0.row <= row }?.source ?? 0
  }

  func line(ofRow row: Int) -> Int {
    replaced[row]?.line ?? lines.line(ofRow: row)
  }

  /// The places of the rows that stay when some are taken out.
  func keeping(_ rows: [Int]) -> RowPlaces {
    var places = RowPlaces()
    for (new, old) in rows.enumerated() {
      places.append(row: new, source: source(ofRow: old), line: line(ofRow: old))
    }
    return places
  }
}
