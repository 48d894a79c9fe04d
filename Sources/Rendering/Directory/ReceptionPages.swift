import Content
import Core
import HTML
import Markdown
import Phrasing

/// Reception of citizens by region. What is not verified is said to be so, with what to do instead.
struct ReceptionPages: Sendable {
  let reception: Reception
  /// The page with the layout `reception`.
  let page: Page
  let links: SiteLinks

  /// The heading of that page which tells what to do when nothing is known.
  static let insteadAnchor = "instead"

  func folder(of region: Reception.Region) -> RelativePath {
    sitePath("\(page.slug)/\(region.code.lowercased())")
  }

  /// The regions in the order of the language's alphabet.
  func writeRegions(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    let regions = language.sorted(reception.regions) { $0.name[language] }
    html.element(.h2, [.id("regions")], text: words[.receptionRegions])
    Choices(
      choices: regions.map {
        .init(
          title: $0.name[language], text: "", address: Route(language, folder(of: $0)).address)
      }
    ).write(into: &html)
  }

  func title(of region: Reception.Region, _ words: MessageCatalog) -> String {
    words(.receptionIn, ["region": region.name[words.language]])
  }

  func write(_ region: Reception.Region, _ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.h1, text: title(of: region, words))
    html.element(.h2, [.id("offices")], text: words[.receptionOffices])
    if region.offices.isEmpty { html.element(.p, text: words[.receptionNone]) }
    for office in region.offices { write(office, words, &html) }
    if region.offices.contains(where: { $0.isIncomplete }) || region.offices.isEmpty {
      writeInstead(words, &html)
    }
    writeOthers(region, words, &html)
  }

  private func write(
    _ office: Reception.Office, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    html.element(.div, [.class("card"), .id(office.id)]) { html in
      html.element(.h3, text: office.name[words.language])
      FactList(facts: facts(of: office, words)).write(into: &html)
      if !office.hours.isEmpty {
        let file = CalendarFile.path(of: office, in: page.slug, words.language)
        html.element(.p, [.class("links")]) {
          $0.element(.a, [.href("/\(file)"), .type("text/calendar")], text: words[.calendarFile])
        }
      }
      let source = [
        "source": office.source[words.language], "date": words.language.longDate(office.checked),
      ]
      html.element(.p, [.class("notes")], text: words(.sourceChecked, source))
    }
  }

  private func facts(of office: Reception.Office, _ words: MessageCatalog) -> [FactList.Fact] {
    let language = words.language
    let hours = office.hours.map { (text: language.weekly($0), address: String?.none) }
    return [
      .init(words[.postalAddress], office.address?[language] ?? words[.notVerified]),
      .init(words[.receptionHours], hours.isEmpty ? [(words[.notVerified], nil)] : hours),
      office.phone.map { .init(words[.phone], $0, to: FactList.telephone($0)) }
        ?? .init(words[.phone], words[.notVerified]),
    ]
  }

  private func writeInstead(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let headings = page.texts[words.language].document.headings
    let anchor = headings.contains { $0.id == ReceptionPages.insteadAnchor } ? "#instead" : ""
    html.element(.div, [.class("inset")]) { html in
      html.element(.p, text: words[.receptionUnknown])
      html.element(.p, [.class("links")]) { html in
        let address = Route(words.language, page.slug).address + anchor
        html.element(.a, [.href(address)], text: words[.receptionInstead])
      }
    }
  }

  private func writeOthers(
    _ region: Reception.Region, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    let others = region.others.compactMap { links.page($0.slug, words.language) }
    if others.isEmpty { return }
    html.element(.h2, [.id("others")], text: words[.receptionOthers])
    html.element(.ul, [.class("links")]) { html in
      for other in others {
        html.element(.li) { $0.element(.a, [.href(other.address)], text: other.title) }
      }
    }
    if let source = reception.othersSource {
      html.element(.p, [.class("notes")], text: "\(words[.sources]): \(source[words.language])")
    }
  }
}

extension Reception.Office {
  fileprivate var isIncomplete: Bool { address == nil || hours.isEmpty || phone == nil }
}

extension Language {
  /// «дүйшөмбү, жума: 09:00–12:00».
  func weekly(_ hours: WeeklyHours) -> String {
    let days = hours.weekdays.map(weekday).joined(separator: ", ")
    return "\(days): \(clock(hours.from))–\(clock(hours.to))"
  }

  private func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
