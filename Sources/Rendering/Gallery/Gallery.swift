import Content
import Core
import HTML
import Hosting
import Phrasing

/// A page for each component, with all its states, in each language: for designers, translators and
/// tests, never for publication. The components are drawn by the functions that draw the site.
package struct Gallery: Sendable {
  let planner: PagePlanner

  private static let title = Localized(
    ky: "Компоненттер", ru: "Компоненты", en: "Components")
  /// What the page says of itself: whoever comes across it must not take it for the portal.
  private static let notice = Localized(
    ky: "Бул – порталдын курамдык бөлүктөрүнүн көргөзмөсү, порталдын өзү эмес.",
    ru: "Это собрание составных частей портала, а не сам портал.",
    en: "This is a collection of the portal's parts, not the portal itself.")
  private static let empty = Localized(
    ky: "Бул порталда мындай бөлүк үчүн маалымат жок.",
    ru: "На этом портале нет данных для такой части.",
    en: "This portal has no data for such a part.")

  package var files: [SiteFile] {
    let policy = planner.frame.policy
    let headers = HeaderTable(policy: policy, statusPage: nil)
    var files = [SiteFile(sitePath("_headers")) { Array(headers.text.utf8) }]
    files.append(SiteFile(sitePath("index.html")) { choice() })
    for language in Language.allCases {
      files.append(SiteFile(Route(language).file) { list(language) })
      for component in GalleryComponent.allCases {
        let route = Route(language, sitePath(component.rawValue))
        files.append(SiteFile(route.file) { page(of: component, route) })
      }
    }
    let icon = planner.edition.assets.files.first { $0.key == sitePath("icon.svg") }
    if let icon { files.append(SiteFile(sitePath("assets/icon.svg")) { icon.value }) }
    return files
  }

  private func choice() -> [UInt8] {
    page(title: Gallery.title.ky, route: Route(.source)) { html in
      html.element(.ul, [.class("links")]) { html in
        for language in Language.allCases {
          html.element(.li) {
            $0.element(
              .a, [.href(Route(language).address), .lang(language.rawValue)],
              text: Gallery.title[language])
          }
        }
      }
    }
  }

  private func list(_ language: Language) -> [UInt8] {
    page(title: Gallery.title[language], route: Route(language)) { html in
      html.element(.p, [.class("lead")], text: Gallery.notice[language])
      html.element(.ol, [.class("links")]) { html in
        for component in GalleryComponent.allCases {
          let route = Route(language, sitePath(component.rawValue))
          html.element(.li) {
            $0.element(.a, [.href(route.address)], text: component.title[language])
          }
        }
      }
    }
  }

  private func page(of component: GalleryComponent, _ route: Route) -> [UInt8] {
    let words = planner.edition.messages[route.language]
    let specimens = Specimens(planner: planner, words: words).states(of: component)
    return page(title: component.title[route.language], route: route) { html in
      if specimens.isEmpty { html.element(.p, text: Gallery.empty[route.language]) }
      for (index, specimen) in specimens.enumerated() {
        let id = "state-\(index + 1)"
        html.element(.section, [.ariaLabelledBy(id)]) { html in
          html.element(.h2, [.id(id), .class("stamp")], text: specimen.name[route.language])
          specimen.write(number: index + 1, words, into: &html)
        }
      }
    }
  }

  private func page(
    title: String, route: Route, main: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    let language = route.language
    return HTMLWriter.document(hyphenate: language.hyphenation) { html in
      html.element(.html, [.lang(language.rawValue)]) { html in
        html.element(.head) { writeHead(title, &$0) }
        html.element(.body) { html in
          html.element(.main, [.id("main")]) { html in
            html.element(.p, [.class("links")]) {
              $0.element(.a, [.href(Route(language).address)], text: Gallery.title[language])
            }
            html.element(.h1, text: title)
            main(&html)
          }
        }
      }
    }
  }

  private func writeHead(_ title: String, _ html: inout HTMLWriter) {
    func content(_ text: String) -> Attribute { Attribute("content", text) }
    html.void(.meta, [Attribute("charset", "utf-8")])
    html.void(.meta, [.name("viewport"), content("width=device-width,initial-scale=1")])
    html.element(.title, text: title)
    html.void(.meta, [.name("color-scheme"), content("light dark")])
    html.void(.meta, [.name("robots"), content("noindex")])
    html.void(.link, [.rel("icon"), .href("/assets/icon.svg"), .type("image/svg+xml")])
    for sheet in planner.frame.policy.styles(hasCharts: true) { html.style(sheet) }
  }
}
