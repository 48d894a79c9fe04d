import Content
import Core
import HTML
import Markdown
import Phrasing
import Statistics

/// The main part of a page of guidance, by its layout.
struct PageBody: Sendable {
  let page: Page
  let edition: Edition
  let frame: PageFrame
  let registry: RegistryFigures?
  let lookup: PublishedLookup?
  let deadlines: DeadlineTable?

  /// A page with at least this many sections begins with a list of them.
  private static let fewestSectionsWithContents = 3

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    switch page.layout {
    case .home: writeHome(words, &html)
    case .guide: writeGuide(words, &html)
    case .status: writeStatus(words, &html)
    case .statistics: writeStatistics(words, &html)
    case .notices: writeNotices(words, &html)
    }
  }

  // MARK: - Layouts

  private func writeHome(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let home = HomePage(edition: edition, links: frame.links)
    writeTitle(words, &html)
    home.writeDoors(words, &html)
    html.element(.div, [.class("columns")]) { html in
      html.element(.div, [.class("text")]) { writeProse(words, &$0) }
      home.writeNews(words, &html)
    }
    home.writeGuides(words, &html)
    writeStamp(words, &html)
  }

  private func writeGuide(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.div, [.class("columns")]) { html in
      html.element(.div, [.class("text")]) { html in
        writeTitle(words, &html)
        writeContents(words, &html)
        writeProse(words, &html)
        writeStamp(words, &html)
      }
      writeSection(words, &html)
    }
  }

  private func writeStatus(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.h1, text: page.texts[words.language].title)
    if let lookup {
      StatusForm(
        lookup: lookup, words: words.status, language: words.language, links: frame.links
      ).write(into: &html)
    }
    StatusWithoutScript(
      words: words, contacts: edition.contacts, links: frame.links, deadlines: deadlines
    ).write(into: &html)
    writeProse(words, &html)
    writeStamp(words, &html)
  }

  private func writeStatistics(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    writeTitle(words, &html)
    if registry != nil {
      html.element(.p) { html in
        let route = Route(language, RegistryPage.folder)
        html.element(
          .a, [.class("button"), .href(route.address)], text: words[.registryLink])
      }
    }
    writeProse(words, &html)
    OverviewSection(overview: edition.overview, figures: edition.figures)
      .write(words, into: &html)
    html.element(.section, [.aria("labelledby", "published")]) { html in
      html.element(.h2, [.id("published")], text: words[.publishedFigures])
      html.element(.p, text: words[.publishedFiguresText])
      html.element(.ul) { html in
        for figures in edition.figures {
          let route = Route(language, FiguresPage(figures: figures).folder)
          html.element(.li) {
            $0.element(.a, [.href(route.address)], text: figures.title[language])
          }
        }
      }
    }
    html.element(.h3, [.id("symbols")], text: words[.symbols])
    html.element(.ul) { html in
      for symbol in [Message.symbolHidden, .symbolUnavailable, .symbolNotApplicable] {
        html.element(.li, text: words[symbol])
      }
    }
    writeStamp(words, &html)
  }

  private func writeNotices(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    writeTitle(words, &html)
    writeProse(words, &html)
    NoticeList(notices: edition.notices[...]).write(words, into: &html)
    writeStamp(words, &html)
  }

  // MARK: - Parts

  private func writeTitle(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let text = page.texts[words.language]
    html.element(.h1, text: text.title)
    html.element(.p, [.class("lead")], text: text.summary)
  }

  private func writeContents(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let sections = page.texts[words.language].document.headings.filter { $0.level == 2 }
    if sections.count < PageBody.fewestSectionsWithContents { return }
    html.element(.nav, [.class("toc"), .aria("labelledby", "toc")]) { html in
      html.element(.h2, [.id("toc")], text: words[.onThisPage])
      html.element(.ul) { html in
        for section in sections {
          html.element(.li) { $0.element(.a, [.href("#" + section.id)], text: section.text) }
        }
      }
    }
  }

  private func writeProse(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let file = sitePath("pages/\(page.slug)/\(words.language.rawValue).md")
    PageProse(
      file: file, words: words, links: frame.links, edition: edition, deadlines: deadlines
    ).write(page.texts[words.language].document, into: &html)
  }

  private func writeStamp(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let date = words.language.longDate(page.reviewed)
    html.element(.p, [.class("stamp")], text: words(.reviewedOn, ["date": date]))
  }

  /// The other pages of the section that the settings put this page in.
  private func writeSection(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let slugs = [page.slug, page.slug.parent].compactMap { $0 }
    let section = edition.settings.sections.first { section in
      section.pages.contains { slugs.contains($0.slug) }
    }
    guard let section else { return }
    let title = section.title[words.language]
    html.element(.aside, [.class("part"), .aria("labelledby", "part")]) { html in
      html.element(.h2, [.id("part")], text: title)
      html.element(.ul) { html in
        for name in section.pages {
          guard let target = frame.links.page(name.slug, words.language) else { continue }
          let isHere = name.slug == page.slug
          let current: [Attribute] = isHere ? [.aria("current", "page")] : []
          html.element(.li) {
            $0.element(.a, [.href(target.route.address)] + current, text: target.title)
          }
        }
      }
    }
  }
}
