import Content
import Core
import HTML
import Phrasing

/// Pages that the files of `directory/` add below the pages of their layouts.
extension PagePlanner {
  static func finder(_ edition: Edition, _ links: SiteLinks, _ page: Page?) -> FinderPages? {
    guard let finder = edition.finder, let page else { return nil }
    return FinderPages(finder: finder, slug: page.slug, edition: edition, links: links)
  }

  static func reception(
    _ edition: Edition, _ links: SiteLinks, _ page: Page?
  ) -> ReceptionPages? {
    guard let reception = edition.reception, let page else { return nil }
    return ReceptionPages(reception: reception, page: page, links: links)
  }

  func directoryPages(_ language: Language) -> [PlannedPage] {
    let topics = finder.map { pages in pages.finder.topics.map { plan($0, of: pages, language) } }
    let regions = reception.map { pages in
      pages.reception.regions.map { plan($0, of: pages, language) }
    }
    return (topics ?? []) + (regions ?? [])
  }

  private func plan(
    _ topic: Finder.Topic, of pages: FinderPages, _ language: Language
  ) -> PlannedPage {
    let words = edition.messages[language]
    let head = PageHead(
      title: topic.name[language],
      description: "\(topic.name[language]): \(topic.examples[language])",
      route: Route(language, pages.folder(of: topic)),
      trail: [home(language)] + step(to: .finder, language))
    let modified = page(of: .finder)?.texts[language].updated ?? asOf
    return planned(head, modified, "directory/finder.yaml") {
      pages.write(topic, words, into: &$0)
    }
  }

  private func plan(
    _ region: Reception.Region, of pages: ReceptionPages, _ language: Language
  ) -> PlannedPage {
    let words = edition.messages[language]
    let head = PageHead(
      title: pages.title(of: region, words),
      description: words(.receptionSummary, ["region": region.name[language]]),
      route: Route(language, pages.folder(of: region)),
      trail: [home(language)] + step(to: .reception, language))
    let modified = region.offices.map(\.checked).max() ?? pages.page.texts[language].updated
    return planned(head, modified, "directory/reception.yaml") {
      pages.write(region, words, into: &$0)
    }
  }

  /// The calendar files of every office whose hours are known.
  func calendarFiles() -> [SiteFile] {
    guard let reception else { return [] }
    let host = String(edition.settings.address.dropFirst("https://".count))
    var files: [SiteFile] = []
    for office in reception.reception.regions.flatMap(\.offices) where !office.hours.isEmpty {
      for language in Language.allCases {
        let file = CalendarFile(
          office: office, words: edition.messages[language], host: host, asOf: asOf,
          calendar: calendar)
        let path = CalendarFile.path(of: office, in: reception.page.slug, language)
        files.append(SiteFile(path) { file.bytes() })
      }
    }
    return files
  }
}
