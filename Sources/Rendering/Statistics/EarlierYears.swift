import Content
import Core
import HTML
import Phrasing
import Statistics

/// Numbers that were published of the years before the registry's, set before those of a table where
/// they may be compared. The series breaks between them: others counted, by rules of their own.
struct EarlierYears: Sendable {
  let overview: FiguresOverview
  let figures: [PublishedFigures]

  static let caption = "earlier-caption"

  func write(before table: String, _ view: StatisticsView, into html: inout HTMLWriter) {
    let rows = overview.compared.filter { $0.table == table }
    let named = Set(rows.flatMap(\.points).map(\.file))
    let columns = figures.filter { named.contains($0.id) }
      .sorted { $0.period.from < $1.period.from }
    if columns.isEmpty { return }
    let (language, words) = (view.language, view.words)
    html.element(.section) { html in
      html.element(.h2, [.id("earlier")], text: words[.earlierTitle])
      html.element(.p, text: words[.keyBreak])
      FigureTable(
        id: EarlierYears.caption, title: words[.earlierTitle], base: nil,
        head: [view.catalog[.category]]
          + columns.map { "\(String($0.period.from.components.year)) [b]" },
        rows: rows.map { row($0, columns, language) }, outsideTitle: ""
      ).write(words, into: &html)
      html.element(.ul, [.class("notes")]) { html in
        for comparison in rows {
          if let note = comparison.note {
            html.element(.li, text: "\(comparison.label[language]). \(note[language])")
          }
        }
      }
      html.element(.p) { html in
        html.text(view.catalog[.sources] + ": ")
        for (index, source) in columns.enumerated() {
          if index > 0 { html.text(" · ") }
          view.writeLink(FiguresPage(figures: source).folder, source.title[language], &html)
        }
      }
    }
  }

  private func row(
    _ comparison: FiguresOverview.Comparison, _ columns: [PublishedFigures], _ language: Language
  ) -> FigureTable.Row {
    FigureTable.Row(
      name: comparison.label[language].sentenceCased, place: .ordinary,
      cells: columns.map { column in
        guard let point = comparison.points.first(where: { $0.file == column.id }) else {
          return .unavailable
        }
        let note = point.note.map { " (\($0[language]))" } ?? ""
        return .text(language.number(point.value) + note)
      })
  }
}

/// Reports numbers of earlier years that are said to come before a table that the plan does not have.
package func checkEarlierYears(
  _ overview: FiguresOverview, against plan: StatisticsPlan,
  reporting diagnostics: inout [Diagnostic]
) {
  let known = [FlowTable.id] + plan.tables.map(\.id)
  for comparison in overview.compared {
    guard let table = comparison.table, !known.contains(table) else { continue }
    diagnostics.append(
      Diagnostic(
        .error, "overview.table", "no table ‘\(table)’ in the plan of figures",
        at: comparison.location, hint: "write one of \(known.joined(separator: ", "))"))
  }
}
