import Content
import HTML

/// Says that the figures of the page are made up; before everything else on it.
struct DemonstrationNotice {
  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.p, [.class("demonstration")]) { html in
      html.element(.strong, text: words[.demonstrationTitle])
      html.text(" ")
      html.text(words[.demonstrationText])
    }
  }
}
