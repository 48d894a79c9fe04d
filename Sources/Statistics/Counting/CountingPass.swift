import Appeals
import Core

/// One pass over the columns of the registry: the counts and measures of the years that are wanted.
struct CountingPass {
  private let plan: StatisticsPlan
  private let registry: AppealTable
  private let categories: [Categories]
  private let days: DayTables
  private(set) var years: [YearCounts]
  /// Four quarters a year.
  private(set) var measures: [[QuarterMeasures]]
  private let medians: [Bool]
  private let channel: Int?

  /// - Parameter rows: those to count, if not all.
  init(
    _ plan: StatisticsPlan, _ registry: AppealTable, _ counted: [CountedAppeals],
    _ categories: [Categories], years: [Int], through lastMonth: Period, calendar: WorkingCalendar,
    rules: DeadlineRules, rows: [UInt32]? = nil
  ) {
    self.plan = plan
    self.registry = registry
    self.categories = categories
    days = DayTables(plan, through: lastMonth, calendar: calendar, rules: rules)
    let dimensions = years.map {
      YearDimensions(year: $0, graceMonths: plan.graceMonths, categories: categories)
    }
    self.years = dimensions.map(YearCounts.init)
    let medians = categories.map { categories in
      plan.tables.contains { $0.hasMedian && $0.rows == categories.field }
    }
    self.medians = medians
    measures = dimensions.map { year in
      (0..<4).map { _ in QuarterMeasures(year, medians: medians) }
    }
    channel = categories.firstIndex { $0.field == .channel }
    if let rows { count(rows.lazy.map(Int.init)) } else { count(0..<registry.count) }
    for appeals in counted { count(appeals) }
  }

  private mutating func count(_ rows: some Sequence<Int>) {
    var leaves = [Int](repeating: 0, count: YearDimensions.planned + categories.count)
    for row in rows {
      let month = days.month(registry.registered.days[row])
      // Appeals of before the first month are brought forward into it.
      if month < 0 || month > days.lastMonth { continue }
      let closed = registry.closed.days[row]
      let state = days.state(registered: registry.registered.days[row], closed: closed)
      for position in categories.indices {
        leaves[position + YearDimensions.planned] = leaf(row, position, state)
      }
      for place in years.indices {
        let year = years[place].dimensions
        guard let registeredLeaf = days.registeredLeaf(month, closed, in: year) else { continue }
        leaves[YearDimensions.registered] = registeredLeaf
        leaves[YearDimensions.closed] = days.closedLeaf(closed, in: year)
        years[place].add(leaves)
        if registeredLeaf > 0 { measure(row, leaves, state, place, (registeredLeaf - 1) / 3) }
      }
    }
  }

  /// What is not stated is in no table of the period, so it does not matter where it is counted.
  private mutating func count(_ counted: CountedAppeals) {
    var leaves = [Int](repeating: 0, count: YearDimensions.planned + categories.count)
    for (cell, number) in counted.cells where cell.month <= days.lastMonth {
      for (position, categories) in categories.enumerated() {
        leaves[position + YearDimensions.planned] = categories.leaf(of: cell)
      }
      for place in years.indices {
        let year = years[place].dimensions
        guard let registered = days.registeredLeaf(cell.month, in: year) else { continue }
        leaves[YearDimensions.registered] = registered
        leaves[YearDimensions.closed] = days.closedLeaf(counted.closedBy, in: year)
        years[place].add(leaves, number)
      }
    }
  }

  private mutating func measure(
    _ row: Int, _ leaves: [Int], _ state: DayTables.State, _ year: Int, _ quarter: Int
  ) {
    if let channel, categories[channel].outside.contains(leaves[channel + YearDimensions.planned]) {
      return
    }
    if registry.flags[row].answer(.collective) == true {
      measures[year][quarter].signatories += Int(registry.signatories[row])
    }
    guard let elapsed = state.workingDays else { return }
    measures[year][quarter].days.add(elapsed)
    for position in categories.indices where medians[position] {
      let leaf = leaves[position + YearDimensions.planned]
      measures[year][quarter].daysOfLeaf[position][leaf].add(elapsed)
    }
  }

  @inline(__always)
  private func leaf(_ row: Int, _ position: Int, _ state: DayTables.State) -> Int {
    categories[position].leafOfNumber[number(row, position, state)]
  }

  /// The number of a code, or of a category as it is before some are merged.
  @inline(__always)
  private func number(_ row: Int, _ position: Int, _ state: DayTables.State) -> Int {
    let categories = categories[position]
    switch categories.field {
    case .channel: return Int(registry.channels[row])
    case .kind: return Int(registry.kinds[row])
    case .topic: return Int(registry.topics[row])
    case .region: return Int(registry.regions[row])
    case .body: return Int(registry.bodies[row])
    case .outcome: return state.isOpen ? 0 : Int(registry.outcomes[row])
    case .collective: return answer(registry.flags[row].answer(.collective))
    case .repeated: return answer(registry.flags[row].answer(.repeated))
    case .inspected: return answer(registry.flags[row].answer(.inspected))
    case .workingDays: return categories.band(of: state.workingDays)
    case .transfers:
      let number = registry.transfers[row]
      return categories.band(of: number == AppealTable.transfersNotStated ? nil : Int(number))
    case .timeliness:
      if state.isOpen { return 3 }
      if !state.isAfterTerm { return 0 }
      return registry.flags[row].answer(.extended) == true ? 1 : 2
    }
  }

  /// `yes`, `no`, not stated.
  private func answer(_ answer: Bool?) -> Int { answer.map { $0 ? 0 : 1 } ?? 2 }
}
