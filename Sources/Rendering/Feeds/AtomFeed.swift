import Content
import Core
import HTML
import Statistics

/// The notices as an Atom feed (RFC 4287).
struct AtomFeed: Sendable {
  let settings: Settings
  let notices: [Notice]
  let words: MessageCatalog
  /// Of closed periods, newest first.
  let digests: [DigestPage]
  let newestDate: CalendarDate

  func bytes() -> [UInt8] {
    let language = words.language
    let home = settings.address + Route(language).address
    var xml = XMLText()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.rawValue)])
    xml.element("title", "\(settings.name[language]) – \(words[.noticesFeed])")
    xml.element("id", home)
    xml.empty("link", [("href", home)])
    xml.empty("link", [("rel", "self"), ("href", home + "feed.xml")])
    let days = notices.map(\.date) + digests.compactMap(\.day)
    xml.element("updated", instant(days.max() ?? newestDate))
    xml.open("author")
    xml.element("name", settings.office[language])
    xml.close("author")
    for notice in notices.prefix(50) { write(notice, &xml) }
    for digest in digests.prefix(50) { write(digest, &xml) }
    xml.close("feed")
    return xml.bytes
  }

  private func write(_ notice: Notice, _ xml: inout XMLText) {
    let text = notice.texts[words.language]
    let route = Route(words.language, SiteLinks.folder(of: notice))
    let address = settings.address + route.address
    xml.open("entry")
    xml.element("title", text.title)
    xml.element("id", address)
    xml.empty("link", [("href", address)])
    xml.element("published", instant(notice.date))
    xml.element("updated", instant(max(notice.date, text.updated)))
    xml.element("summary", text.summary)
    xml.close("entry")
  }

  private func write(_ digest: DigestPage, _ xml: inout XMLText) {
    guard let day = digest.day else { return }
    let address = settings.address + digest.view.route(digest.period.digestFolder).address
    xml.open("entry")
    xml.element("title", digest.title)
    xml.element("id", address)
    xml.empty("link", [("href", address)])
    xml.element("published", instant(day))
    xml.element("updated", instant(day))
    let mark = digest.view.figures.isDemonstration ? [words[.demonstrationTitle]] : []
    xml.element("summary", (mark + digest.sentences.prefix(3)).joined(separator: " "))
    xml.close("entry")
  }

  /// Atom wants a moment, the sources know days: midnight in Bishkek (UTC+6 all year).
  private func instant(_ date: CalendarDate) -> String { "\(date)T00:00:00+06:00" }
}
