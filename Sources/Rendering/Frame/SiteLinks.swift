import Content
import Core
import Markdown

/// Titles and routes of the pages that other pages link to.
struct SiteLinks: Sendable {
  struct Target: Sendable {
    let route: Route
    let title: String
    let shortTitle: String
  }

  /// Source files, as authors link to them, to the page that shows each and its anchors.
  ///
  /// A class, because each link looks at one, and a copy would retain all its texts.
  final class Destination: Sendable {
    let addresses: Localized<String>
    /// `nil` for a page whose language the link's own text decides (a data file).
    let language: Language?
    fileprivate let text: PageText?
    /// Of a page that is not of one text.
    fileprivate let anchors: [String]

    init(
      addresses: Localized<String>, language: Language?, text: PageText?, anchors: [String] = []
    ) {
      self.addresses = addresses
      self.language = language
      self.text = text
      self.anchors = anchors
    }

    func hasAnchor(_ name: String) -> Bool {
      text.map { $0.document.headings.contains { $0.id == name } } ?? anchors.contains(name)
    }

    var allAnchors: Set<String> { Set(text?.document.headings.map(\.id) ?? anchors) }
  }

  private var pages: [RelativePath: Localized<Target>] = [:]
  private(set) var destinations: [RelativePath: Destination] = [:]

  /// The addresses that the links of each text lead to, by their positions, once they were followed: drawing
  /// the pages would follow all of them again.
  private var settled: [ObjectIdentifier: [String?]] = [:]

  mutating func settle(_ texts: [(text: PageText, addresses: [String?])]) {
    settled.reserveCapacity(texts.count)
    for (text, addresses) in texts { settled[ObjectIdentifier(text)] = addresses }
  }

  func settled(_ text: PageText) -> [String?]? { settled[ObjectIdentifier(text)] }

  static func address(_ page: String, anchor: String?) -> String {
    guard let anchor else { return page }
    var address = ""
    address.reserveCapacity(page.utf8.count + 1 + anchor.utf8.count)
    address += page
    address += "#"
    address += anchor
    return address
  }

  func page(_ slug: RelativePath, _ language: Language) -> Target? { pages[slug]?[language] }

  /// The address of a page of guidance; the home page has none of its own.
  static func folder(of page: Page) -> RelativePath? {
    page.layout == .home ? nil : page.slug
  }

  /// Cuts a link as an author wrote it into the source file it names and its anchor; `nil` when it
  /// leaves the tree. A link that is only an anchor names its own file.
  static func split(
    _ destination: String, from file: RelativePath
  ) -> (path: RelativePath, anchor: String?)? {
    guard let hash = hash(in: destination) else {
      return destination.isEmpty ? (file, nil) : file.resolving(destination[...]).map { ($0, nil) }
    }
    let rest = destination[destination.utf8.index(after: hash)...]
    let anchor = rest.isEmpty ? nil : String(rest)
    if hash == destination.startIndex { return (file, anchor) }
    return file.resolving(destination[..<hash]).map { ($0, anchor) }
  }

  /// Where the anchor begins, its mark included.
  static func hash(in destination: String) -> String.Index? {
    // As bytes in a row: index by index a text is walked through at a fifth of the pace.
    let offset = destination.utf8.withContiguousStorageIfAvailable {
      $0.firstIndex(of: UInt8(ascii: "#"))
    }
    return offset?.map { destination.utf8.index(destination.startIndex, offsetBy: $0) }
  }

  init(_ edition: Edition, hasRegistry: Bool) {
    for page in edition.pages {
      let routes = Localized { Route($0, SiteLinks.folder(of: page)) }
      pages[page.slug] = Localized {
        Target(
          route: routes[$0], title: page.texts[$0].title, shortTitle: page.texts[$0].shortTitle)
      }
      add(page.texts, in: "pages/\(page.slug)", at: routes)
    }
    for notice in edition.notices {
      let routes = Localized { Route($0, sitePath("notices/\(notice.slug)")) }
      add(notice.texts, in: "notices/\(notice.slug)", at: routes)
    }
    for figures in edition.figures {
      let anchors = figures.tables.map(\.id)
      destinations[figures.path] = Destination(
        addresses: Localized { Route($0, sitePath("statistics/\(figures.id)")).address },
        language: nil, text: nil, anchors: anchors)
    }
    if let statistics = edition.pages.first(where: { $0.layout == .statistics }) {
      destinations[sitePath("figures/overview.yaml")] = Destination(
        addresses: Localized { Route($0, statistics.slug).address }, language: nil, text: nil,
        anchors: ["overview", "not-compared"])
    }
    guard hasRegistry else { return }
    destinations[sitePath("appeals/appeals.csv")] = Destination(
      addresses: Localized { Route($0, FiguresIndex.folder).address }, language: nil, text: nil,
      anchors: ["tables", "periods", "method"])
  }

  private mutating func add(
    _ texts: Localized<PageText>, in folder: String, at routes: Localized<Route>
  ) {
    let addresses = routes.map(\.address)
    for language in Language.allCases {
      destinations[sitePath("\(folder)/\(language.rawValue).md")] = Destination(
        addresses: addresses, language: language, text: texts[language])
    }
  }
}
