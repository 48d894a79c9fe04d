import Content
import Core
import HTML

/// Says that the site is still being tried out, and where to say what does not work; in the header of
/// every page.
struct PhaseBanner {
  let phase: Settings.Phase
  let links: SiteLinks

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.p, [.class("wide")]) { html in
      html.element(.strong, text: phase.label[words.language])
      html.text(" " + phase.text[words.language] + " ")
      if let target = links.page(phase.page.slug, words.language) {
        html.element(.a, [.href(target.address)], text: target.title)
      }
    }
  }
}
