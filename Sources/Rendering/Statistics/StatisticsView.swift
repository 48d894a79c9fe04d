import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// What all pages of figures share: the figures, the words, and the parts that stand on each of them.
struct StatisticsView: Sendable {
  let figures: PublishedStatistics
  let downloads: StatisticsDownloads?
  let settings: Settings
  let methodRoute: Route?
  let language: Language
  let catalog: MessageCatalog
  /// Only pages of tables show them.
  var earlier: EarlierYears?

  var words: StatisticsWords { catalog.statistics }

  func route(_ folder: RelativePath) -> Route { Route(language, folder) }

  func writeLink(_ folder: RelativePath, _ text: String, _ html: inout HTMLWriter) {
    html.element(.a, [.href(route(folder).address)], text: text)
  }

  // MARK: - Facts

  /// Status, day of publication, next release, coverage, contact: under the title of each page.
  func writeFacts(_ period: Period, _ html: inout HTMLWriter) {
    guard let release = figures.release(of: period) else { return }
    var facts = [
      (words[.published], language.longDate(release.closedOn)),
      (words[.status], words[.statusFinal]),
    ]
    if let next = nextClosing { facts.append((words[.nextRelease], language.longDate(next.day))) }
    // The page of a year is the heaviest of all; its quarters say what is covered, and the end of
    // every page names the office.
    if period.kind != .year {
      facts.append((words[.coverage], words[.coverageText]))
      facts.append((words[.contact], settings.office[language]))
    }
    html.element(.dl, [.class("facts")]) { html in
      for (name, value) in facts {
        html.element(.dt, text: name)
        html.element(.dd, text: value)
      }
      if period.kind == .year, figures.revisedYears.contains(period.year) {
        html.element(.dt, text: words[.revisions])
        html.element(.dd) { writeLink(period.revisionFolder, words[.revisionLink], &$0) }
      }
    }
  }

  /// The periods that close next, with the day after which they may be published.
  var nextClosing: (day: CalendarDate, periods: [Period])? { closings(1).first }

  /// The next closing days, each with its periods.
  func closings(_ count: Int) -> [(day: CalendarDate, periods: [Period])] {
    var month = figures.periods.last { $0.kind == .month }?.next ?? figures.plan.firstMonth
    return (0..<count).map { _ in
      defer { month = month.next }
      var periods = [month]
      if month.number % 3 == 0 { periods.append(.quarter(month.year, month.number / 3)) }
      if month.number == 12 { periods.append(.year(month.year)) }
      return (month.closingDay(grace: figures.plan.graceMonths).adding(days: 1), periods)
    }
  }

  // MARK: - Key, method, permanence

  private var mostHidden: String { language.number(figures.plan.mostHidden) }

  /// Above the tables: what stands in the place of a number.
  func writeKey(_ html: inout HTMLWriter) {
    html.element(.ul, [.class("notes")]) { html in
      html.element(
        .li,
        text: words(.keyHidden, ["most": mostHidden]) + ". "
          + words[.withHidden])
      html.element(.li, text: words[.keyUnavailable])
      html.element(.li, text: words[.keyNotApplicable])
    }
  }

  func writeMethod(_ html: inout HTMLWriter, extra: [String] = []) {
    html.element(.section) { html in
      html.element(.h2, [.id("method")], text: words[.method])
      html.element(.ul) { html in
        html.element(.li, text: words[.methodRegistered])
        html.element(.li, text: words(.methodState, figures.plan.graceMonths))
        html.element(.li, text: words(.methodHidden, ["most": mostHidden]))
        html.element(.li, text: words[.methodFrozen])
        for note in extra { html.element(.li, text: note) }
      }
      html.element(.h3, text: words[.howToRead])
      html.element(.ul) { html in
        html.element(.li, text: words[.readBase])
        html.element(.li, text: words[.readSmall])
      }
      writeMethodLink(&html)
    }
  }

  func writeMethodLink(_ html: inout HTMLWriter) {
    guard let methodRoute else { return }
    html.element(.p, [.class("links")]) {
      $0.element(.a, [.href(methodRoute.address)], text: words[.methodMore])
    }
  }

  /// - Parameter isFrozen: whether the page is about closed periods only and so never changes.
  func writePermanence(
    _ period: Period, title: String, at folder: RelativePath, isFrozen: Bool = true,
    _ html: inout HTMLWriter
  ) {
    guard let release = figures.release(of: period) else { return }
    writePermanence(release, title: title, at: folder, isFrozen: isFrozen, &html)
  }

  func writePermanence(
    _ release: FiguresRelease, title: String, at folder: RelativePath, isFrozen: Bool = true,
    _ html: inout HTMLWriter
  ) {
    let address = settings.address + route(folder).address
    html.element(.section) { html in
      html.element(.h2, [.id("permanent")], text: words[.permanent])
      if isFrozen { html.element(.p, text: words[.permanentText]) }
      html.element(.p) { html in
        html.text(
          words(
            .cite,
            [
              "office": settings.organisation[language], "title": title,
              "release": words(.releaseNumber, ["n": String(release.number)]),
              "address": address,
            ]))
      }
      html.element(.p) { html in
        html.text("SHA-256: ")
        html.element(.code, text: figures.ledger.hashes[release.number - 1])
      }
      html.element(.p) { html in
        if figures.revisedYears.isEmpty { html.text(words[.noRevisions] + " ") }
        writeLink(ReleasesPage.folder, words[.releasesTitle], &html)
      }
    }
  }
}
