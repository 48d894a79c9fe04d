import Appeals
import Core

/// What may be said of periods in which some appeals are known as counts only.
///
/// A table that counts all appeals but does not know some of them would be about another whole than
/// it says. So a table is made for a period only when every source of counts in it states what the
/// table is about, and the flow of appeals only when all that were counted are known to be closed.
/// Counts of a quarter say nothing of its months.
struct CountedCoverage: Sendable {
  let counted: [CountedAppeals]

  init(_ counted: [CountedAppeals]) { self.counted = counted }

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

  /// Whether all sources of counts in the period say what the table is about.
  func states(_ table: PlanTable, in period: Period) -> Bool {
    if !knowsReceived(period) { return false }
    return [table.rows, table.columns].compactMap(\.self).allSatisfy { field in
      sources(in: period).allSatisfy { source in
        field.column.map(source.stated.contains) == true
      }
    }
  }

  /// Whether brought forward, closed and pending are known: nothing that was counted may have been
  /// open in the period.
  func knowsFlow(_ period: Period) -> Bool {
    counted.allSatisfy { source in
      source.period.lowerBound > period.last || source.closedBy.map { $0 < period.first } == true
    }
  }

  /// Tables of the plan and of the flow that are left out of a period.
  func leftOut(of plan: StatisticsPlan, in period: Period) -> [String] {
    let tables = plan.tables.filter { $0.isPublished(for: period) && !states($0, in: period) }
    let unknown = knowsReceived(period) ? [Flow.broughtForward, .closed, .pending] : Flow.allCases
    return (knowsFlow(period) ? [] : unknown.map(\.rawValue)) + tables.map(\.id)
  }
}

extension PlanDimension.Field {
  /// The column that counts may be by; `nil` for what follows from days or answers.
  fileprivate var column: AppealColumn? {
    switch self {
    case .channel: .channel
    case .kind: .kind
    case .topic: .topic
    case .region: .region
    case .body: .body
    case .outcome: .outcome
    default: nil
    }
  }
}
