import Content
import Core
import HTML

/// Pages that belong to no language: the choice at `/`, and the answer to a wrong address.
struct LanguageChoice: Sendable {
  let settings: Settings
  let messages: Localized<MessageCatalog>
  let emblem: Emblem?
  let policy: ContentSecurityPolicy

  /// `/index.html`: no redirect by script or guess; a link a language, the Kyrgyz one first.
  func rootPage() -> [UInt8] {
    page(title: settings.name.ky, isHidden: false) { html in
      html.element(.div, [.class("hero")]) { html in
        html.element(.h1, text: settings.name.ky)
        html.element(.ul, [.class("doors")]) { html in
          for language in Language.allCases { writeDoor(language, &html) }
        }
      }
    }
  }

  private func writeDoor(_ language: Language, _ html: inout HTMLWriter) {
    html.element(.li, [.lang(language.rawValue)]) { html in
      let attributes: [Attribute] = [
        .href(Route(language).address), .hreflang(language.rawValue),
      ]
      html.element(.a, attributes) { html in
        html.element(.strong, text: language.endonym)
        html.text(" ")
        html.element(.span, text: settings.name[language])
      }
    }
  }

  /// `/404.html`, in the three languages at once: the host does not know the reader's.
  func notFoundPage() -> [UInt8] {
    page(title: messages.ky[.notFoundTitle], isHidden: true) {
      writeFallback(.notFoundTitle, .notFoundText, &$0)
    }
  }

  /// `/offline.html`, shown by the service worker for a page that is not kept on the device.
  func offlinePage() -> [UInt8] {
    page(title: messages.ky[.offlineTitle], isHidden: true) {
      writeFallback(.offlineTitle, .offlineText, &$0)
    }
  }

  /// `/503.html`, for the web server to send while it cannot do its work.
  func unavailablePage() -> [UInt8] {
    page(title: messages.ky[.unavailableTitle], isHidden: true) {
      writeFallback(.unavailableTitle, .unavailableText, &$0)
    }
  }

  /// One after the other in the three languages, each with the way to its home page.
  ///
  /// - Parameter isPage: whether the first title is that of a page.
  func writeFallback(
    _ title: Message, _ text: Message, isPage: Bool = true, _ html: inout HTMLWriter
  ) {
    for language in Language.allCases {
      let words = messages[language]
      html.element(.section, [.lang(language.rawValue)]) { html in
        html.element(isPage && language == .source ? .h1 : .h2, text: words[title])
        html.element(.p, text: words[text])
        html.element(.p, [.class("links")]) {
          $0.element(.a, [.href(Route(language).address)], text: words[.toHome])
        }
      }
    }
  }

  private func page(
    title: String, isHidden: Bool, main: (inout HTMLWriter) -> Void
  ) -> [UInt8] {
    HTMLWriter.document { html in
      html.element(.html, [.lang(Language.source.rawValue)]) { html in
        html.element(.head) { html in
          html.void(.meta, [Attribute("charset", "utf-8")])
          let meta = Attribute("content", policy.inPage(hasCharts: false))
          html.void(.meta, [Attribute("http-equiv", "Content-Security-Policy"), meta])
          let width = Attribute("content", "width=device-width,initial-scale=1")
          html.void(.meta, [.name("viewport"), width])
          html.element(.title, text: title)
          html.void(
            .meta, [.name("description"), Attribute("content", settings.organisation.ky)])
          if isHidden { html.void(.meta, [.name("robots"), Attribute("content", "noindex")]) }
          html.void(.link, [.rel("icon"), .href("/assets/icon.svg"), .type("image/svg+xml")])
          html.style(policy.styleSheet)
        }
        html.element(.body) { html in
          html.element(.header, [.class("site")]) { html in
            html.element(.div, [.class("wide bar")]) { html in
              html.element(.p, [.class("brand")]) { html in
                emblem?.write(into: &html)
                html.element(.strong, text: settings.organisation.ky)
              }
            }
          }
          html.element(.main, [.id("main")], main)
        }
      }
    }
  }
}
