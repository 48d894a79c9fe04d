import Content
import Core
import HTML

/// The pages of the section that the settings put a page in: a list beside it, and the ones before and
/// after it at its end, because a section is in the order in which it is read.
struct SectionLinks {
  let title: Localized<String>
  let pages: [RelativePath]
  /// The page one is on.
  let current: RelativePath
  let links: SiteLinks

  /// `nil` for a page that is in no section, and whose folder above is in none.
  init?(of page: Page, in edition: Edition, links: SiteLinks) {
    let (slug, above) = (page.slug, page.slug.parent)
    let section = edition.settings.sections.first { section in
      section.pages.contains { $0.slug == slug || $0.slug == above }
    }
    guard let section else { return nil }
    title = section.title
    pages = section.pages.map(\.slug)
    current = page.slug
    self.links = links
  }

  func writeList(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.aside, [.class("part"), .ariaLabelledBy("part")]) { html in
      html.element(.h2, [.id("part")], text: title[words.language])
      html.element(.ul) { html in
        for slug in pages {
          guard let target = links.page(slug, words.language) else { continue }
          let here: [Attribute] = slug == current ? [.aria("current", "page")] : []
          html.element(.li) {
            $0.element(.a, [.href(target.address)] + here, text: target.title)
          }
        }
      }
    }
  }

  func writePager(_ words: MessageCatalog, into html: inout HTMLWriter) {
    guard let place = pages.firstIndex(of: current), pages.count > 1 else { return }
    html.element(.nav, [.class("pager"), .ariaLabel(title[words.language])]) { html in
      if place > 0 { write(pages[place - 1], "prev", words[.previousPage], words, &html) }
      if place + 1 < pages.count {
        write(pages[place + 1], "next", words[.nextPage], words, &html)
      }
    }
  }

  private func write(
    _ slug: RelativePath, _ relation: String, _ label: String, _ words: MessageCatalog,
    _ html: inout HTMLWriter
  ) {
    guard let target = links.page(slug, words.language) else { return }
    html.element(.a, [.href(target.address), .rel(relation)]) { html in
      html.element(.small, text: label)
      html.text(" ")
      html.text(target.title)
    }
  }
}
