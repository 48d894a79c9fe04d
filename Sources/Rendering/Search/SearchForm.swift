import Content
import Core
import HTML
import Phrasing

/// The search in the browser. The index is loaded with the first search, not with the page; without a
/// script the list of all pages serves.
struct SearchForm: Sendable {
  /// Where the index of the language lies.
  let index: String
  /// The page with the layout `index`; `nil` where the site has none.
  let list: SiteLinks.Target?
  let words: MessageCatalog

  func write(into html: inout HTMLWriter) {
    html.element(.noscript) { html in
      html.element(.p, [.class("inset")], text: words[.searchNeedsScript])
    }
    let form: [Attribute] = [
      .id("search"), .class("scripted"), .role("search"), .data("index", index),
    ]
    html.element(.form, form) { html in
      html.element(.label, [Attribute("for", "words")], text: words[.searchLabel])
      html.element(.span, [.class("hint"), .id("words-hint")], text: words[.searchHint])
      html.void(
        .input,
        [
          .type("search"), .id("words"), .name("q"), Attribute("autocomplete", "off"),
          .aria("describedby", "words-hint"),
        ])
      html.element(.button, text: words[.searchGo])
    }
    html.element(.div, [.role("status")]) { html in
      html.element(.p, [.id("count"), .flag("hidden")]) { _ in }
      html.element(.p, [.id("none"), .flag("hidden")], text: words[.searchNone])
      html.element(.p, [.id("fault"), .flag("hidden")], text: words[.searchFault])
    }
    html.element(.ol, [.id("found"), .class("notices")]) { _ in }
    if let list {
      html.element(.p, [.class("links")]) {
        $0.element(.a, [.href(list.address)], text: list.title)
      }
    }
    html.json(words.formsJSON(of: .pagesFound), type: "application/json", id: "forms")
  }
}
