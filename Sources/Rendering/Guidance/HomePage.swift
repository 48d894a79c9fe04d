import Content
import Core
import HTML

/// The home page: three doors, the office's own words, guides and notices.
struct HomePage: Sendable {
  let edition: Edition
  let links: SiteLinks

  func writeDoors(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.ul, [.class("doors")]) { html in
      writeDoor("file-an-appeal", .doorFile, .doorFileText, words, &html)
      writeDoor(slug(.status), .doorCheck, .doorCheckText, words, &html)
      writeDoor(slug(.statistics), .doorStatistics, .doorStatisticsText, words, &html)
    }
  }

  func writeGuides(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.h2, [.id("guides")], text: words[.guides])
    html.element(.div, [.class("lists")]) { html in
      for section in edition.settings.sections {
        html.element(.section) { html in
          html.element(.h3, text: section.title[words.language])
          html.element(.ul) { html in
            for page in section.pages {
              guard let target = links.page(page.slug, words.language) else { continue }
              html.element(.li) {
                $0.element(.a, [.href(target.address)], text: target.title)
              }
            }
          }
        }
      }
    }
  }

  func writeNews(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    if edition.notices.isEmpty { return }
    html.element(.aside, [.ariaLabelledBy("news")]) { html in
      html.element(.h2, [.id("news")], text: words[.latestNotices])
      NoticeList(notices: edition.notices.prefix(3)).write(words, into: &html)
      if let all = links.page(sitePath(slug(.notices)), words.language) {
        html.element(.p, [.class("links")]) {
          $0.element(.a, [.href(all.address)], text: words[.allNotices])
        }
      }
    }
  }

  private func slug(_ layout: Layout) -> String {
    edition.pages.first { $0.layout == layout }?.slug.description ?? layout.rawValue
  }

  private func writeDoor(
    _ slug: String, _ title: Message, _ text: Message, _ words: MessageCatalog,
    _ html: inout HTMLWriter
  ) {
    guard let target = links.page(sitePath(slug), words.language) else { return }
    html.element(.li) { html in
      html.element(.a, [.href(target.address)]) { html in
        html.element(.strong, text: words[title])
        html.text(" ")
        html.element(.span, text: words[text])
      }
    }
  }
}
