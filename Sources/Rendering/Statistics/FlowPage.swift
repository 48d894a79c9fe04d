import Content
import Core
import HTML
import Phrasing
import Statistics

/// Received, closed and pending through months, quarters and years.
struct FlowPage: Sendable {
  let view: StatisticsView

  private static let months = 13
  private static let others = 9

  var title: String { view.words[.flowTitle] }

  func write(_ html: inout HTMLWriter) {
    let words = view.words
    html.element(.h1, text: title)
    html.element(.p, [.class("lead")], text: words[.flowNote])
    view.writeKey(&html)
    let parts: [(StatisticsMessage, Period.Kind, Int)] = [
      (.months, .month, FlowPage.months), (.quarters, .quarter, FlowPage.others),
      (.years, .year, FlowPage.others),
    ]
    for (heading, kind, count) in parts {
      let periods = view.figures.last(count, kind)
      if periods.isEmpty { continue }
      html.element(.section) { html in
        html.element(.h2, [.id(heading.rawValue)], text: words[heading])
        if kind == .month { StatisticsCharts(view: view).flow(periods)?.write(into: &html) }
        FlowTable(view: view).grid(periods, id: heading.rawValue + "-caption", part: heading)
          .write(words, into: &html)
      }
    }
    view.earlier?.write(before: FlowTable.id, view, into: &html)
    view.writeDownloads(FlowTable.id, at: FlowTable.folder, into: &html)
    view.writeMethod(&html)
    if let last = view.figures.periods.last {
      view.writePermanence(last, title: title, at: FlowTable.folder, isFrozen: false, &html)
    }
  }
}
