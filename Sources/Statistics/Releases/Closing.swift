import Appeals
import Core
import Disclosure

/// Makes the next release of the ledger: counts the periods that are due, protects their tables
/// together with what was published of the same year, and proves it.
package struct Closing {
  package let plan: StatisticsPlan
  package let registry: AppealTable
  /// Appeals that are known as counts only.
  package let counted: [CountedAppeals]
  package let categories: [Categories]
  package let ledger: ReleaseLedger
  package let calendar: WorkingCalendar
  package let rules: DeadlineRules
  package let day: CalendarDate
  /// Whether the registry is invented, which its releases have to say.
  package var isDemonstration = false
  /// The columns that the rows of the registry have; `nil`: all.
  package var stated: StatedColumns?

  package init(
    plan: StatisticsPlan, registry: AppealTable, counted: [CountedAppeals] = [],
    categories: [Categories], ledger: ReleaseLedger, calendar: WorkingCalendar,
    rules: DeadlineRules, day: CalendarDate
  ) {
    self.plan = plan
    self.registry = registry
    self.counted = counted
    self.categories = categories
    self.ledger = ledger
    self.calendar = calendar
    self.rules = rules
    self.day = day
  }

  /// Why there is no release, in words for staff.
  package enum Refusal: Error {
    /// Working days after this day are not known.
    case calendarEnds(CalendarDate)
    case disclosure(year: Int, DisclosureFailure)
  }

  package var rule: SafetyRule { SafetyRule(threshold: plan.threshold) }

  /// Closed and not yet published, oldest first.
  package var due: [Period] {
    let published = ledger.periods
    return plan.closed(by: day).filter { !published.contains($0) }
  }

  private var coverage: Coverage { Coverage(counted, rows: stated) }

  /// Tables of the plan that are made of no period, because the registry does not have the columns.
  package var withoutColumns: [PlanTable] {
    plan.tables.filter { !coverage.hasColumns(of: $0) }
  }

  /// Categories that the plan wants counted together, of which the code lists do not have every part.
  package var unmerged: [(field: PlanDimension.Field, code: String)] {
    categories.flatMap { categories in categories.unmerged.map { (categories.field, $0) } }
  }

  /// Tables that cannot be made of a period, because appeals of it are known as counts that do not say
  /// what the table is about.
  package var leftOut: [(table: String, periods: [Period])] {
    var periods: [String: [Period]] = [:]
    for period in due {
      for table in coverage.leftOut(of: plan, in: period) {
        periods[table, default: []].append(period)
      }
    }
    return periods.sorted { $0.key < $1.key }.map { (table: $0.key, periods: $0.value) }
  }

  /// `nil` when nothing is due.
  package func release() throws(Refusal) -> FiguresRelease? {
    let due = due
    guard let last = due.max() else { return nil }
    let known = last.closingDay(grace: plan.graceMonths)
    if known > calendar.covered.upperBound || plan.firstMonth.first < calendar.covered.lowerBound {
      throw .calendarEnds(calendar.covered.upperBound)
    }
    let years = Set(due.map(\.year)).sorted()
    let pass = CountingPass(
      plan, registry, counted, categories, years: years,
      through: .month(last.year, last.months.upperBound),
      calendar: calendar, rules: rules)
    let results = concurrentMap(Array(years.indices), chunk: 1) { place in
      Result { () throws(Refusal) in try family(pass.years[place], due) }
    }
    let families = try results.map { result throws(Refusal) in try result.get() }
    var measures: [Period: PeriodMeasures] = [:]
    for period in due where period.kind != .month {
      guard let place = years.firstIndex(of: period.year) else { continue }
      measures[period] = self.measures(
        period, pass.measures[place], protected: families[place].tables)
    }
    return FiguresRelease(
      number: ledger.releases.count + 1, previous: ledger.hashes.last, closedOn: day, rule: rule,
      periods: due, families: families, measures: measures, isDemonstration: isDemonstration)
  }

  /// A year as it was published in all releases, with its counts as the registry has them now.
  package struct PublishedYear {
    package let year: Int
    package let tables: TableFamily
    package let published: [ProtectedTable]
  }

  /// The years of the ledger, for an audit.
  package func published() -> [PublishedYear] {
    let periods = ledger.periods
    guard let last = periods.max() else { return [] }
    let years = Set(periods.map(\.year)).sorted()
    let pass = CountingPass(
      plan, registry, counted, categories, years: years,
      through: .month(last.year, last.months.upperBound),
      calendar: calendar, rules: rules)
    return zip(years, pass.years).map { year, counts in
      let published = ledger.families(of: year).flatMap(\.tables)
      return PublishedYear(
        year: year,
        tables: TableFamily(counting: counts.whole, shapes: published.map(\.shape)),
        published: published)
    }
  }

  /// The tables of every year that is due, counted and not protected: what a benchmark times.
  package func countedTables() -> [TableFamily] {
    let due = due
    guard let last = due.max() else { return [] }
    let years = Set(due.map(\.year)).sorted()
    let pass = CountingPass(
      plan, registry, counted, categories, years: years,
      through: .month(last.year, last.months.upperBound), calendar: calendar, rules: rules)
    return concurrentMap(pass.years, chunk: 1) { tables($0, due) }
  }

  private func tables(_ counts: YearCounts, _ due: [Period]) -> TableFamily {
    let dimensions = counts.dimensions
    let shapes = dimensions.shapes(
      for: due.filter { $0.year == dimensions.year }, of: plan, coverage)
    return TableFamily(counting: counts.whole, shapes: shapes, after: earlier(dimensions))
  }

  private func family(
    _ counts: YearCounts, _ due: [Period]
  ) throws(Refusal) -> FiguresRelease.Family {
    let dimensions = counts.dimensions
    let family = tables(counts, due)
    do {
      let protection = try family.protected(by: rule)
      return FiguresRelease.Family(
        year: dimensions.year, dimensions: dimensions.dimensions, tables: protection.tables,
        audit: FiguresRelease.Summary(
          cells: protection.audit.cells, hidden: protection.audit.hidden,
          linearPrograms: protection.audit.linearPrograms))
    } catch {
      throw .disclosure(year: dimensions.year, error)
    }
  }

  /// What was published of the year, release by release.
  private func earlier(_ dimensions: YearDimensions) -> [[ProtectedTable]] {
    ledger.families(of: dimensions.year).map(\.tables)
  }

  /// What rests on a hidden count or on too few appeals is left out.
  private func measures(
    _ period: Period, _ quarters: [QuarterMeasures], protected tables: [ProtectedTable]
  ) -> PeriodMeasures {
    // Of counted appeals no durations are known: a median would be of another whole.
    if !coverage.isWithoutCounts(period) { return PeriodMeasures() }
    var sum = quarters[(period.months.lowerBound - 1) / 3]
    if period.kind == .year { for quarter in quarters.dropFirst() { sum.add(quarter) } }
    var result = PeriodMeasures()
    result.doubledMedian = sum.days.doubledMedian(least: plan.threshold)
    result.meanInTenths = sum.days.meanInTenths(least: plan.threshold)
    for table in plan.tables where table.isPublished(for: period) {
      guard let shown = tables.first(where: { $0.name == "\(table.id)-\(period)" }) else {
        continue
      }
      if table.rows == .collective, table.columns == nil,
        shown.value(of: "yes").map({ $0 >= plan.threshold }) == true
      {
        result.signatories = sum.signatories
      }
      if table.hasMedian { result.rowMedians[table.id] = medians(table, shown, sum) }
    }
    return result
  }

  private func medians(
    _ table: PlanTable, _ shown: ProtectedTable, _ sum: QuarterMeasures
  ) -> [String: Int] {
    guard let place = categories.firstIndex(where: { $0.field == table.rows }) else { return [:] }
    var medians: [String: Int] = [:]
    for category in shown.shape.axes[0].categories where category.code != Categories.totalCode {
      guard shown.value(of: category.code) != nil else { continue }
      var days = DayHistogram()
      for leaf in category.leaves.leaves { days.add(sum.daysOfLeaf[place][leaf]) }
      medians[category.code] = days.doubledMedian(least: plan.threshold)
    }
    return medians
  }
}

extension ProtectedTable {
  /// The shown count of a row, in a table of one axis or in the first column of one of two.
  package func value(of row: String, column: Int = 0) -> Int? {
    guard let place = shape.axes[0].categories.firstIndex(where: { $0.code == row }) else {
      return nil
    }
    return self[shape.axes.count == 1 ? [place] : [place, column]].value
  }
}
