import Content
import Core
import HTML
import Markdown
import Phrasing
import Statistics

/// The main part of a page of guidance, by its layout.
struct PageBody: Sendable {
  let page: Page
  /// What pages show beside their text.
  let planner: PagePlanner
  /// Titles with addresses of all pages, for the page that lists them.
  let list: [(title: String, address: String)]

  private var edition: Edition { planner.edition }
  private var frame: PageFrame { planner.frame }

  private static let method = sitePath("method")

  /// A page with at least this many sections begins with a list of them.
  private static let fewestSectionsWithContents = 3

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    switch page.layout {
    case .home: writeHome(words, &html)
    case .guide: writeGuide(words, &html)
    case .status: writeStatus(words, &html)
    case .statistics: writeStatistics(words, &html)
    case .notices: writeNotices(words, &html)
    case .finder, .reception, .deadline, .search, .index, .offline: writeService(words, &html)
    }
  }

  // MARK: - Layouts

  private func writeHome(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let home = HomePage(edition: edition, links: frame.links)
    html.element(.div, [.class("hero")]) { html in
      writeTitle(words, &html)
      home.writeDoors(words, &html)
    }
    html.element(.div, [.class("columns")]) { html in
      html.element(.div, [.class("text")]) { writeProse(words, &$0) }
      home.writeNews(words, &html)
    }
    home.writeGuides(words, &html)
    writeStamp(words, &html)
  }

  private func writeGuide(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let section = SectionLinks(of: page, in: edition, links: frame.links)
    html.element(.div, [.class("columns")]) { html in
      html.element(.div, [.class("text")]) { html in
        writeTitle(words, &html)
        writeContents(words, &html)
        writeProse(words, &html)
        if page.slug == PageBody.method { writeUnmapped(words, &html) }
        writeStamp(words, &html)
        section?.writePager(words, into: &html)
      }
      section?.writeList(words, into: &html)
    }
  }

  /// How many appeals of the registry say something that has no code.
  private func writeUnmapped(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    guard let statistics = planner.statistics, !statistics.unmapped.isEmpty else { return }
    let (texts, language) = (words.statistics, words.language)
    html.element(.h2, [.id("unmapped")], text: texts[.unmappedTitle])
    html.element(.p, text: texts[.unmappedText])
    html.element(.ul) { html in
      for unmapped in statistics.unmapped {
        let name = statistics.plan.dimension(unmapped.field)?.title[language] ?? ""
        let line =
          unmapped.atLeast.map {
            texts(.unmappedAtLeast, ["name": name, "n": language.number($0)])
          }
          ?? texts(
            .unmappedFew, ["name": name, "step": language.number(statistics.plan.openStep)])
        html.element(.li, text: line)
      }
    }
  }

  private func writeStatus(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.h1, text: page.texts[words.language].title)
    let lookup = planner.lookup
    if let lookup {
      StatusForm(
        lookup: lookup, words: words.status, language: words.language, links: frame.links
      ).write(into: &html)
    }
    StatusWithoutScript(
      words: words, contacts: edition.contacts, links: frame.links, deadlines: planner.deadlines,
      deadlinePage: edition.pages.first { $0.layout == .deadline }
        .flatMap { frame.links.page($0.slug, words.language) },
      hasLookup: lookup != nil
    ).write(into: &html)
    // The page speaks of typing numbers; where nothing is looked up nobody is to try.
    if lookup != nil { writeProse(words, &html) }
    writeStamp(words, &html)
  }

  private func writeStatistics(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let (language, statistics) = (words.language, planner.statistics)
    writeTitle(words, &html)
    if let statistics {
      LatestFigures(
        view: StatisticsView(
          figures: statistics, downloads: nil, settings: edition.settings, methodRoute: nil,
          language: language,
          catalog: words)
      ).write(&html)
    }
    writeProse(words, &html)
    OverviewSection(overview: edition.overview, figures: edition.figures)
      .write(words, into: &html)
    html.element(.section, [.ariaLabelledBy("published")]) { html in
      html.element(.h2, [.id("published")], text: words[.publishedFigures])
      html.element(.p, text: words[.publishedFiguresText])
      if statistics != nil {
        html.element(.p, text: words.statistics[.earlierYears])
      }
      html.element(.ul, [.class("links")]) { html in
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

  /// A page whose own part stands between its title and its text.
  private func writeService(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    writeTitle(words, &html)
    switch page.layout {
    case .finder: planner.finder?.writeTopics(words, into: &html)
    case .reception: planner.reception?.writeRegions(words, into: &html)
    case .deadline: writeDeadline(words, &html)
    case .search: writeSearch(words, &html)
    case .index: PageIndex(entries: list).write(words, into: &html)
    case .offline:
      OfflineForm(addresses: list.map(\.address)).write(words, into: &html)
    default: break
    }
    writeProse(words, &html)
    writeStamp(words, &html)
  }

  private func writeDeadline(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    if let calendar = planner.calendar {
      DeadlineForm(calendar: calendar, words: words).write(into: &html)
    }
    html.element(.h2, [.id("table")], text: words[.deadlineTable])
    planner.deadlines?.write(words, into: &html)
  }

  private func writeSearch(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    let list = edition.pages.first { $0.layout == .index }
      .flatMap { frame.links.page($0.slug, language) }
    SearchForm(index: "/\(language.rawValue)/search.json", list: list, words: words)
      .write(into: &html)
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
    let headings = page.texts[words.language].document.headings
    if headings.count(where: { $0.level == 2 }) < PageBody.fewestSectionsWithContents { return }
    html.element(.nav, [.class("toc"), .ariaLabelledBy("toc")]) { html in
      html.element(.h2, [.id("toc")], text: words[.onThisPage])
      html.element(.ul) { html in
        // Each in its place: a copy would retain its texts.
        for index in headings.indices where headings[index].level == 2 {
          html.element(.li) {
            $0.element(.a, [.href("#", headings[index].id)], text: headings[index].text)
          }
        }
      }
    }
  }

  private func writeProse(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let file = Page.text(words.language, in: page.sources)
    PageProse(
      file: file, words: words, links: frame.links, edition: edition, deadlines: planner.deadlines,
      text: page.texts[words.language]
    ).write(page.texts[words.language].document, into: &html)
  }

  private func writeStamp(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let stamp = Stamp(of: page, words.language)
    html.fragment(planner.stamps[words.language][stamp]) { stamp.write(words, into: &$0) }
  }
}
