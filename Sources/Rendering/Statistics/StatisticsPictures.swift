import Charts
import Content
import Core
import Downloads
import Phrasing
import Statistics

/// The charts of tables as SVG files, one a language, each with its heading, source and licence.
struct StatisticsPictures {
  let figures: PublishedStatistics
  let settings: Settings
  let messages: Localized<MessageCatalog>

  private static let months = 13

  /// The chart of the last year, of the last quarter for a table that has no years.
  func files(of id: String, source about: Provenance) -> Localized<DownloadFile?> {
    Localized { language in
      let view = StatisticsView(
        figures: figures, downloads: nil, settings: settings, methodRoute: nil,
        language: language, catalog: messages[language])
      guard let (figure, title) = id == FlowTable.id ? flow(view) : drawn(id, view) else {
        return nil
      }
      let source = [about.source[language], about.publisher[language], about.licence.title]
      let bytes = figure.chart.file(
        title: title, description: figure.sentence ?? view.words[.flowNote],
        source: source.joined(separator: ". ") + ".")
      return DownloadFile(
        name: "\(id)-\(language.rawValue).svg", format: .svg, bytes: bytes,
        rows: figure.chart.categories.count)
    }
  }

  private func flow(_ view: StatisticsView) -> (FigureChart, String)? {
    StatisticsCharts(view: view).flow(figures.last(StatisticsPictures.months, .month)).map {
      ($0, view.words[.flowTitle])
    }
  }

  private func drawn(_ id: String, _ view: StatisticsView) -> (FigureChart, String)? {
    guard let table = figures.plan.tables.first(where: { $0.id == id }) else { return nil }
    let charts = StatisticsCharts(view: view)
    for kind in [Period.Kind.year, .quarter] {
      guard let period = figures.last(1, kind).first,
        let chart = charts.chart(of: table, in: period)
      else { continue }
      let title = table.title[view.language]
      return (
        chart,
        table.chart?.isOfOnePeriod == true ? "\(title), \(period.name(view.language))" : title
      )
    }
    return nil
  }
}
