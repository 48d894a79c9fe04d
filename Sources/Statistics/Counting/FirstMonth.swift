import Appeals
import Core

extension StatisticsPlan {
  /// The plan with its first month: as the settings say, else as the ledger began, else the first month
  /// with so many appeals that their number may be shown. Fewer before it are stragglers of earlier
  /// years, and are brought forward.
  ///
  /// - Parameter day: of the data; its month is the first of a registry that has no other.
  package func beginning(
    with registry: AppealTable, _ counted: [CountedAppeals], after ledger: ReleaseLedger,
    asOf day: CalendarDate
  ) -> StatisticsPlan {
    if namesFirstMonth { return self }
    if let first = ledger.periods.filter({ $0.kind == .month }).min() { return beginning(first) }
    var appeals: [Int: Int] = [:]
    for row in 0..<registry.count {
      guard let day = registry.registered[row] else { continue }
      appeals[StatisticsPlan.month(of: day), default: 0] += 1
    }
    for source in counted {
      for (cell, number) in source.cells { appeals[cell.month, default: 0] += number }
    }
    let first = appeals.filter { $0.value >= threshold }.keys.min() ?? StatisticsPlan.month(of: day)
    return beginning(.month(first / 12, first % 12 + 1))
  }

  private static func month(of day: CalendarDate) -> Int {
    day.components.year * 12 + day.components.month - 1
  }
}
