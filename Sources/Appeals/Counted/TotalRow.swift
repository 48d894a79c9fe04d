import Core

/// Looks among rows of counts for one that is the sum of all the others: what a spreadsheet calls
/// `Итого`, and what would count every appeal twice.
///
/// Rows of one month are held against each other; where nobody says the month, all rows are. Such a row
/// counts half of everything, so the largest one is all that need be remembered.
struct TotalRow: Sendable {
  private struct Month: Sendable {
    var rows = 0
    var sum = 0
    var largest = 0
    var place: SourceLocation
  }

  private var months: [Int: Month] = [:]

  /// - Parameter place: of the number in the file.
  mutating func add(_ count: Int, month: Int, at place: SourceLocation) {
    if count == 0 { return }
    var sums = months[month] ?? Month(place: place)
    sums.rows += 1
    sums.sum += count
    if count > sums.largest { (sums.largest, sums.place) = (count, place) }
    months[month] = sums
  }

  /// Of two rows with the same number neither need be a total.
  var diagnostics: [Diagnostic] {
    months.sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.rows > 2 && $0.largest * 2 == $0.sum }
      .map { month in
        Diagnostic(
          .warning, "counted.total", "the number of the row is the sum of all the others",
          at: month.place,
          hint:
            "if it is a total, drop it: ‘filters: [{column: …, drop: [Итого]}]’; its appeals count twice now",
          showsSource: false)
      }
  }
}
