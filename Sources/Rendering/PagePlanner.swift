import Content
import Core
import HTML
import Phrasing
import Statistics

/// Lists the pages of the site, each with the function that draws it.
///
/// A class, because each of these functions holds it: a structure would be copied into each, 7 kB a
/// page, which was a quarter of the memory of a large site.
final class PagePlanner: Sendable {
  let edition: Edition
  let frame: PageFrame
  let statistics: PublishedStatistics?
  let downloads: StatisticsDownloads?
  let lookup: PublishedLookup?
  let scripts: [ScriptName: ScriptBundle]
  let deadlines: DeadlineTable?
  let calendar: DeadlineCalendar?
  let asOf: CalendarDate
  /// Looked for once: each page asks.
  private let pagesByLayout: [Layout: Page]
  let stamps: Localized<[Stamp: HTMLFragment]>
  private let homes: Localized<PageHead.Step>
  let finder: FinderPages?
  let reception: ReceptionPages?

  init(
    edition: Edition, frame: PageFrame, statistics: PublishedStatistics?,
    downloads: StatisticsDownloads?, lookup: PublishedLookup?,
    scripts: [ScriptName: ScriptBundle], deadlines: DeadlineTable?, calendar: DeadlineCalendar?,
    asOf: CalendarDate
  ) {
    self.edition = edition
    self.frame = frame
    self.statistics = statistics
    self.downloads = downloads
    self.lookup = lookup
    self.scripts = scripts
    self.deadlines = deadlines
    self.calendar = calendar
    self.asOf = asOf
    stamps = Stamp.all(of: edition)
    homes = Localized { (edition.messages[$0][.home], Route($0).address) }
    pagesByLayout = Dictionary(edition.pages.map { ($0.layout, $0) }) { first, _ in first }
    finder = PagePlanner.finder(edition, frame.links, pagesByLayout[.finder])
    reception = PagePlanner.reception(edition, frame.links, pagesByLayout[.reception])
  }

  func page(of layout: Layout) -> Page? { pagesByLayout[layout] }

  func pages() -> [PlannedPage] {
    var pages: [PlannedPage] = []
    for page in edition.pages {
      let above = pagesAbove(page)
      for language in Language.allCases { pages.append(plan(page, below: above, language)) }
    }
    for notice in edition.notices {
      for language in Language.allCases { pages.append(plan(notice, language)) }
    }
    for figures in edition.figures {
      for language in Language.allCases {
        pages.append(plan(FiguresPage(figures: figures), language))
      }
    }
    if let statistics {
      for language in Language.allCases { pages += plan(statistics, language) }
    }
    for language in Language.allCases { pages += directoryPages(language) }
    return pages
  }

  private var isDemonstration: Bool { statistics?.isDemonstration ?? false }

  // MARK: - Guidance

  private func plan(
    _ page: Page, below above: [Localized<SiteLinks.Target>], _ language: Language
  ) -> PlannedPage {
    let text = page.texts[language]
    let list = list(of: page, language)
    // Pages of other layouts show more than their text.
    let isUnchanged = text.isUnchanged && page.layout == .guide
    return planned(
      Route(language, SiteLinks.folder(of: page)), text.updated, text.source,
      isUnchanged: isUnchanged, head: self.head(of: page, below: above, language)
    ) { [self] html in
      PageBody(page: page, planner: self, list: list)
        .write(edition.messages[language], into: &html)
    }
  }

  private func head(
    of page: Page, below above: [Localized<SiteLinks.Target>], _ language: Language
  ) -> PageHead {
    let text = page.texts[language]
    var head = PageHead(
      title: text.title, description: text.summary,
      route: Route(language, SiteLinks.folder(of: page)),
      addresses: frame.links.page(page.slug)?.map(\.address))
    if page.layout != .home {
      head.trail = [home(language)] + above.map { ($0[language].title, $0[language].address) }
    }
    let showsRows = page.layout == .status || page.layout == .statistics
    head.showsDemonstration = showsRows && isDemonstration
    head.showsLookup = page.layout == .status
    head.script = script(of: page).map { ("/\($0.path)", $0.integrity) }
    return head
  }

  /// Each folder above the page that is a page itself, the outermost first.
  private func pagesAbove(_ page: Page) -> [Localized<SiteLinks.Target>] {
    var pages: [Localized<SiteLinks.Target>] = []
    var above = page.slug.parent
    while let slug = above {
      if let page = frame.links.page(slug) { pages.insert(page, at: 0) }
      above = slug.parent
    }
    return pages
  }

  /// The pages that the page lists; nothing of a look-up is kept on a device.
  private func list(of page: Page, _ language: Language) -> [(title: String, address: String)] {
    switch page.layout {
    case .index: return listed(language)
    case .offline:
      let status = self.page(of: .status).map { Route(language, $0.slug).address }
      return listed(language).filter { $0.address != status }
    default: return []
    }
  }

  private func script(of page: Page) -> ScriptBundle? {
    switch page.layout {
    case .status: scripts[.status]
    case .deadline: scripts[.deadline]
    case .search: scripts[.search]
    case .offline: scripts[.offline]
    default: nil
    }
  }

  func home(_ language: Language) -> PageHead.Step { homes[language] }

  func step(to layout: Layout, _ language: Language) -> [PageHead.Step] {
    guard let page = page(of: layout) else { return [] }
    return [(page.texts[language].title, Route(language, page.slug).address)]
  }

  // MARK: - Notices, figures, registry

  private func plan(_ notice: Notice, _ language: Language) -> PlannedPage {
    let text = notice.texts[language]
    let words = edition.messages[language]
    let head = PageHead(
      title: text.title, description: text.summary,
      route: Route(language, SiteLinks.folder(of: notice)),
      trail: [home(language)] + step(to: .notices, language))
    let prose = PageProse(
      file: Page.text(language, in: SiteLinks.folder(of: notice)), words: words,
      links: frame.links, edition: edition, deadlines: deadlines, text: text)
    return planned(head, text.updated, text.source, isUnchanged: text.isUnchanged) { html in
      html.element(.h1, text: text.title)
      prose.write(text.document, into: &html)
      let published = words(.publishedOn, ["date": language.longDate(notice.date)])
      html.element(.p, [.class("stamp")], text: published)
    }
  }

  private func plan(_ page: FiguresPage, _ language: Language) -> PlannedPage {
    let figures = page.figures
    let words = edition.messages[language]
    let head = PageHead(
      title: figures.title[language],
      description: "\(figures.title[language]). \(figures.body[language])",
      route: Route(language, page.folder),
      trail: [home(language)] + step(to: .statistics, language))
    return planned(head, figures.period.to, figures.path.description) {
      page.write(words, into: &$0)
    }
  }

  private func plan(_ statistics: PublishedStatistics, _ language: Language) -> [PlannedPage] {
    let view = StatisticsView(
      figures: statistics, downloads: downloads, settings: edition.settings,
      methodRoute: frame.links.page(sitePath("method"), language)?.route, language: language,
      catalog: edition.messages[language],
      earlier: EarlierYears(overview: edition.overview, figures: edition.figures))
    let planner = StatisticsPlanner(
      view: view, trail: [home(language)] + step(to: .statistics, language), asOf: asOf)
    return planner.drafts().map {
      planned($0.head, $0.modified, statistics.plan.location.path, $0.write)
    }
  }

  func planned(
    _ head: PageHead, _ modified: CalendarDate, _ source: String, isUnchanged: Bool = false,
    _ main: @escaping @Sendable (inout HTMLWriter) -> Void
  ) -> PlannedPage {
    planned(
      head.route, isHidden: head.isHidden, modified, source, isUnchanged: isUnchanged,
      head: head, main)
  }

  /// - Parameter head: made when the page is drawn: made for all pages before, the heads were a fiftieth
  ///   of a build.
  private func planned(
    _ route: Route, isHidden: Bool = false, _ modified: CalendarDate, _ source: String,
    isUnchanged: Bool, head: @autoclosure @escaping @Sendable () -> PageHead,
    _ main: @escaping @Sendable (inout HTMLWriter) -> Void
  ) -> PlannedPage {
    PlannedPage(
      route: route, isHidden: isHidden, modified: modified, source: source, head: head,
      file: SiteFile(route.file, isUnchanged: isUnchanged) { [self] in
        frame.page(head(), main: main)
      })
  }
}
