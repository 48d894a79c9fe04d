import Appeals
import Core

/// What may be said of periods in which some appeals are known as counts only, or of a registry that
/// does not have every column of the plan.
///
/// A table that counts all appeals but does not know some of them would be about another whole than
/// it says. So a table is made for a period only when every source of counts in it states what the
/// table is about, and the flow of appeals only when all that were counted are known to be closed.
/// Counts of a quarter say nothing of its months.
struct Coverage: Sendable {
  let counted: [CountedAppeals]
  /// `nil`: the rows state everything, or there are none.
  let rows: StatedColumns?

  init(_ counted: [CountedAppeals], rows: StatedColumns? = nil) {
    self.counted = counted
    self.rows = rows
  }

  private func sources(in period: Period) -> [CountedAppeals] {
    counted.filter { $0.period.overlaps(period.first...period.last) }
  }

  /// Whether rows tell everything about the appeals registered in the period.
  func isWithoutCounts(_ period: Period) -> Bool { sources(in: period).isEmpty }

  /// Whether it is known of all counted appeals that they belong to the period, or do not.
  func knowsReceived(_ period: Period) -> Bool {
    sources(in: period).allSatisfy { source in
      source.isByMonth
        || period.first <= source.period.lowerBound && source.period.upperBound <= period.last
    }
  }

  /// Whether the rows and all sources of counts in the period say what the table is about.
  func states(_ table: PlanTable, in period: Period) -> Bool {
    if !knowsReceived(period) { return false }
    let isOfRows = rows?.days.overlaps(period.first...period.last) == true
    return [table.rows, table.columns].compactMap(\.self).allSatisfy { field in
      (!isOfRows || rows?.columns.contains(field.column) == true)
        && sources(in: period).allSatisfy { $0.stated.contains(field.column) }
    }
  }

  /// Whether the rows have every column that the table needs.
  func hasColumns(of table: PlanTable) -> Bool {
    [table.rows, table.columns].compactMap(\.self).allSatisfy {
      rows?.columns.contains($0.column) != false
    }
  }

  /// Whether brought forward, closed and pending are known: nothing that was counted may have been
  /// open in the period.
  func knowsFlow(_ period: Period) -> Bool {
    counted.allSatisfy { source in
      source.period.lowerBound > period.last || source.closedBy.map { $0 < period.first } == true
    }
  }

  /// Tables of the plan and of the flow that are left out of a period on account of counts.
  func leftOut(of plan: StatisticsPlan, in period: Period) -> [String] {
    let tables = plan.tables.filter {
      $0.isPublished(for: period) && !states($0, in: period) && hasColumns(of: $0)
    }
    let unknown = knowsReceived(period) ? [Flow.broughtForward, .closed, .pending] : Flow.allCases
    return (knowsFlow(period) ? [] : unknown.map(\.rawValue)) + tables.map(\.id)
  }
}

/// What the rows of a registry can be counted by.
package struct StatedColumns: Sendable {
  package let columns: Set<AppealColumn>
  /// From the first to the last registration.
  let days: ClosedRange<CalendarDate>

  /// - Parameter columns: those that the office's export has, or that `registry.yaml` fills in.
  package init?(_ columns: Set<AppealColumn>, of registry: AppealTable) {
    guard let first = registry.registered.oldest, let last = registry.registered.newest else {
      return nil
    }
    self.columns = columns
    days = first...last
  }
}

extension PlanDimension.Field {
  /// The column that says it.
  package var column: AppealColumn {
    switch self {
    case .channel: .channel
    case .kind: .kind
    case .topic: .topic
    case .region: .region
    case .body: .body
    case .outcome: .outcome
    case .collective: .collective
    case .repeated: .repeated
    case .inspected: .inspected
    case .transfers: .transfers
    case .timeliness, .workingDays: .closed
    }
  }
}
