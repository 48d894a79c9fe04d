import Content
import Core
import HTML
import Phrasing

/// The band at the top of every page: whose site it is, the language, the main sections, the way back.
extension PageFrame {
  func writeHeader(_ head: PageHead, _ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = head.route.language
    let pieces = pieces?[language]
    html.element(.header, [.class("site")]) { html in
      html.element(.div, [.class("wide bar")]) { html in
        html.fragment(pieces?.brand) { writeBrand(language, &$0) }
        LanguageSwitch(language: language, addresses: head.addresses).write(words, into: &html)
        html.fragment(pieces?.mainMenu(of: head.route)) { writeMainMenu(head.route, words, &$0) }
      }
      html.fragment(pieces?.phase) { writePhase(words, &$0) }
    }
    Breadcrumbs(steps: head.trail).write(words, into: &html)
  }

  func writeBrand(_ language: Language, _ html: inout HTMLWriter) {
    html.element(.a, [.class("brand"), .href(Route(language).address)]) { html in
      emblem?.write(into: &html)
      html.element(.span) { html in
        html.element(.strong, text: settings.name[language])
        html.element(.span, [.class("by")], text: settings.organisation[language])
      }
    }
  }

  func writePhase(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    guard let phase = settings.phase else { return }
    PhaseBanner(phase: phase, links: links).write(words, into: &html)
  }

  /// Folded on narrow screens, where it would push the page out of sight; the stylesheet unfolds it on
  /// wide ones.
  ///
  /// - Parameter route: of the page, where that is to be marked.
  func writeMainMenu(
    _ route: Route?, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    html.element(.nav, [.class("main"), .ariaLabel(words[.mainNavigation])]) { html in
      html.element(.details) { html in
        html.element(.summary, text: words[.menu])
        writeMenu(settings.navigation, in: route, words.language, &html)
      }
    }
  }

  /// Links of the header or footer; the page one is on is marked, not hidden.
  func writeMenu(
    _ pages: [Settings.PageName], in current: Route?, _ language: Language,
    _ html: inout HTMLWriter
  ) {
    html.element(.ul, [.class("menu")]) { html in
      for page in pages {
        guard let target = links.page(page.slug, language) else { continue }
        html.element(.li) { html in
          var attributes: [Attribute] = [.href(target.address)]
          if target.route == current { attributes.append(.aria("current", "page")) }
          html.element(.a, attributes, text: target.shortTitle)
        }
      }
    }
  }
}

extension Emblem {
  /// Drawn in the colour of the text around it, so that it follows every colour scheme.
  func write(into html: inout HTMLWriter) {
    let frame = [Attribute("viewBox", viewBox), .class("emblem"), .aria("hidden", "true")]
    html.element(.svg, frame + attributes.map { Attribute($0.name, $0.value) }) { html in
      for shape in shapes { Emblem.write(shape, &html) }
    }
  }

  private static func write(_ shape: Shape, _ html: inout HTMLWriter) {
    guard let element = Element(named: shape.name) else { return }
    html.element(element, shape.attributes.map { Attribute($0.name, $0.value) }) { html in
      for child in shape.children { write(child, &html) }
    }
  }
}
