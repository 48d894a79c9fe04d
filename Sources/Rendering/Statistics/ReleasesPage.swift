import Content
import Core
import HTML
import Phrasing
import Statistics

/// What was published when, what comes next, what was revised.
struct ReleasesPage: Sendable {
  let view: StatisticsView

  static let folder = sitePath("statistics/releases")
  /// The files of the ledger on the site.
  static let files = "data/releases"
  private static let closingsAhead = 6

  var title: String { view.words[.releasesTitle] }

  func write(_ html: inout HTMLWriter) {
    let words = view.words
    html.element(.h1, text: title)
    html.element(.p, [.class("lead")], text: words[.releasesText])
    writeCalendar(&html)
    html.element(.section) { html in
      html.element(.h2, [.id("revisions")], text: words[.revisions])
      writeRevisions(&html)
    }
    for release in view.figures.ledger.releases.reversed() { write(release, &html) }
  }

  /// The days on which the next periods close.
  func writeCalendar(_ html: inout HTMLWriter) {
    let words = view.words
    html.element(.section) { html in
      html.element(.h2, [.id("calendar")], text: words[.calendar])
      html.element(.ul) { html in
        for (day, periods) in view.closings(ReleasesPage.closingsAhead) {
          let names = view.language.list(periods.map { $0.name(view.language) })
          html.element(
            .li,
            text: words(
              .closesOn,
              ["period": names.sentenceCased, "date": view.language.longDate(day)]))
        }
      }
    }
  }

  private func writeRevisions(_ html: inout HTMLWriter) {
    let years = view.figures.revisedYears.map(Period.year)
    if years.isEmpty {
      html.element(.p, text: view.words[.noRevisions])
      return
    }
    html.element(.ul) { html in
      for year in years.reversed() {
        let page = RevisionPage(view: view, period: year)
        html.element(.li) { html in
          view.writeLink(year.revisionFolder, page.title, &html)
          if let day = page.release?.closedOn { html.text(", " + view.language.longDate(day)) }
        }
      }
    }
  }

  func write(_ release: FiguresRelease, _ html: inout HTMLWriter) {
    let id = "release-\(release.number)"
    let language = view.language
    html.element(.section) { html in
      html.element(
        .h2, [.id(id)],
        text: view.words(.releaseNumber, ["n": String(release.number)]) + ", "
          + language.longDate(release.closedOn))
      html.element(.ul, [.class("links")]) { html in
        for period in release.periods.reversed() where period.kind != .month {
          html.element(.li) {
            view.writeLink(period.folder, period.name(language).sentenceCased, &$0)
          }
        }
        for name in [release.fileName]
          + release.families.map({ FiguresRelease.fileName(release.number, year: $0.year) })
        {
          html.element(.li) {
            $0.element(.a, [.href("/\(ReleasesPage.files)/\(name)")], text: name)
          }
        }
      }
      html.element(.p) { html in
        html.text("SHA-256: ")
        html.element(.code, text: view.figures.ledger.hashes[release.number - 1])
      }
    }
  }
}
