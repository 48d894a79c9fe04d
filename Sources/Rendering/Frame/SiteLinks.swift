import Content
import Core
import Markdown

/// Titles and routes of the pages that other pages link to.
///
/// A class, for the same reason as the edition that it is made from.
final class SiteLinks: Sendable {
  /// A class, as is the destination: each link looks at one, and a copy would retain all its texts.
  final class Target: Sendable {
    let route: Route
    let address: String
    private let text: PageText

    init(_ route: Route, _ address: String, _ text: PageText) {
      self.route = route
      self.address = address
      self.text = text
    }

    var title: String { text.title }
    var shortTitle: String { text.shortTitle }
  }

  /// Source files, as authors link to them, to the page that shows each and its anchors.
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
      text?.hasHeading(name) ?? anchors.contains(name)
    }

    var allAnchors: Set<String> { Set(text?.document.headings.map(\.id) ?? anchors) }
  }

  private let pages: [RelativePath: Localized<Target>]
  let destinations: [RelativePath: Destination]

  /// The addresses that the links of each text lead to, by their positions, once they were followed: drawing
  /// the pages would follow all of them again.
  private let settled: [ObjectIdentifier: [Address?]]

  /// Of a page, shared by all that lead to it, and of the place in it with its mark.
  typealias Address = (page: String, anchor: String)

  private init(
    _ pages: [RelativePath: Localized<Target>], _ destinations: [RelativePath: Destination],
    _ settled: [ObjectIdentifier: [Address?]]
  ) {
    self.pages = pages
    self.destinations = destinations
    self.settled = settled
  }

  func settling(_ texts: [(text: PageText, addresses: [Address?])]) -> SiteLinks {
    let texts = texts.lazy.map { (ObjectIdentifier($0.text), $0.addresses) }
    return SiteLinks(pages, destinations, Dictionary(uniqueKeysWithValues: texts))
  }

  func settled(_ text: PageText) -> [Address?]? { settled[ObjectIdentifier(text)] }

  static func address(_ page: String, anchor: String?) -> Address {
    (page, anchor.map { "#" + $0 } ?? "")
  }

  func page(_ slug: RelativePath) -> Localized<Target>? { pages[slug] }

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

  /// The folder of a notice: it stands on the site where its sources lie.
  static func folder(of notice: Notice) -> RelativePath { notice.sources }

  convenience init(_ edition: Edition, hasRegistry: Bool) {
    var pages: [RelativePath: Localized<Target>] = [:]
    var destinations = SiteLinks.destinationsOfFigures(edition, hasRegistry: hasRegistry)
    pages.reserveCapacity(edition.pages.count)
    destinations.reserveCapacity(
      destinations.count + (edition.pages.count + edition.notices.count) * Language.allCases.count)
    for page in edition.pages {
      let routes = Localized { Route($0, SiteLinks.folder(of: page)) }
      let addresses = routes.map(\.address)
      pages[page.slug] = Localized { Target(routes[$0], addresses[$0], page.texts[$0]) }
      SiteLinks.add(page.texts, in: page.sources, at: addresses, to: &destinations)
    }
    for notice in edition.notices {
      let folder = SiteLinks.folder(of: notice)
      let addresses = Localized { Route($0, folder).address }
      SiteLinks.add(notice.texts, in: folder, at: addresses, to: &destinations)
    }
    self.init(pages, destinations, [:])
  }

  private static func add(
    _ texts: Localized<PageText>, in folder: RelativePath, at addresses: Localized<String>,
    to destinations: inout [RelativePath: Destination]
  ) {
    for language in Language.allCases {
      destinations[Page.text(language, in: folder)] = Destination(
        addresses: addresses, language: language, text: texts[language])
    }
  }

  private static func destinationsOfFigures(
    _ edition: Edition, hasRegistry: Bool
  ) -> [RelativePath: Destination] {
    var destinations: [RelativePath: Destination] = [:]
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
    if hasRegistry {
      destinations[sitePath("appeals/appeals.csv")] = Destination(
        addresses: Localized { Route($0, FiguresIndex.folder).address }, language: nil, text: nil,
        anchors: ["tables", "periods", "method"])
    }
    return destinations
  }
}
