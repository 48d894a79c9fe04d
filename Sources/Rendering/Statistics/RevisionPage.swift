import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// A year as it was published and as it was counted anew, number by number.
struct RevisionPage: Sendable {
  let view: StatisticsView
  let period: Period

  private var language: Language { view.language }
  private var words: StatisticsWords { view.words }

  var title: String { words(.revisionTitle, ["period": period.name(language)]) }
  var release: FiguresRelease? { view.figures.ledger.revision(of: period.year) }

  func write(_ html: inout HTMLWriter) {
    html.element(.h1, text: title)
    html.element(
      .p, [.class("lead")],
      text: words(.revisionText, ["n": language.number(view.figures.plan.threshold)]))
    html.element(.p) { view.writeLink(period.folder, period.name(language), &$0) }
    view.writeKey(&html)
    for table in view.figures.plan.tables where table.columns == nil {
      guard let grid = grid(table) else { continue }
      html.element(.section) { html in
        html.element(.h2, [.id(table.id)], text: table.title[language])
        grid.write(words, into: &html)
      }
    }
    view.writeMethod(&html)
    if let release {
      view.writePermanence(release, title: title, at: period.revisionFolder, &html)
    }
  }

  private func grid(_ table: PlanTable) -> FigureTable? {
    guard let first = view.figures.table(table.id, period),
      let now = view.figures.revised(table.id, period.year),
      let categories = view.figures.categories(table.rows)
    else { return nil }
    let rows = ShownRow.rows(of: now.shape.axes[0], categories).compactMap {
      row -> FigureTable.Row? in
      let counts = (first.count(code: row.code), now.count(row.position))
      if row.code == Categories.notStatedCode, counts.0 == .shown(0), counts.1 == .shown(0) {
        return nil
      }
      return FigureTable.Row(
        name: row.name?[language].sentenceCased ?? view.catalog[.total], place: row.place,
        cells: [
          FigureCell(counts.0, language), FigureCell(counts.1, language),
          FigureCell(counts.1, minus: counts.0, language),
        ])
    }
    return FigureTable(
      id: table.id + "-caption", title: table.title[language], base: nil,
      head: [
        categories.dimension.title[language], words[.firstPublished], words[.revised],
        words[.change],
      ], rows: rows, outsideTitle: words[.outsideChannels])
  }
}
