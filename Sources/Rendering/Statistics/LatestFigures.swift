import Content
import Core
import HTML
import Phrasing
import Statistics

/// What the page of statistics begins with: the latest quarter, the open period, and the way on.
struct LatestFigures: Sendable {
  let view: StatisticsView

  func write(_ html: inout HTMLWriter) {
    let index = FiguresIndex(view: view)
    html.element(.section) { html in
      html.element(.h2, [.id("latest")], text: view.words[.latest])
      if let period = view.figures.last(1, .quarter).first {
        html.element(.h3, text: period.name(view.language).sentenceCased)
        HeadlineFigures(view: view, period: period).write(&html)
        html.element(.p, [.class("links")]) { html in
          view.writeLink(
            period.folder, view.words(.periodTitle, ["period": period.name(view.language)]), &html)
          html.text(" · ")
          view.writeLink(period.digestFolder, view.words[.digestLink], &html)
        }
      }
      index.writeOpen(&html)
      html.element(.p) { html in
        let route = view.route(FiguresIndex.folder)
        html.element(
          .a, [.class("button"), .href(route.address)], text: view.words[.toRegistry])
      }
      html.element(.p, [.class("links")]) {
        view.writeLink(ReleasesPage.folder, view.words[.releasesTitle], &$0)
      }
    }
  }
}
