import Content
import Core
import HTML
import Phrasing

/// The days at the end of a page: when its text last changed, and when it was last held against the law.
struct Stamp: Hashable {
  let updated: CalendarDate
  let reviewed: CalendarDate

  init(of page: Page, _ language: Language) {
    updated = page.texts[language].updated
    reviewed = page.reviewed
  }

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let updated = words.language.longDate(updated)
    let reviewed = words.language.longDate(reviewed)
    html.element(.p, [.class("stamp")]) { html in
      html.text(words(.updatedOn, ["date": updated]))
      html.text(" ")
      html.text(words(.reviewedOn, ["date": reviewed]))
    }
  }

  /// Those of all pages, each written once: many share their days.
  static func all(of edition: Edition) -> Localized<[Stamp: HTMLFragment]> {
    Localized { language in
      let words = edition.messages[language]
      let stamps = Set(edition.pages.map { Stamp(of: $0, language) })
      return Dictionary(
        uniqueKeysWithValues: stamps.map { stamp in
          let fragment = HTMLFragment(hyphenate: language.hyphenation) {
            stamp.write(words, into: &$0)
          }
          return (stamp, fragment)
        })
    }
  }
}
