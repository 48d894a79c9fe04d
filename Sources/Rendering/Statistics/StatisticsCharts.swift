import Charts
import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// A chart with the sentence that says what stands out in it.
struct FigureChart: Sendable {
  let chart: Chart
  let sentence: String?

  func write(into html: inout HTMLWriter) {
    if let sentence { html.element(.p, text: sentence) }
    chart.write(into: &html)
  }
}

extension PlanTable.Chart {
  /// Whether it shows one period, or one beside the same of last year, rather than many.
  var isOfOnePeriod: Bool { self != .line && self != .smallMultiples }
}

/// Draws what the plan asks for from what is shown.
struct StatisticsCharts: Sendable {
  let view: StatisticsView

  /// Below that there is no course to see.
  private static let fewestPeriods = 4
  private static let mostPeriods = 9
  private static let mostLines = 3

  private var language: Language { view.language }
  private var figures: PublishedStatistics { view.figures }

  /// A row of a drawing with its value in each period or series.
  private typealias Row = (name: String, values: [ChartValue])

  /// The chart of a table in a period, where the plan asks for one.
  func chart(of table: PlanTable, in period: Period) -> FigureChart? {
    guard let form = table.chart, let shown = figures.table(table.id, period),
      let categories = figures.categories(table.rows)
    else { return nil }
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).filter {
      $0.place == .ordinary
        && !($0.code == Categories.notStatedCode && shown.count($0.position) == .shown(0))
    }
    if rows.isEmpty { return nil }
    switch form {
    case .bars: return bars(.bars, table, rows, [period])
    case .groupedBars: return bars(.bars, table, rows, [period, period.sameLastYear])
    case .map: return bars(tiles(table, rows), table, rows, [period])
    case .dots: return dots(table, rows, period)
    case .line: return course(.lines(), table, rows, period)
    case .smallMultiples: return course(.panels, table, rows, period)
    }
  }

  /// Received and closed month by month.
  func flow(_ periods: [Period]) -> FigureChart? {
    if periods.count < StatisticsCharts.fewestPeriods { return nil }
    let series: [(Flow, StatisticsMessage)] = [(.received, .received), (.closed, .closed)]
    let chart = Chart(
      .lines(), categories: periods.map(category),
      series: series.map { flow, label in
        ChartSeries(
          view.words[label].sentenceCased, periods.map { ChartValue(figures.flow(flow, $0)) })
      }, language: language, name: view.words[.chartName])
    return FigureChart(chart: chart, sentence: nil)
  }

  // MARK: - Forms

  private func bars(
    _ form: Chart.Form, _ table: PlanTable, _ rows: [ShownRow], _ periods: [Period]
  ) -> FigureChart {
    let known = periods.filter { figures.table(table.id, $0) != nil }
    let series = known.map { period in
      ChartSeries(period.shortName(language), values(table, rows, period))
    }
    return figure(form, rows.map { ChartCategory(name($0)) }, series, said: rows.map(said))
  }

  private func tiles(_ table: PlanTable, _ rows: [ShownRow]) -> Chart.Form {
    let tiles = rows.compactMap { figures.plan.dimension(table.rows)?.tiles[$0.code] }
    if tiles.count < rows.count { return .bars }
    return .tiles(tiles.map { ChartTile(column: $0.column, row: $0.row) })
  }

  /// Medians, the longest first. Rows without one, for lack of appeals, are left to the table.
  private func dots(_ table: PlanTable, _ rows: [ShownRow], _ period: Period) -> FigureChart? {
    let medians = figures.measures(period)?.rowMedians[table.id] ?? [:]
    let known = rows.compactMap { row in medians[row.code].map { (row: row, doubled: $0) } }
      .sorted { ($1.doubled, $0.row.position) < ($0.doubled, $1.row.position) }
    if known.count < 2 { return nil }
    let values = known.map { ChartValue.shown(Decimals(units: $0.doubled * 5, places: 1)) }
    return figure(
      .dots, known.map { ChartCategory(name($0.row)) },
      [ChartSeries(view.words[.median], values)], said: known.map { said($0.row) },
      of: view.words[.median] + ". ")
  }

  /// Through the last periods of the kind: a line or a panel for each row.
  private func course(
    _ form: Chart.Form, _ table: PlanTable, _ rows: [ShownRow], _ period: Period
  ) -> FigureChart? {
    let periods = figures.last(StatisticsCharts.mostPeriods, period.kind).filter {
      figures.table(table.id, $0) != nil
    }
    if periods.count < StatisticsCharts.fewestPeriods { return nil }
    if form != .panels && rows.count > StatisticsCharts.mostLines { return nil }
    let series = rows.map { row in
      ChartSeries(
        name(row),
        periods.map { ChartValue(figures.table(table.id, $0)?.count(code: row.code)) })
    }
    let names = rows.map { row in periods.map { "\(said(row)), \($0.name(language))" } }
    return FigureChart(
      chart: Chart(
        form, categories: periods.map(category), series: series, language: language,
        name: view.words[.chartName]),
      sentence: sentence(zip(names, series).flatMap { zip($0, $1.values) }))
  }

  private func figure(
    _ form: Chart.Form, _ categories: [ChartCategory], _ series: [ChartSeries], said: [String],
    of measure: String = ""
  ) -> FigureChart {
    FigureChart(
      chart: Chart(
        form, categories: categories, series: series, language: language,
        name: view.words[.chartName]),
      sentence: series.first.flatMap { sentence(Array(zip(said, $0.values))) }.map { measure + $0 })
  }

  // MARK: - Parts

  private func name(_ row: ShownRow) -> String { said(row).sentenceCased }

  /// As it stands inside a sentence.
  private func said(_ row: ShownRow) -> String { row.name?[language] ?? "" }

  private func values(_ table: PlanTable, _ rows: [ShownRow], _ period: Period) -> [ChartValue] {
    let shown = figures.table(table.id, period)
    return rows.map { ChartValue(shown?.count(code: $0.code)) }
  }

  private func category(_ period: Period) -> ChartCategory {
    let short =
      switch period.kind {
      case .month: "\(period.number)\n\(period.year)"
      case .quarter: "\(language.quarterMark(period.number))\n\(period.year)"
      case .year: "\(period.year)"
      }
    return ChartCategory(period.name(language), short: short)
  }

  /// Says which of the shown numbers is the largest.
  private func sentence(_ values: [(name: String, value: ChartValue)]) -> String? {
    let known = values.compactMap { name, value in value.number.map { (name: name, number: $0) } }
    guard let first = known.first else { return nil }
    let largest = known.dropFirst().reduce(first) { $0.number < $1.number ? $1 : $0 }
    let item = view.words(
      .item, ["name": largest.name, "count": language.decimal(largest.number)])
    return view.words(.chartLargest, ["item": item])
  }
}

extension ChartValue {
  fileprivate init(_ count: ProtectedCount?) {
    switch count {
    case .shown(let value): self = .shown(value)
    case .hidden: self = .hidden
    case nil: self = .notAvailable
    }
  }
}
