import Appeals
import Core
import Disclosure

/// All that may be said of the registry in numbers, read from the ledger: the only way from counts to
/// pages, charts and files. Nothing in it was counted by the build that shows it, but one rounded
/// number of the open period.
package struct PublishedStatistics: Sendable {
  package let plan: StatisticsPlan
  package let ledger: ReleaseLedger
  package let categories: [Categories]
  package let codes: AppealCodes
  /// Published periods, oldest first.
  package let periods: [Period]
  package let open: OpenPeriod?
  /// Appeals whose value of a dimension has no mapping and counts as "not stated".
  package let unmapped: [Unmapped]
  /// The registry was made up by this tool.
  package let isDemonstration: Bool
  private let tables: [String: ProtectedTable]
  private let releaseOfPeriod: [Period: Int]

  /// What is known of appeals after the last closed month.
  package struct OpenPeriod: Sendable {
    package let first: CalendarDate
    package let asOf: CalendarDate
    /// Registered at least, rounded down to a multiple of `openStep`; `nil` below one.
    package let atLeast: Int?
  }

  /// As of the whole registry at the time of the build, so in steps that hide single appeals.
  package struct Unmapped: Hashable, Sendable {
    package let field: PlanDimension.Field
    /// Rounded down to a multiple of `openStep`; `nil` below one.
    package let atLeast: Int?

    package init(_ field: PlanDimension.Field, appeals: Int, step: Int) {
      self.field = field
      atLeast = appeals < step ? nil : appeals / step * step
    }
  }

  package init(
    plan: StatisticsPlan, ledger: ReleaseLedger, categories: [Categories], codes: AppealCodes,
    open: OpenPeriod?, unmapped: [Unmapped] = [], isDemonstration: Bool
  ) {
    self.plan = plan
    self.ledger = ledger
    self.categories = categories
    self.codes = codes
    self.open = open
    self.unmapped = unmapped
    self.isDemonstration = isDemonstration
    periods = ledger.periods.sorted()
    let all = ledger.releases.flatMap(\.families).flatMap(\.tables)
    tables = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    releaseOfPeriod = Dictionary(
      ledger.releases.flatMap { release in release.periods.map { ($0, release.number) } }
    ) { first, _ in first }
  }

  /// The tables of the plan that have been published of some period; before the first closing all.
  package var shownTables: [PlanTable] {
    if periods.isEmpty { return plan.tables }
    return plan.tables.filter { table in periods.contains { self.table(table.id, $0) != nil } }
  }

  package func table(_ id: String, _ period: Period) -> ProtectedTable? {
    tables["\(id)-\(period)"]
  }

  package func flow(_ flow: Flow, _ period: Period) -> ProtectedCount? {
    guard let table = table(flow.table, period) else { return nil }
    let place = table.shape.axes[0].categories.firstIndex { $0.code == flow.rawValue }
    return place.map { table.cells[$0] }
  }

  /// The years that were counted anew.
  package var revisedYears: [Int] { ledger.releases.compactMap(\.revises) }

  /// The table of a year as it was counted anew.
  package func revised(_ id: String, _ year: Int) -> ProtectedTable? {
    tables[FiguresRelease.revised(id, year)]
  }

  package func measures(_ period: Period) -> PeriodMeasures? {
    release(of: period)?.measures[period]
  }

  package func release(of period: Period) -> FiguresRelease? {
    releaseOfPeriod[period].map { ledger.releases[$0 - 1] }
  }

  package func categories(_ field: PlanDimension.Field) -> Categories? {
    categories.first { $0.field == field }
  }

  /// Appeals received in all closed months; `nil` where one is hidden or none is closed.
  package var received: Int? {
    let months = periods.filter { $0.kind == .month }.map { flow(.received, $0)?.value }
    let known = months.compactMap(\.self)
    return known.isEmpty || known.count < months.count ? nil : known.reduce(0, +)
  }

  /// The last periods of a kind, oldest first.
  package func last(_ count: Int, _ kind: Period.Kind) -> [Period] {
    Array(periods.filter { $0.kind == kind }.suffix(count))
  }
}

extension PublishedStatistics.OpenPeriod {
  /// One number, at the level of the grand total, in steps that hide single appeals.
  package init(
    _ registry: AppealTable, _ codes: AppealCodes, counted: [CountedAppeals] = [],
    after month: Period, asOf: CalendarDate, step: Int
  ) {
    var count = 0
    let first = DateColumn.holds(month.first) ? month.first : asOf
    // By number: a code has names in three languages, and copying them took longer than all else here.
    let isInTotal = (0...codes.channels.count).map {
      codes.channels[$0]?.isOutsideTotal != true
    }
    for row in 0..<registry.count {
      guard let day = registry.registered[row], day >= first, day <= asOf else { continue }
      if isInTotal[Int(registry.channels[row])] { count += 1 }
    }
    let firstMonth = first.components.year * 12 + first.components.month - 1
    for appeals in counted where appeals.period.upperBound <= asOf {
      for (cell, number) in appeals.cells where cell.month >= firstMonth {
        if isInTotal[Int(cell.channel)] { count += number }
      }
    }
    self.first = month.first
    self.asOf = asOf
    atLeast = count < step ? nil : count / step * step
  }
}

extension PublishedStatistics {
  /// Reports tables that were published and are not in the plan: their pages would vanish.
  package func check(reporting diagnostics: inout [Diagnostic]) {
    let known = Set(plan.tables.map(\.id) + Flow.tables)
    let published = ledger.releases.flatMap(\.families).flatMap(\.tables)
    for id in Set(published.map(PublishedStatistics.id)).subtracting(known).sorted() {
      diagnostics.append(
        Diagnostic(
          .error, "statistics.withdrawn", "table ‘\(id)’ was published and is not in the plan",
          at: plan.location, hint: "put it back under tables", showsSource: false))
    }
  }

  /// `topics` of `topics-2026-q1`; ids have no digits, so the period begins at the first.
  private static func id(of table: ProtectedTable) -> String {
    let name = table.name.prefix { !$0.isNumber }
    return String(name.hasSuffix("-") ? name.dropLast() : name[...])
  }
}
