import Content
import Core
import HTML
import Phrasing
import Statistics

/// The way to all figures of the registry: by table, by period, by digest.
struct FiguresIndex: Sendable {
  let view: StatisticsView

  static let folder = sitePath("statistics/registry")

  private var words: StatisticsWords { view.words }
  private var language: Language { view.language }
  private var figures: PublishedStatistics { view.figures }

  func write(_ html: inout HTMLWriter) {
    html.element(.h1, text: view.catalog[.registryTitle])
    html.element(.p, [.class("lead")], text: words[.registryText])
    writeOpen(&html)
    writeTables(&html)
    writePeriods(&html)
    writeMonths(&html)
    html.element(.p, [.class("links")]) {
      view.writeLink(ReleasesPage.folder, words[.releasesTitle], &$0)
    }
    view.writeMethod(&html)
  }

  /// The one number of the period that is not closed.
  func writeOpen(_ html: inout HTMLWriter) {
    guard let open = figures.open, let count = open.atLeast else { return }
    html.element(.div, [.class("inset")]) { html in
      let days = ["from": language.shortDate(open.first), "to": language.shortDate(open.asOf)]
      html.element(.p) { $0.element(.strong, text: words(.openPeriod, days)) }
      html.element(.p) { html in
        html.element(.strong, text: words(.openAtLeast, ["n": language.number(count)]))
        html.text(" ")
        html.text(words(.openNote, ["step": language.number(figures.plan.openStep)]))
      }
    }
  }

  private func writeTables(_ html: inout HTMLWriter) {
    html.element(.section) { html in
      html.element(.h2, [.id("tables")], text: words[.allTables])
      html.element(.ul, [.class("links")]) { html in
        html.element(.li) { view.writeLink(FlowTable.folder, words[.flowTitle], &$0) }
        for table in figures.shownTables {
          html.element(.li) { view.writeLink(table.folder(nil), table.title[language], &$0) }
        }
        if !ReferralPages(view: view).bodies.isEmpty {
          html.element(.li) {
            view.writeLink(ReferralPages.folder, words[.bodiesBySize], &$0)
          }
        }
      }
    }
  }

  private func writePeriods(_ html: inout HTMLWriter) {
    html.element(.section) { html in
      html.element(.h2, [.id("periods")], text: words[.allPeriods])
      html.element(.ul, [.class("links")]) { html in
        for period in figures.periods.reversed() where period.kind != .month {
          html.element(.li) { html in
            view.writeLink(period.folder, period.name(language).sentenceCased, &html)
            html.text(" · ")
            view.writeLink(period.digestFolder, words[.digestLink], &html)
          }
        }
      }
    }
  }

  private func writeMonths(_ html: inout HTMLWriter) {
    let months = figures.periods.filter { $0.kind == .month }
    if months.isEmpty { return }
    html.element(.details) { html in
      html.element(.summary, text: words[.months])
      html.element(.ul, [.class("links")]) { html in
        for period in months.reversed() {
          html.element(.li) {
            view.writeLink(period.digestFolder, period.name(language).sentenceCased, &$0)
          }
        }
      }
    }
  }
}
