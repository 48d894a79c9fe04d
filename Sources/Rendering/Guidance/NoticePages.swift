import Content
import Core
import HTML
import Phrasing

/// The list of notices, newest first.
struct NoticeList: Sendable {
  let notices: ArraySlice<Notice>

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    html.element(.ul, [.class("notices")]) { html in
      for notice in notices {
        html.element(.li) { html in
          html.element(
            .time, [Attribute("datetime", notice.date.description)],
            text: language.longDate(notice.date))
          let route = Route(language, SiteLinks.folder(of: notice))
          html.element(.a, [.href(route.address)], text: notice.texts[language].title)
          html.element(.p, text: notice.texts[language].summary)
        }
      }
    }
  }
}
