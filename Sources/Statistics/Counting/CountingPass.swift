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
  private(set) var measures: [[QuarterMeasures]] = []
  /// Of each dimension whether some table gives medians of it.
  private let medians: [Bool]
  private let channel: Int?
  /// For each leaf of the channel.
  private let isOutside: [Bool]

  /// - Parameter rows: those to count, if not all.
  init(
    _ plan: StatisticsPlan, _ registry: AppealTable, _ counted: [CountedAppeals],
    _ categories: [Categories], years: [Int], through lastMonth: Period, calendar: WorkingCalendar,
    rules: DeadlineRules, rows: [UInt32]? = nil
  ) {
    self.plan = plan
    self.registry = rows.map { registry.only($0) } ?? registry
    self.categories = categories
    days = DayTables(plan, through: lastMonth, calendar: calendar, rules: rules)
    let dimensions = years.map {
      YearDimensions(year: $0, graceMonths: plan.graceMonths, categories: categories)
    }
    self.years = dimensions.map(YearCounts.init)
    medians = categories.map { categories in
      plan.tables.contains { $0.hasMedian && $0.rows == categories.field }
    }
    channel = categories.firstIndex { $0.field == .channel }
    isOutside =
      channel.map { channel in
        categories[channel].leaves.indices.map(categories[channel].outside.contains)
      } ?? []
    count()
    measures = measured()
    for appeals in counted { count(appeals) }
  }

  private mutating func count() {
    let ranges = stride(from: 0, to: registry.count, by: RowBlock.size).map {
      $0..<min($0 + RowBlock.size, registry.count)
    }
    let (table, dimensions, tables) = (registry, categories, days)
    let wanted = years.map(\.dimensions)
    let shares = concurrentMap(ranges, chunk: 1) { rows in
      let block = RowBlock(rows, of: table, dimensions, tables)
      return wanted.map { YearShare(of: block, in: $0, through: tables.lastMonth) }
    }
    for ofYears in shares {
      for (place, share) in ofYears.enumerated() { years[place].add(share) }
    }
  }

  /// What is measured in the quarters of each year.
  private func measured() -> [[QuarterMeasures]] {
    let quarters = years.indices.flatMap { year in (0..<4).map { (year: year, quarter: $0) } }
    let measures = concurrentMap(quarters, chunk: 1) { quarter in
      var measures = QuarterMeasures(years[quarter.year].dimensions, medians: medians)
      for share in years[quarter.year].shares {
        measures.add(share, ofQuarter: quarter.quarter, outside: (channel, isOutside))
      }
      return measures
    }
    return years.indices.map { year in Array(measures[year * 4..<year * 4 + 4]) }
  }

  /// What is not stated is in no table of the period, so it does not matter where it is counted.
  private mutating func count(_ counted: CountedAppeals) {
    for (cell, number) in counted.cells where cell.month <= days.lastMonth {
      let planned = categories.map { $0.leaf(of: cell) }
      for place in years.indices {
        let (year, later) = (years[place].dimensions.year, years[place].dimensions.laterLeaf)
        guard let registered = days.registeredLeaf(cell.month, in: year) else { continue }
        let closed = days.closedLeaf(counted.closedBy, in: year, later: later)
        years[place].add([registered, closed] + planned, number)
      }
    }
  }
}
