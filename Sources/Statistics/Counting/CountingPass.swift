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
  /// The dimensions that some table gives medians of.
  private let withMedians: [Int]
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
    let medians = categories.map { categories in
      plan.tables.contains { $0.hasMedian && $0.rows == categories.field }
    }
    withMedians = medians.indices.filter { medians[$0] }
    measures = dimensions.map { year in
      (0..<4).map { _ in QuarterMeasures(year, medians: medians) }
    }
    channel = categories.firstIndex { $0.field == .channel }
    isOutside =
      channel.map { channel in
        categories[channel].leaves.indices.map(categories[channel].outside.contains)
      } ?? []
    count()
    for appeals in counted { count(appeals) }
  }

  private mutating func count() {
    let ranges = stride(from: 0, to: registry.count, by: RowBlock.size).map {
      $0..<min($0 + RowBlock.size, registry.count)
    }
    let (table, dimensions, tables) = (registry, categories, days)
    let wanted = years.map(\.dimensions)
    for start in stride(from: 0, to: ranges.count, by: CountingPass.blocksAtOnce) {
      let batch = Array(ranges[start..<min(start + CountingPass.blocksAtOnce, ranges.count)])
      let blocks = concurrentMap(batch, chunk: 1) { rows in
        let block = RowBlock(rows, of: table, dimensions, tables)
        return (block, wanted.map { YearShare(of: block, rows, of: table, tables, in: $0) })
      }
      for (rows, (block, shares)) in zip(batch, blocks) {
        for (place, share) in shares.enumerated() { count(share, of: block, rows, year: place) }
      }
    }
  }

  /// Enough for every core, and little memory.
  private static let blocksAtOnce = 64

  private mutating func count(
    _ share: YearShare, of block: RowBlock, _ rows: Range<Int>, year place: Int
  ) {
    for (position, registered) in zip(share.positions, share.registered) where registered > 0 {
      let row = rows.lowerBound + Int(position)
      measure(row, block, Int(position), place, (Int(registered) - 1) / 3)
    }
    years[place].add(share)
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

  private mutating func measure(
    _ row: Int, _ block: RowBlock, _ position: Int, _ year: Int, _ quarter: Int
  ) {
    if let channel, isOutside[Int(block.leaves[channel][position])] { return }
    if registry.flags[row].answer(.collective) == true {
      measures[year][quarter].signatories += Int(registry.signatories[row])
    }
    guard let elapsed = block.states[position].workingDays else { return }
    measures[year][quarter].days.add(elapsed)
    for dimension in withMedians {
      let leaf = Int(block.leaves[dimension][position])
      measures[year][quarter].daysOfLeaf[dimension][leaf].add(elapsed)
    }
  }
}
