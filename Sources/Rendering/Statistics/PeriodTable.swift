import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// One table of one characteristic for one period: number, share, the same period of last year and
/// the difference, where the plan asks for it the median.
struct PeriodTable: Sendable {
  let view: StatisticsView
  let table: PlanTable
  let period: Period

  private var language: Language { view.language }
  private var words: StatisticsWords { view.words }
  private var figures: PublishedStatistics { view.figures }

  /// `nil` when the table was not published for the period.
  func grid(id: String) -> FigureTable? {
    guard let shown = figures.table(table.id, period), let categories else { return nil }
    let before = figures.table(table.id, period.sameLastYear)
    let total = shown.count(code: Categories.totalCode)
    let hasRates = table.rows == .region && figures.plan.population != nil
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).compactMap {
      row -> FigureTable.Row? in
      let count = shown.count(row.position)
      if row.code == Categories.notStatedCode, count == .shown(0) { return nil }
      var cells = [FigureCell(count, language)]
      cells.append(
        row.place == .outside
          ? .notApplicable : FigureCell(share: count, of: total, language))
      if let before {
        let old = before.count(code: row.code)
        cells.append(FigureCell(old, language))
        cells.append(FigureCell(count, minus: old, language))
      }
      if hasRates { cells.append(rate(count, row)) }
      if table.hasMedian { cells.append(median(row)) }
      return FigureTable.Row(
        name: row.name?[language].sentenceCased ?? view.catalog[.total], place: row.place,
        cells: cells)
    }
    return FigureTable(
      id: id, title: "\(table.title[language]), \(period.name(language))",
      base: words(.baseOfPeriod, ["period": period.name(language)]),
      head: head(hasBefore: before != nil, hasRates: hasRates), rows: rows,
      outsideTitle: words[.outsideChannels])
  }

  var categories: Categories? { figures.categories(table.rows) }

  private func head(hasBefore: Bool, hasRates: Bool) -> [String] {
    [categories?.dimension.title[language] ?? "", view.catalog[.count], view.catalog[.share]]
      + (hasBefore
        ? [period.sameLastYear.shortName(language), words[.change]] : [])
      + (hasRates ? [words[.perResidents]] : []) + (table.hasMedian ? [words[.median]] : [])
  }

  private func median(_ row: ShownRow) -> FigureCell {
    // Of appeals known as counts nobody knows how long they took.
    if figures.flow(.closed, period) == nil { return .unavailable }
    let measures = figures.measures(period)
    switch row.place {
    case .outside: return .notApplicable
    case .total: return FigureCell(doubledMedian: measures?.doubledMedian, language)
    case .ordinary, .subordinate:
      if figures.table(table.id, period)?.count(code: row.code) == .shown(0) {
        return .notApplicable
      }
      return FigureCell(doubledMedian: measures?.rowMedians[table.id]?[row.code], language)
    }
  }

  /// Per 10,000 residents.
  private func rate(_ count: ProtectedCount, _ row: ShownRow) -> FigureCell {
    guard let residents = figures.plan.population?.residents[row.code] else {
      return .notApplicable
    }
    guard let count = count.value else { return .hidden }
    return Decimals(ratio: count * 10_000, of: residents, places: 1).map {
      .text(language.decimal($0))
    } ?? .notApplicable
  }

  /// The table under a heading, with its note and the way to all periods.
  func writeSection(hasChart: Bool, _ html: inout HTMLWriter) {
    guard let grid = grid(id: table.id + "-caption") else { return }
    html.element(.section) { html in
      html.element(.h2, [.id(table.id)], text: table.title[language])
      if hasChart {
        StatisticsCharts(view: view).chart(of: table, in: period)?.write(into: &html)
      }
      grid.write(words, into: &html)
      if let note = table.note {
        html.element(.p, [.class("note")], text: note[language])
      }
      if table.rows == .collective, let count = figures.measures(period)?.signatories {
        html.element(
          .p, [.class("note")], text: "\(words[.signatories]): \(language.number(count)).")
      }
      html.element(.p, [.class("links")]) { html in
        view.writeLink(table.folder(nil), words[.allPeriods], &html)
      }
    }
  }
}
