import Core

/// Counts by one characteristic, coarse enough to show as they are: no row is below the smallest
/// count that may be shown.
///
/// Small categories are put together in one row; while that row is itself too small, the next
/// smallest category joins it. Each table has one characteristic, so two tables of the same appeals
/// share nothing but their total and cannot be played against each other.
package struct CoarseTable: Sendable {
  package struct Row: Sendable, Equatable {
    package let name: Localized<String>
    package let count: Int
  }

  /// Largest first.
  package let rows: [Row]
  /// Categories too small to show by themselves, together; `nil` when there are none.
  package let others: Int?
  package let total: Int

  /// `nil` when fewer than two rows could be shown.
  ///
  /// - Parameters:
  ///   - categories: every category with its exact count; their sum is the total.
  ///   - smallest: the smallest count that may be shown, at least 1.
  package init?(_ categories: [Row], smallest: Int) {
    precondition(smallest >= 1)
    var shown = categories.filter { $0.count > 0 }
    shown.sort { ($1.count, $0.name.ky) < ($0.count, $1.name.ky) }
    var others = 0
    while let last = shown.last, last.count < smallest || (others > 0 && others < smallest) {
      others += last.count
      shown.removeLast()
    }
    if others > 0, others < smallest { return nil }
    if shown.count + (others > 0 ? 1 : 0) < 2 { return nil }
    rows = shown
    self.others = others > 0 ? others : nil
    total = shown.map(\.count).reduce(0, +) + others
  }
}
