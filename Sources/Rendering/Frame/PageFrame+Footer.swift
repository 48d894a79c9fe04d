import Content
import Core
import HTML

/// The end of every page: where help is, the same in the same place everywhere (WCAG 2.2, 3.2.6), and
/// who answers for the site.
extension PageFrame {
  /// - Parameter route: of the page, where that is to be marked.
  func writeFooter(_ route: Route?, _ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    html.element(.footer, [.class("site")]) { html in
      html.element(.div, [.class("wide")]) { html in
        writeHelp(route, words, &html)
        html.element(.nav, [.ariaLabel(words[.footerNavigation])]) {
          writeMenu(settings.footer, in: route, language, &$0)
        }
        html.element(.p, text: settings.office[language])
        html.element(.p, text: words[.freeOfCharge])
      }
    }
  }

  private func writeHelp(_ route: Route?, _ words: MessageCatalog, _ html: inout HTMLWriter) {
    if settings.help.isEmpty { return }
    html.element(.nav, [.class("help"), .ariaLabelledBy("help")]) { html in
      html.element(.h2, [.id("help")], text: words[.helpTitle])
      writeMenu(settings.help, in: route, words.language, &html)
    }
  }
}
