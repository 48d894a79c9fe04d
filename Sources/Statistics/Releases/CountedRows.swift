import Appeals
import Core

/// The registry as figures have to count it: what was counted for a published period stays as it was,
/// whatever the registry says now.
///
/// Rows are kept as they were (``CountedRows/file``) each time a period is published. A row of a
/// published quarter keeps all its categories; a row of a published month its month and whether it
/// belongs to the total. An end that the registry learned of too late counts from the first day
/// that is still open; a row that came too late waits for the yearly revision, and one that was
/// withdrawn stays as it was until then.
package struct CountedRows: Sendable {
  package let table: AppealTable
  /// Rows of published periods that the registry has otherwise now, has no more, or has since.
  package let corrections: Int

  /// Where the rows are kept, in the folder of the content.
  package static let file = folder + "/rows.csv"
  package static let folder = "appeals/published"

  /// - Parameter published: the rows as they were counted; `nil` when nothing was kept.
  package init(
    _ registry: AppealTable, asPublished published: AppealTable?, _ plan: StatisticsPlan,
    _ ledger: ReleaseLedger, codes: AppealCodes
  ) {
    guard let published, let last = ledger.periods.filter({ $0.kind == .month }).max() else {
      table = registry
      corrections = 0
      return
    }
    var merging = Merging(
      registry: registry, published: published, plan: plan, last: last.last,
      quarters: ledger.periods.filter { $0.kind == .quarter }, codes: codes)
    merging.mergePublished()
    merging.addNew()
    table = merging.table
    corrections = merging.corrections
  }

  /// The rows registered by the end of a month: what has to be kept when it is published.
  package func rows(through month: Period) -> AppealTable {
    var kept = AppealTable()
    for row in 0..<table.count {
      if let day = table.registered[row], day <= month.last {
        kept.append(copying: table, row: row)
      }
    }
    return kept
  }
}

private struct Merging {
  let registry: AppealTable
  let published: AppealTable
  let plan: StatisticsPlan
  /// The last day that flows were published of.
  let last: CalendarDate
  let quarters: Set<Period>
  let codes: AppealCodes
  var table = AppealTable()
  var corrections = 0

  mutating func mergePublished() {
    for (row, now) in published.rows(in: registry).enumerated() {
      guard let registered = published.registered[row] else { continue }
      let quarter = Period.quarter(
        registered.components.year, (registered.components.month + 2) / 3)
      let state = quarter.closingDay(grace: plan.graceMonths)
      guard let now else {
        table.append(copying: published, row: row)
        corrections += 1
        continue
      }
      let isSettled = quarters.contains(quarter)
      merge(row, now, isSettled: isSettled, until: isSettled ? max(last, state) : last)
      if !table.counts(table.count - 1, like: registry, now) { corrections += 1 }
    }
  }

  /// - Parameter until: the last day of which all was said.
  private mutating func merge(_ row: Int, _ now: Int, isSettled: Bool, until: CalendarDate) {
    table.append(copying: isSettled ? published : registry, row: isSettled ? row : now)
    if !isSettled {
      let (before, after) = (published.registered[row], registry.registered[now])
      if before.map(month) != after.map(month) { table.setLastRegistered(before) }
      let (old, new) = (published.channels[row], registry.channels[now])
      if isOutside(old) != isOutside(new) { table.setLastChannel(old) }
    }
    if let end = published.closed[row], end <= until {
      table.setLastEnd(end, from: published, row: row)
    } else {
      let end = registry.closed[now].map { max($0, until.adding(days: 1)) }
      table.setLastEnd(end, from: registry, row: now)
    }
  }

  mutating func addNew() {
    for (row, known) in registry.rows(in: published).enumerated() where known == nil {
      guard let registered = registry.registered[row] else { continue }
      if registered > last {
        table.append(copying: registry, row: row)
      } else {
        corrections += 1
      }
    }
  }

  private func month(_ day: CalendarDate) -> Period {
    .month(day.components.year, day.components.month)
  }

  private func isOutside(_ channel: UInt8) -> Bool {
    codes.channels[channel]?.isOutsideTotal == true
  }
}
