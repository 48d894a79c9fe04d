import Content
import Core
import HTML
import Phrasing

/// What the frame needs to know of the page it stands around.
struct PageHead {
  let title: String
  let description: String
  let route: Route
  /// From the home page to the page above this one.
  var trail: [(title: String, route: Route)] = []
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
}

/// The same head, header and footer around every page.
struct PageFrame: Sendable {
  let settings: Settings
  let messages: Localized<MessageCatalog>
  let emblem: Emblem?
  let policy: ContentSecurityPolicy
  let links: SiteLinks

  func page(_ head: PageHead, main: (inout HTMLWriter) -> Void) -> [UInt8] {
    let language = head.route.language
    let words = messages[language]
    var html = HTMLWriter()
    html.hyphenate = { language.hyphenated($0, inTableHead: $1) }
    html.doctype()
    html.element(.html, [.lang(language.rawValue)]) { html in
      html.element(.head) { writeHead(head, &$0) }
      html.element(.body) { html in
        SkipLink().write(words, into: &html)
        writeHeader(head, words, &html)
        html.element(.main, [.id("main")]) { html in
          if let notice = settings.serviceNotice {
            ServiceNotice(text: notice).write(words, into: &html)
          }
          SavedCopyNotice().write(words, into: &html)
          if head.showsDemonstration { DemonstrationNotice().write(words, into: &html) }
          main(&html)
        }
        writeFooter(head.route, words, &html)
      }
    }
    return html.bytes + [UInt8(ascii: "\n")]
  }

  // MARK: - Head

  private func writeHead(_ head: PageHead, _ html: inout HTMLWriter) {
    let name = settings.name[head.route.language]
    html.void(.meta, [Attribute("charset", "utf-8")])
    let rules = policy.inPage(hasCharts: head.hasCharts)
    html.void(.meta, [Attribute("http-equiv", "Content-Security-Policy"), content(rules)])
    if head.leadsOn {
      html.void(
        .meta, [Attribute("http-equiv", "refresh"), content("0; url=\(head.route.address)")])
    }
    html.void(.meta, [.name("viewport"), content("width=device-width,initial-scale=1")])
    html.element(.title, text: head.title == name ? name : "\(head.title) – \(name)")
    html.void(.meta, [.name("description"), content(head.description)])
    html.void(.meta, [.name("color-scheme"), content("light dark")])
    html.void(.meta, [.name("theme-color"), content(settings.identity.accent.description)])
    html.void(.meta, [.name("referrer"), content("no-referrer")])
    if head.isHidden {
      html.void(.meta, [.name("robots"), content("noindex")])
    } else {
      writeAlternates(head, &html)
    }
    writeDescriptions(head, &html)
    html.void(.link, [.rel("icon"), .href("/assets/icon.svg"), .type("image/svg+xml")])
    for sheet in policy.styles(hasCharts: head.hasCharts) { html.style(sheet) }
    if let script = head.script {
      html.script(source: script.address, module: true, integrity: script.integrity)
    }
  }

  private func writeAlternates(_ head: PageHead, _ html: inout HTMLWriter) {
    html.void(.link, [.rel("canonical"), .href(settings.address + head.route.address)])
    for language in Language.allCases {
      html.void(
        .link,
        [
          .rel("alternate"), Attribute("hreflang", language.rawValue),
          .href(settings.address + head.route.in(language).address),
        ])
    }
    html.void(
      .link,
      [
        .rel("alternate"), Attribute("hreflang", "x-default"),
        .href(settings.address + head.route.in(.source).address),
      ])
    html.void(
      .link,
      [
        .rel("alternate"), .type("application/atom+xml"),
        Attribute("title", messages[head.route.language][.noticesFeed]),
        .href("/\(head.route.language.rawValue)/feed.xml"),
      ])
  }

  private func content(_ text: String) -> Attribute { Attribute("content", text) }
}
