import Appeals
import Charts
import Content
import Core
import HTML
import Hosting
import Markdown
import Phrasing
import Statistics

/// A file of the site: where it goes and how its bytes are made. Rendering cannot fail; whatever
/// could be wrong was found when the plan was made.
package struct SiteFile: Sendable {
  package let path: RelativePath
  /// Whether the output has it as it would be made again.
  package let isUnchanged: Bool
  package let render: @Sendable () -> [UInt8]

  init(
    _ path: RelativePath, isUnchanged: Bool = false, _ render: @escaping @Sendable () -> [UInt8]
  ) {
    self.path = path
    self.isUnchanged = isUnchanged
    self.render = render
  }
}

/// Every page and file of the site but the shards of the look-up: each link resolved, no two at one
/// address.
package struct SitePlan: Sendable {
  package let files: [SiteFile]
  /// Files of the pages for readers, in all languages.
  package let pages: [RelativePath]
  /// What servers send with them.
  package let headers: HeaderTable
  /// From the files of addresses that pages had before to the files of the pages.
  package private(set) var redirects: [RelativePath: RelativePath] = [:]
  /// A page for each component in all its states; not part of the site.
  package let gallery: Gallery
  private let frame: PageFrame
  private let planned: [PlannedPage]

  package var pageCount: Int { pages.count }

  /// How most files begin, many of them alike.
  package var beginnings: [[UInt8]] { frame.beginnings }

  /// - Parameters:
  ///   - asOf: the day the data speak of; builds never ask the clock.
  ///   - statistics: `nil` while the office has no registry.
  ///   - downloads: the files of those figures.
  ///   - lookup: `nil` while nothing is sealed.
  package init?(
    _ edition: Edition, statistics: PublishedStatistics?, downloads: StatisticsDownloads?,
    lookup: PublishedLookup?, deadlines: DeadlineTable?, calendar: DeadlineCalendar?,
    asOf: CalendarDate, reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    let style = identityTokens(edition.settings) + edition.assets.stylesheet
    guard let sheet = compactStyleSheet(style) else {
      diagnostics.append(
        Diagnostic(
          .error, "assets.style", "stylesheet contains ‘</’",
          at: SourceLocation(path: edition.assets.stylesheetPath), hint: "remove it"))
      return nil
    }
    let found = SiteLinks(edition, hasRegistry: statistics != nil)
    let links = found.settling(LinkCheck(edition: edition, links: found).report(to: &diagnostics))
    let frame = PageFrame(
      settings: edition.settings, messages: edition.messages, emblem: edition.emblem,
      policy: ContentSecurityPolicy(styleSheet: sheet, chartStyle: ChartStyle.page), links: links)
    let scripts = SitePlan.scripts(edition, lookup, calendar, reporting: &diagnostics)
    let planner = PagePlanner(
      edition: edition, frame: frame, statistics: statistics, downloads: downloads,
      lookup: lookup, scripts: scripts,
      deadlines: deadlines, calendar: calendar, asOf: asOf)
    let pages = planner.pages()
    reportSharedAddresses(pages, &diagnostics)
    redirects = MovedAddresses(edition, pages: pages, reporting: &diagnostics).redirects
    if diagnostics[before...].contains(where: \.isError) { return nil }
    self.frame = frame
    gallery = Gallery(planner: planner)
    planned = pages
    self.pages = pages.map(\.file.path)
    headers = HeaderTable(
      policy: frame.policy,
      statusPage: edition.pages.first { $0.layout == .status }.map(\.slug))
    files =
      pages.map(\.file)
      + plainFiles(
        edition, frame, headers, pages: pages, statistics: statistics, asOf: asOf)
      + (statistics.map(statisticsFiles) ?? []) + (downloads?.files ?? [])
      + planner.calendarFiles() + planner.searchFiles()
      + scripts.values.sorted { $0.path < $1.path }.map { script in
        SiteFile(script.path) { Array(script.text.utf8) }
      }
  }

  /// The scripts of the pages that the site has.
  private static func scripts(
    _ edition: Edition, _ lookup: PublishedLookup?, _ calendar: DeadlineCalendar?,
    reporting diagnostics: inout [Diagnostic]
  ) -> [ScriptName: ScriptBundle] {
    let layouts = Set(edition.pages.map(\.layout))
    var scripts: [ScriptName: ScriptBundle] = [:]
    if let lookup {
      scripts[.status] = ScriptBundle(
        .status, edition.assets, isSealed: lookup.isSealed, reporting: &diagnostics)
    }
    if layouts.contains(.deadline), calendar != nil {
      scripts[.deadline] = ScriptBundle(.deadline, edition.assets, reporting: &diagnostics)
    }
    if layouts.contains(.offline) {
      scripts[.offline] = ScriptBundle(.offline, edition.assets, reporting: &diagnostics)
    }
    if layouts.contains(.search) {
      scripts[.search] = ScriptBundle(.search, edition.assets, reporting: &diagnostics)
    }
    return scripts
  }
}

extension SitePlan {
  /// Adds addresses that pages had before; those that are known already stay as they are.
  package mutating func lead(on others: [RelativePath: RelativePath]) {
    redirects.merge(others) { known, _ in known }
  }

  /// The pages that stand at old addresses, and the same for hosts that read `_redirects`.
  package var movedFiles: [SiteFile] {
    let moved = redirects.sorted { $0.key < $1.key }
    if moved.isEmpty { return [] }
    let targets = Dictionary(planned.map { ($0.file.path, $0) }) { first, _ in first }
    let pages = moved.compactMap { from, to in
      targets[to].map { page in SiteFile(from) { frame.movedPage(to: page.head()) } }
    }
    let rules = moved.compactMap { MovedPage(from: address(of: $0), to: address(of: $1)) }
    return pages + [SiteFile(sitePath("_redirects")) { Array(MovedPage.text(rules).utf8) }]
  }

  private func address(of file: RelativePath) -> String {
    file.name == "index.html" ? "/\(file)".dropLast("index.html".count).description : "/\(file)"
  }
}

/// A page that will be drawn, with what lists of pages say of it.
///
/// A class, because those lists are long, and each copy of a structure counted a dozen references.
final class PlannedPage: Sendable {
  let route: Route
  /// Whether search engines are asked to leave it out.
  let isHidden: Bool
  let modified: CalendarDate
  /// Where its text comes from, for messages.
  let source: String
  let head: @Sendable () -> PageHead
  let file: SiteFile

  init(
    route: Route, isHidden: Bool, modified: CalendarDate, source: String,
    head: @escaping @Sendable () -> PageHead, file: SiteFile
  ) {
    self.route = route
    self.isHidden = isHidden
    self.modified = modified
    self.source = source
    self.head = head
    self.file = file
  }
}

private func reportSharedAddresses(
  _ pages: [PlannedPage], _ diagnostics: inout [Diagnostic]
) {
  // Every page stands in all languages: where no two share an address in one, none do in another.
  let files = pages.filter { $0.route.language == .source }.map(\.file.path)
  if Set(files).count == files.count { return }
  var seen: [RelativePath: String] = [:]
  for page in pages {
    guard let other = seen.updateValue(page.source, forKey: page.file.path) else { continue }
    diagnostics.append(
      Diagnostic(
        .error, "page.address", "page has the address of another: \(page.route.address)",
        // Pages of texts come first, and their folders are the ones an author can rename.
        at: SourceLocation(path: other), hint: "rename one of the folders",
        notes: [.init("the other one", at: SourceLocation(path: page.source))]))
  }
}

private let serviceWorker = sitePath("sw.js")

private func plainFiles(
  _ edition: Edition, _ frame: PageFrame, _ headers: HeaderTable, pages: [PlannedPage],
  statistics: PublishedStatistics?, asOf: CalendarDate
) -> [SiteFile] {
  let choice = LanguageChoice(
    settings: edition.settings, messages: edition.messages, emblem: edition.emblem,
    policy: frame.policy)
  let plain = PlainFiles(address: edition.settings.address)
  let sitemap = Sitemap(
    address: edition.settings.address,
    pages: pages.filter { $0.route.language == .source && !$0.isHidden }
      .map { ($0.route, $0.modified) })
  var files = [
    SiteFile(sitePath("index.html")) { choice.rootPage() },
    SiteFile(sitePath("404.html")) { choice.notFoundPage() },
    SiteFile(sitePath("offline.html")) { choice.offlinePage() },
    SiteFile(sitePath("503.html")) { choice.unavailablePage() },
    SiteFile(sitePath("sitemap.xml")) { sitemap.bytes() },
    SiteFile(sitePath("robots.txt")) { plain.robots() },
    SiteFile(sitePath(".well-known/security.txt")) { plain.security(asOf: asOf) },
    SiteFile(SharedPicture.path) {
      SharedPicture(accent: edition.settings.identity.accent).bytes()
    },
    SiteFile(sitePath("_headers")) { Array(headers.text.utf8) },
  ]
  for language in Language.allCases {
    let feed = AtomFeed(
      settings: edition.settings, notices: edition.notices, words: edition.messages[language],
      digests: statistics.map { digests($0, edition, language) } ?? [], newestDate: asOf)
    files.append(SiteFile(sitePath("\(language.rawValue)/feed.xml")) { feed.bytes() })
  }
  for (path, bytes) in edition.assets.files.sorted(by: { $0.key < $1.key }) {
    // A service worker answers for the folder it lies in: for the whole site, then.
    let place = path == serviceWorker ? path : sitePath("assets").appending(path)
    files.append(SiteFile(place) { bytes })
  }
  return files
}

private func digests(
  _ statistics: PublishedStatistics, _ edition: Edition, _ language: Language
) -> [DigestPage] {
  let view = StatisticsView(
    figures: statistics, downloads: nil, settings: edition.settings, methodRoute: nil,
    language: language,
    catalog: edition.messages[language])
  return statistics.periods.reversed().map { DigestPage(view: view, period: $0) }
}
