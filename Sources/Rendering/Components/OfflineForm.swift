import Content
import Core
import HTML
import Phrasing

/// Keeps the pages of the language on the device, when the reader asks for it.
struct OfflineForm {
  let addresses: [String]

  /// What every kept page needs beside itself.
  private static let others = ["/offline.html", "/assets/icon.svg"]

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.p, [.class("scripted")]) { html in
      html.element(.button, [.id("keep"), .type("button")], text: words[.offlineKeep])
    }
    html.element(.noscript) { html in
      html.element(.p, [.class("inset")], text: words[.offlineNeedsScript])
    }
    html.element(.div, [.role("status")]) { html in
      html.element(
        .p, [.id("kept"), .class("card"), .flag("hidden")], text: words(.pagesKept, addresses.count)
      )
      html.element(
        .p, [.id("unkept"), .class("warning"), .flag("hidden")], text: words[.offlineFault])
    }
    let pages = JSONText.array((addresses + OfflineForm.others).map(JSONText.quoted))
    html.json(pages, type: "application/json", id: "pages")
  }
}
