import Content
import Core
import HTML
import Phrasing

/// What the frame needs to know of the page it stands around.
struct PageHead {
  typealias Step = (title: String, address: String)

  let title: String
  let description: String
  let route: Route
  /// Of the page in all languages; each is written some ten times, so they are spelled once.
  let addresses: Localized<String>
  /// From the home page to the page above this one.
  var trail: [Step] = []
  /// The page shows demonstration data and must say so.
  var showsDemonstration = false
  /// The page asks for numbers of appeals.
  var showsLookup = false
  /// The page draws charts and needs their rules.
  var hasCharts = false
  /// Search engines are asked to leave the page out.
  var isHidden = false
  /// The page stands at an old address of its route and leads there at once.
  var leadsOn = false
  /// File of the script that the page needs, with its integrity digest; most have none.
  var script: (address: String, integrity: String)?

  /// - Parameter addresses: of the route, where they are known already.
  init(
    title: String, description: String, route: Route, addresses: Localized<String>? = nil,
    trail: [Step] = []
  ) {
    self.title = title
    self.description = description
    self.route = route
    self.addresses = addresses ?? Localized { route.in($0).address }
    self.trail = trail
  }

  var address: String { addresses[route.language] }
}

/// The same head, header and footer around every page.
///
/// A class, for the same reason as the edition that it holds parts of.
final class PageFrame: Sendable {
  let settings: Settings
  let messages: Localized<MessageCatalog>
  let emblem: Emblem?
  let policy: ContentSecurityPolicy
  let links: SiteLinks
  /// `nil` only while they are made.
  let pieces: Localized<FramePieces>?

  convenience init(
    settings: Settings, messages: Localized<MessageCatalog>, emblem: Emblem?,
    policy: ContentSecurityPolicy, links: SiteLinks
  ) {
    let plain = PageFrame(settings, messages, emblem, policy, links, pieces: nil)
    self.init(
      settings, messages, emblem, policy, links,
      pieces: Localized { FramePieces(plain, $0) })
  }

  private init(
    _ settings: Settings, _ messages: Localized<MessageCatalog>, _ emblem: Emblem?,
    _ policy: ContentSecurityPolicy, _ links: SiteLinks, pieces: Localized<FramePieces>?
  ) {
    self.settings = settings
    self.messages = messages
    self.emblem = emblem
    self.policy = policy
    self.links = links
    self.pieces = pieces
  }

  func page(_ head: PageHead, main: (inout HTMLWriter) -> Void) -> [UInt8] {
    let language = head.route.language
    let words = messages[language]
    let pieces = pieces?[language]
    // The stylesheet is half of most pages.
    return HTMLWriter.document(capacity: 32_768, hyphenate: language.hyphenation) { html in
      html.element(.html, [.lang(language.rawValue)]) { html in
        html.element(.head) { writeHead(head, &$0) }
        html.element(.body) { html in
          html.fragment(pieces?.skipLink) { SkipLink().write(words, into: &$0) }
          writeHeader(head, words, &html)
          html.element(.main, [.id("main")]) { html in
            html.fragment(pieces?.notices) { writeNotices(words, &$0) }
            if head.showsDemonstration { DemonstrationNotice().write(words, into: &html) }
            main(&html)
          }
          html.fragment(pieces?.footer(of: head.route)) { writeFooter(head.route, words, &$0) }
        }
      }
    }
  }

  /// What every page begins with.
  func writeNotices(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    if let notice = settings.serviceNotice {
      ServiceNotice(text: notice).write(words, into: &html)
    }
    SavedCopyNotice().write(words, into: &html)
  }

  // MARK: - Head

  private func writeHead(_ head: PageHead, _ html: inout HTMLWriter) {
    let name = settings.name[head.route.language]
    let pieces = pieces?[head.route.language]
    html.fragment(head.hasCharts ? pieces?.beginningWithCharts : pieces?.beginning) {
      writeBeginning(hasCharts: head.hasCharts, &$0)
    }
    if head.leadsOn {
      html.void(
        .meta, [Attribute("http-equiv", "refresh"), .content("0; url=", head.address)])
    }
    html.element(.title) { html in
      html.text(head.title)
      if head.title != name {
        html.text(" – ")
        html.text(name)
      }
    }
    html.void(.meta, [.name("description"), .content(head.description)])
    if head.isHidden {
      html.void(.meta, [.name("robots"), .content("noindex")])
    } else {
      writeAlternates(head, &html)
    }
    writeDescriptions(head, &html)
    if let script = head.script {
      html.script(source: script.address, module: true, integrity: script.integrity)
    }
  }

  /// What is the same in all pages of a language stands before everything that is not, so that whoever
  /// hashes or stores thousands of them can do so once for the larger half of each.
  func writeBeginning(hasCharts: Bool, _ html: inout HTMLWriter) {
    html.void(.meta, [Attribute("charset", "utf-8")])
    let rules = policy.inPage(hasCharts: hasCharts)
    html.void(.meta, [Attribute("http-equiv", "Content-Security-Policy"), .content(rules)])
    html.void(.meta, [.name("viewport"), .content("width=device-width,initial-scale=1")])
    html.void(.meta, [.name("color-scheme"), .content("light dark")])
    html.void(.meta, [.name("theme-color"), .content(settings.identity.accent.description)])
    html.void(.meta, [.name("referrer"), .content("no-referrer")])
    html.void(.link, [.rel("icon"), .href("/assets/icon.svg"), .type("image/svg+xml")])
    for sheet in policy.styles(hasCharts: hasCharts) { html.style(sheet) }
  }

  /// How the pages of each language begin, as far as two of them are alike.
  var beginnings: [[UInt8]] {
    Language.allCases.flatMap { language in
      [false, true].map { hasCharts in
        let pages = ["A", "B"].map { title in
          var head = PageHead(title: title, description: "", route: Route(language, nil))
          head.hasCharts = hasCharts
          return page(head) { _ in }
        }
        return zip(pages[0], pages[1]).prefix { $0 == $1 }.map(\.0)
      }
    }
  }

  private func writeAlternates(_ head: PageHead, _ html: inout HTMLWriter) {
    html.void(.link, [.rel("canonical"), .href(settings.address, head.address)])
    for language in Language.allCases {
      writeAlternate(language.rawValue, head.addresses[language], &html)
    }
    writeAlternate("x-default", head.addresses[.source], &html)
    html.fragment(pieces?[head.route.language].feed) {
      writeFeed(messages[head.route.language], &$0)
    }
  }

  private func writeAlternate(_ tag: String, _ address: String, _ html: inout HTMLWriter) {
    html.void(.link, [.rel("alternate"), .hreflang(tag), .href(settings.address, address)])
  }

  func writeFeed(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.void(
      .link,
      [
        .rel("alternate"), .type("application/atom+xml"),
        Attribute("title", words[.noticesFeed]),
        .href("/\(words.language.rawValue)/feed.xml"),
      ])
  }
}
