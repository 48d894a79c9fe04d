import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// A period beside the one before and the same one of last year, number by number.
struct ComparisonPage: Sendable {
  let view: StatisticsView
  let period: Period

  private var language: Language { view.language }

  var title: String { view.words(.compareTitle, ["period": period.name(language)]) }

  /// The periods of the columns; those that were published.
  private var others: [Period] {
    let wanted = period.kind == .year ? [period.previous] : [period.previous, period.sameLastYear]
    return wanted.filter { view.figures.release(of: $0) != nil }
  }

  func write(_ html: inout HTMLWriter) {
    html.element(.h1, text: title)
    html.element(.p, [.class("lead")], text: view.words[.compareText])
    html.element(.p, [.class("links")]) {
      view.writeLink(period.folder, period.name(language), &$0)
    }
    view.writeKey(&html)
    html.element(.section) { html in
      html.element(.h2, [.id(FlowTable.id)], text: view.words[.flowTitle])
      flow.write(view.words, into: &html)
    }
    for table in view.figures.plan.tables where table.columns == nil {
      guard let grid = grid(table) else { continue }
      html.element(.section) { html in
        html.element(.h2, [.id(table.id)], text: table.title[language])
        grid.write(view.words, into: &html)
      }
    }
    view.writeMethod(&html)
    view.writePermanence(period, title: title, at: period.comparisonFolder, &html)
  }

  private func head(_ first: String) -> [String] {
    [first, period.shortName(language)]
      + others.flatMap { [$0.shortName(language), view.words[.change]] }
  }

  private func cells(_ count: (Period) -> ProtectedCount?) -> [FigureCell] {
    let now = count(period)
    return [FigureCell(now, language)]
      + others.flatMap { other -> [FigureCell] in
        let old = count(other)
        return [FigureCell(old, language), FigureCell(now, minus: old, language)]
      }
  }

  var flow: FigureTable {
    let labels: [(Flow, StatisticsMessage)] = [
      (.broughtForward, .broughtForward), (.received, .received), (.closed, .closed),
      (.pending, .pending),
    ]
    return FigureTable(
      id: "flow-caption", title: view.words[.flowTitle], base: nil,
      head: head(view.catalog[.category]),
      rows: labels.map { flow, label in
        FigureTable.Row(
          name: view.words[label].sentenceCased, place: .ordinary,
          cells: cells { view.figures.flow(flow, $0) })
      }, outsideTitle: "")
  }

  private func grid(_ table: PlanTable) -> FigureTable? {
    guard let shown = view.figures.table(table.id, period),
      let categories = view.figures.categories(table.rows)
    else { return nil }
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).compactMap {
      row -> FigureTable.Row? in
      if row.code == Categories.notStatedCode, shown.count(row.position) == .shown(0) {
        return nil
      }
      return FigureTable.Row(
        name: row.name?[language].sentenceCased ?? view.catalog[.total], place: row.place,
        cells: cells { view.figures.table(table.id, $0)?.count(code: row.code) })
    }
    return FigureTable(
      id: table.id + "-caption", title: table.title[language], base: nil,
      head: head(categories.dimension.title[language]), rows: rows,
      outsideTitle: view.words[.outsideChannels])
  }
}
