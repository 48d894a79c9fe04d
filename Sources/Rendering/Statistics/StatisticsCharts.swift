import Charts
import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

extension StatisticsView {
  /// The chart of a table in a period, where the plan asks for one: a sentence, then the drawing.
  func writeChart(_ table: PlanTable, _ period: Period, into html: inout HTMLWriter) {
    guard let form = table.chart, let shown = figures.table(table.id, period),
      let categories = figures.categories(table.rows)
    else { return }
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).filter {
      $0.place == .ordinary
        && !($0.code == Categories.notStatedCode && shown.count($0.position) == .shown(0))
    }
    guard let chart = chart(form, table, period, rows) else { return }
    if let sentence = largest(rows.map { ($0, shown.count($0.position)) }) {
      html.element(.p, text: sentence)
    }
    chart.write(into: &html)
  }

  /// Received and closed month by month.
  func writeFlowChart(_ periods: [Period], into html: inout HTMLWriter) {
    if periods.count < 2 { return }
    let series: [(Flow, StatisticsMessage)] = [(.received, .received), (.closed, .closed)]
    Chart(
      .lines(), categories: periods.map(category),
      series: series.map { flow, label in
        ChartSeries(
          words[label].sentenceCased, periods.map { ChartValue(figures.flow(flow, $0)) })
      }, language: language, name: words[.chartName]
    ).write(into: &html)
  }

  private func chart(
    _ form: PlanTable.Chart, _ table: PlanTable, _ period: Period, _ rows: [ShownRow]
  ) -> Chart? {
    func series(_ period: Period) -> ChartSeries {
      let shown = figures.table(table.id, period)
      return ChartSeries(
        period.shortName(language), rows.map { ChartValue(shown?.count(code: $0.code)) })
    }
    let names = rows.map { ChartCategory($0.name?[language].sentenceCased ?? "") }
    switch form {
    case .bars:
      return chart(.bars, names, [series(period)])
    case .groupedBars:
      let periods = [period, period.sameLastYear].filter { figures.table(table.id, $0) != nil }
      return chart(.bars, names, periods.map(series))
    case .dots:
      let medians = figures.measures(period)?.rowMedians[table.id] ?? [:]
      let values = rows.map { row in
        medians[row.code].map { ChartValue.shown(Decimals(units: $0 * 5, places: 1)) } ?? .hidden
      }
      return chart(.dots, names, [ChartSeries(words[.median], values)])
    case .map:
      let tiles = rows.compactMap { figures.plan.dimension(table.rows)?.tiles[$0.code] }
      if tiles.count < rows.count || tiles.isEmpty { return chart(.bars, names, [series(period)]) }
      return chart(
        .tiles(tiles.map { ChartTile(column: $0.column, row: $0.row) }), names, [series(period)])
    case .line, .smallMultiples:
      let periods = figures.last(9, period.kind).filter { figures.table(table.id, $0) != nil }
      let most = form == .line ? 3 : 12
      if periods.count < 2 || rows.count > most { return nil }
      return chart(
        form == .line ? .lines() : .panels, periods.map(category),
        rows.map { row in
          ChartSeries(
            row.name?[language].sentenceCased ?? "",
            periods.map { ChartValue(figures.table(table.id, $0)?.count(code: row.code)) })
        })
    }
  }

  private func chart(
    _ form: Chart.Form, _ categories: [ChartCategory], _ series: [ChartSeries]
  ) -> Chart? {
    if categories.isEmpty { return nil }
    return Chart(
      form, categories: categories, series: series, language: language, name: words[.chartName])
  }

  private func category(_ period: Period) -> ChartCategory {
    let short =
      switch period.kind {
      case .month: "\(period.number)\n\(period.year)"
      case .quarter: "\(period.number)\n\(period.year)"
      case .year: "\(period.year)"
      }
    return ChartCategory(period.name(language), short: short)
  }

  /// Says which of the shown numbers is the largest.
  private func largest(_ rows: [(row: ShownRow, count: ProtectedCount)]) -> String? {
    let counted = rows.compactMap { row, count in count.value.map { (row, $0) } }
    guard let (row, count) = counted.max(by: { $0.1 < $1.1 }), let name = row.name?[language]
    else { return nil }
    let item = words(.item, ["name": name, "count": language.number(count)])
    return words(.chartLargest, ["item": item])
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
