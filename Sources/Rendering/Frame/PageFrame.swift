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
  let policy: ContentSecurityPolicy
  let links: SiteLinks

  func page(_ head: PageHead, main: (inout HTMLWriter) -> Void) -> [UInt8] {
    let language = head.route.language
    let words = messages[language]
    var html = HTMLWriter()
    html.doctype()
    html.element(.html, [.lang(language.rawValue)]) { html in
      html.element(.head) { writeHead(head, &$0) }
      html.element(.body) { html in
        html.element(.a, [.class("skip"), .href("#main")], text: words[.skipToContent])
        writeHeader(head, words, &html)
        html.element(.main, [.id("main")]) { html in
          if head.showsDemonstration { writeDemonstrationNotice(words, &html) }
          main(&html)
        }
        writeFooter(words, &html)
      }
    }
    return html.bytes + [UInt8(ascii: "\n")]
  }

  // MARK: - Head

  private func writeHead(_ head: PageHead, _ html: inout HTMLWriter) {
    let name = settings.name[head.route.language]
    html.void(.meta, [Attribute("charset", "utf-8")])
    html.void(
      .meta, [Attribute("http-equiv", "Content-Security-Policy"), content(policy.inPage)])
    if head.leadsOn {
      html.void(
        .meta, [Attribute("http-equiv", "refresh"), content("0; url=\(head.route.address)")])
    }
    html.void(.meta, [.name("viewport"), content("width=device-width,initial-scale=1")])
    html.element(.title, text: head.title == name ? name : "\(head.title) – \(name)")
    html.void(.meta, [.name("description"), content(head.description)])
    html.void(.meta, [.name("color-scheme"), content("light dark")])
    html.void(.meta, [.name("referrer"), content("no-referrer")])
    if head.isHidden {
      html.void(.meta, [.name("robots"), content("noindex")])
    } else {
      writeAlternates(head, &html)
    }
    html.void(.link, [.rel("icon"), .href("/assets/icon.svg"), .type("image/svg+xml")])
    html.style(policy.styleSheet)
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

  // MARK: - Header

  private func writeHeader(
    _ head: PageHead, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    let language = head.route.language
    html.element(.header, [.class("site")]) { html in
      html.element(.div, [.class("wide bar")]) { html in
        html.element(.a, [.class("brand"), .href(Route(language).address)]) { html in
          writeEmblem(&html)
          html.element(.span) { html in
            html.element(.strong, text: settings.name[language])
            html.element(.span, [.class("by")], text: settings.organisation[language])
          }
        }
        writeLanguages(head, words, &html)
      }
      html.element(.nav, [.class("wide"), .aria("label", words[.mainNavigation])]) { html in
        html.element(.ul, [.class("menu")]) { html in
          for page in settings.navigation { writeLink(to: page.slug, in: head.route, &html) }
        }
      }
    }
    if !head.trail.isEmpty { writeTrail(head, words, &html) }
  }

  /// The opening at the crown of a yurt, through which light comes in: four lines and a circle.
  private func writeEmblem(_ html: inout HTMLWriter) {
    let attributes = [
      Attribute("viewBox", "0 0 40 40"), .class("emblem"), Attribute("width", "40"),
      Attribute("height", "40"), .aria("hidden", "true"),
    ]
    html.element(.svg, attributes) { html in
      let circle = [Attribute("cx", "20"), Attribute("cy", "20"), Attribute("r", "17")]
      html.element(.circle, circle) { _ in }
      html.element(
        .path, [Attribute("d", "M7 14q13 8 26 0M7 26q13-8 26 0M14 7q8 13 0 26M26 7q-8 13 0 26")]
      ) { _ in }
    }
  }

  private func writeLanguages(
    _ head: PageHead, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    html.element(.nav, [.aria("label", words[.languages])]) { html in
      html.element(.ul, [.class("languages")]) { html in
        for language in Language.allCases {
          html.element(.li) { html in
            if language == head.route.language {
              html.element(
                .span, [.aria("current", "true"), .lang(language.rawValue)],
                text: language.endonym)
            } else {
              let attributes: [Attribute] = [
                .href(head.route.in(language).address), .lang(language.rawValue),
                Attribute("hreflang", language.rawValue), .rel("alternate"),
              ]
              html.element(.a, attributes, text: language.endonym)
            }
          }
        }
      }
    }
  }

  private func writeTrail(
    _ head: PageHead, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    html.element(.nav, [.class("wide trail"), .aria("label", words[.breadcrumbs])]) { html in
      html.element(.ol) { html in
        for step in head.trail {
          html.element(.li) { $0.element(.a, [.href(step.route.address)], text: step.title) }
        }
      }
    }
  }

  /// A link of the header or footer; the page one is on is marked, not hidden.
  private func writeLink(
    to slug: RelativePath, in current: Route, _ html: inout HTMLWriter
  ) {
    guard let target = links.page(slug, current.language) else { return }
    html.element(.li) { html in
      var attributes: [Attribute] = [.href(target.route.address)]
      if target.route == current { attributes.append(.aria("current", "page")) }
      html.element(.a, attributes, text: target.shortTitle)
    }
  }

  private func writeDemonstrationNotice(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.p, [.class("demonstration")]) { html in
      html.element(.strong, text: words[.demonstrationTitle])
      html.text(" ")
      html.text(words[.demonstrationText])
    }
  }

  // MARK: - Footer

  private func writeFooter(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    html.element(.footer, [.class("site")]) { html in
      html.element(.div, [.class("wide")]) { html in
        html.element(.nav, [.aria("label", words[.footerNavigation])]) { html in
          html.element(.ul, [.class("menu")]) { html in
            for page in settings.footer {
              writeLink(to: page.slug, in: Route(language), &html)
            }
          }
        }
        html.element(.p, text: settings.office[language])
        html.element(.p, text: words[.freeOfCharge])
      }
    }
  }
}
