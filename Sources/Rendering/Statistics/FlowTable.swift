import Content
import Core
import HTML
import Phrasing
import Statistics

/// Brought forward, received, closed, pending: a period a row.
struct FlowTable: Sendable {
  let view: StatisticsView

  static let id = "flow"
  static let folder = sitePath("statistics/tables/flow")

  /// - Parameter part: told in the title where a page has several of these tables.
  func grid(_ periods: [Period], id: String, part: StatisticsMessage? = nil) -> FigureTable {
    let language = view.language
    let title = [.flowTitle, part].compactMap(\.self).map { view.words[$0] }
    let labels: [StatisticsMessage] = [.broughtForward, .received, .closed, .pending]
    let rows = periods.map { period in
      FigureTable.Row(
        name: period.name(language).sentenceCased, place: .ordinary,
        address: view.route(period.kind == .month ? period.digestFolder : period.folder).address,
        cells: Flow.allCases.map { FigureCell(view.figures.flow($0, period), language) })
    }
    return FigureTable(
      id: id, title: title.joined(separator: ", "), base: view.words[.flowNote],
      head: [view.catalog[.period]] + labels.map { view.words[$0].sentenceCased }, rows: rows,
      outsideTitle: "")
  }
}
