import Content
import Core
import HTML
import Phrasing

/// To the same page in the other languages; each name in its own language, the present one as text.
struct LanguageSwitch {
  /// Of the page, and its addresses in all.
  let language: Language
  let addresses: Localized<String>

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.nav, [.ariaLabel(words[.languages])]) { html in
      html.element(.ul, [.class("languages")]) { html in
        for language in Language.allCases {
          html.element(.li) { write(language, &$0) }
        }
      }
    }
  }

  private func write(_ language: Language, _ html: inout HTMLWriter) {
    if language == self.language {
      let here: [Attribute] = [.aria("current", "true"), .lang(language.rawValue)]
      html.element(.span, here, text: language.endonym)
      return
    }
    let there: [Attribute] = [
      .href(addresses[language]), .lang(language.rawValue),
      .hreflang(language.rawValue), .rel("alternate"),
    ]
    html.element(.a, there, text: language.endonym)
  }
}
