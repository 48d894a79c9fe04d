import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// One table of the plan through the periods: the last quarters, then the years. A table of two
/// characteristics leads to a page for each year.
struct TablePage: Sendable {
  let view: StatisticsView
  let table: PlanTable

  private var language: Language { view.language }
  private var figures: PublishedStatistics { view.figures }

  /// So many columns fit beside the names.
  private static let quarters = 5
  private static let years = 5

  var title: String { table.title[language] }

  func write(_ html: inout HTMLWriter) {
    html.element(.h1, text: title)
    if let note = table.note { html.element(.p, [.class("lead")], text: note[language]) }
    if table.columns != nil {
      writeYears(&html)
    } else {
      view.writeKey(&html)
      writeSeries(figures.last(TablePage.quarters, .quarter), .quarters, &html)
      writeSeries(figures.last(TablePage.years, .year), .years, &html)
      view.earlier?.write(before: table.id, view, into: &html)
    }
    view.writeDownloads(table.id, at: table.folder(nil), into: &html)
    view.writeMethod(&html)
    if let last = periods.last {
      view.writePermanence(last, title: title, at: table.folder(nil), isFrozen: false, &html)
    }
  }

  private var periods: [Period] {
    figures.periods.filter { figures.table(table.id, $0) != nil }
  }

  private func writeYears(_ html: inout HTMLWriter) {
    html.element(.ul, [.class("links")]) { html in
      for period in periods.reversed() {
        html.element(.li) { html in
          view.writeLink(table.folder(period), "\(title), \(period.name(language))", &html)
        }
      }
    }
  }

  private func writeSeries(
    _ all: [Period], _ heading: StatisticsMessage, _ html: inout HTMLWriter
  ) {
    let periods = all.filter { figures.table(table.id, $0) != nil }
    guard let last = periods.last, let shown = figures.table(table.id, last),
      let categories = figures.categories(table.rows)
    else { return }
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).compactMap {
      row -> FigureTable.Row? in
      let counts = periods.map { figures.table(table.id, $0)?.count(code: row.code) }
      if row.code == Categories.notStatedCode, counts.allSatisfy({ $0 == .shown(0) }) {
        return nil
      }
      return FigureTable.Row(
        name: row.name?[language].sentenceCased ?? view.catalog[.total], place: row.place,
        cells: counts.map { FigureCell($0, language) })
    }
    let id = heading.rawValue
    html.element(.section) { html in
      html.element(.h2, [.id(id)], text: view.words[heading])
      StatisticsCharts(view: view).chart(of: table, in: last)?.write(into: &html)
      FigureTable(
        id: id + "-caption", title: "\(title), \(view.words[heading])", base: nil,
        head: [categories.dimension.title[language]] + periods.map { $0.shortName(language) },
        rows: rows, outsideTitle: view.words[.outsideChannels]
      ).write(view.words, into: &html)
      html.element(.p, [.class("links")]) { html in
        for (index, period) in periods.enumerated() {
          if index > 0 { html.text(" · ") }
          view.writeLink(period.folder, period.shortName(language), &html)
        }
      }
    }
  }
}

/// One table of two characteristics in one year.
struct CrossedPage: Sendable {
  let view: StatisticsView
  let table: PlanTable
  let period: Period

  private var language: Language { view.language }

  var title: String { "\(table.title[language]), \(period.name(language))" }

  func write(_ html: inout HTMLWriter) {
    html.element(.h1, text: title)
    view.writeFacts(period, &html)
    view.writeKey(&html)
    grid?.write(view.words, into: &html)
    view.writeDownloads(table.id, at: table.folder(period), into: &html)
    view.writeMethod(&html)
    view.writePermanence(period, title: title, at: table.folder(period), &html)
  }

  private var grid: FigureTable? {
    guard let shown = view.figures.table(table.id, period), let field = table.columns,
      let rows = view.figures.categories(table.rows), let columns = view.figures.categories(field)
    else { return nil }
    func isEmpty(_ row: ShownRow, _ counts: [Int]) -> Bool {
      row.code == Categories.notStatedCode && counts.allSatisfy { $0 == 0 }
    }
    let down = ShownRow.rows(of: shown.shape.axes[0], rows)
    let across = ShownRow.rows(of: shown.shape.axes[1], columns).filter { column in
      !isEmpty(column, down.map { shown.count($0.position, column.position).value ?? 1 })
    }
    let body = down.compactMap { row -> FigureTable.Row? in
      let counts = across.map { shown.count(row.position, $0.position) }
      if isEmpty(row, counts.map { $0.value ?? 1 }) { return nil }
      return FigureTable.Row(
        name: row.name?[language].sentenceCased ?? view.catalog[.total], place: row.place,
        cells: counts.map { FigureCell($0, language) })
    }
    return FigureTable(
      id: "caption", title: title, base: columns.dimension.title[language],
      head: [rows.dimension.title[language]]
        + across.map { $0.name?[language].sentenceCased ?? view.catalog[.total] },
      rows: body, outsideTitle: "")
  }
}
