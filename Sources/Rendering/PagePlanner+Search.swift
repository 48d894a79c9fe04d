import Content
import Core
import HTML
import Markdown
import Phrasing

/// Lists of all pages: for the search and from A to Z.
extension PagePlanner {
  /// The index of each language, where the site has a search page.
  func searchFiles() -> [SiteFile] {
    if page(of: .search) == nil { return [] }
    return Language.allCases.map { language in
      let isUnchanged = texts(language).allSatisfy(\.text.isUnchanged)
      return SiteFile(
        sitePath("\(language.rawValue)/search.json"), isUnchanged: isUnchanged
      ) { [self] in
        SearchIndex(entries: entries(language)).json()
      }
    }
  }

  func listed(_ language: Language) -> [(title: String, address: String)] {
    texts(language).map { ($0.text.title, $0.route.address) }
      + otherEntries(language).map { ($0.title, $0.address) }
  }

  private func texts(_ language: Language) -> [(text: PageText, route: Route)] {
    edition.pages.filter { $0.layout != .index && $0.layout != .search }
      .map { ($0.texts[language], Route(language, SiteLinks.folder(of: $0))) }
      + edition.notices.map {
        ($0.texts[language], Route(language, SiteLinks.folder(of: $0)))
      }
  }

  private func entries(_ language: Language) -> [SearchIndex.Entry] {
    texts(language).map(entry) + otherEntries(language)
  }

  private func otherEntries(_ language: Language) -> [SearchIndex.Entry] {
    let figures = edition.figures.map { figures in
      let tables = figures.tables
      return SearchIndex.Entry(
        address: Route(language, FiguresPage(figures: figures).folder).address,
        title: figures.title[language], summary: figures.body[language],
        headings: tables.map { $0.title[language] },
        text: tables.flatMap(\.rows).map { $0.label[language] }.joined(separator: " "))
    }
    return figures + directoryEntries(language)
  }

  private func entry(_ text: PageText, _ route: Route) -> SearchIndex.Entry {
    let document = text.document
    return SearchIndex.Entry(
      address: route.address, title: text.title, shortTitle: text.shortTitle,
      summary: text.summary, headings: document.headings.map(\.text), text: document.plainText)
  }

  private func directoryEntries(_ language: Language) -> [SearchIndex.Entry] {
    let words = edition.messages[language]
    let topics = finder.map { pages in
      pages.finder.topics.map { topic in
        SearchIndex.Entry(
          address: Route(language, pages.folder(of: topic)).address, title: topic.name[language],
          summary: topic.examples[language],
          headings: topic.cases.map { $0.situation[language] }, text: "")
      }
    }
    let regions = reception.map { pages in
      pages.reception.regions.map { region in
        SearchIndex.Entry(
          address: Route(language, pages.folder(of: region)).address,
          title: pages.title(of: region, words),
          summary: words(.receptionSummary, ["region": region.name[language]]),
          headings: region.offices.map { $0.name[language] }, text: "")
      }
    }
    return (topics ?? []) + (regions ?? [])
  }
}
