import Content
import Core
import HTML
import Phrasing

/// What search engines read of a page (schema.org as JSON-LD): the way to it, and on the home page the
/// service and the office that gives it. Only what the page itself says.
struct StructuredData {
  let settings: Settings

  /// `BreadcrumbList`, with the page itself at the end.
  func breadcrumbs(of head: PageHead) -> String {
    // Nearly every page has one; assembled from objects it took a tenth of drawing the page.
    var json = #"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":["#
    json.reserveCapacity(1_024)
    for (index, step) in head.trail.enumerated() { append(step, index + 1, to: &json) }
    append((head.title, head.route), head.trail.count + 1, to: &json)
    json += "]}"
    return json
  }

  private func append(
    _ step: (title: String, route: Route), _ position: Int, to json: inout String
  ) {
    if position > 1 { json += "," }
    json += #"{"@type":"ListItem","position":"#
    json += String(position)
    json += #","name":""#
    JSONText.append(step.title, to: &json)
    json += #"","item":""#
    JSONText.append(settings.address, to: &json)
    JSONText.append(step.route.address, to: &json)
    json += #""}"#
  }

  /// `GovernmentService` of a `GovernmentOrganization`.
  func service(of head: PageHead) -> String {
    let language = head.route.language
    let languages = Language.allCases.map { JSONText.quoted($0.rawValue) }
    return JSONText.object([
      ("@context", JSONText.quoted("https://schema.org")),
      ("@type", JSONText.quoted("GovernmentService")),
      ("name", JSONText.quoted(settings.name[language])),
      ("description", JSONText.quoted(head.description)),
      (
        "areaServed",
        JSONText.object([
          ("@type", JSONText.quoted("Country")), ("identifier", JSONText.quoted("KG")),
        ])
      ),
      (
        "provider",
        JSONText.object([
          ("@type", JSONText.quoted("GovernmentOrganization")),
          ("name", JSONText.quoted(settings.organisation[language])),
          ("url", JSONText.quoted(settings.address + "/")),
        ])
      ),
      (
        "availableChannel",
        JSONText.object([
          ("@type", JSONText.quoted("ServiceChannel")), ("serviceUrl", address(head.route)),
          ("availableLanguage", JSONText.array(languages)),
        ])
      ),
    ])
  }

  private func address(_ route: Route) -> String {
    JSONText.quoted(settings.address + route.address)
  }
}

extension PageFrame {
  /// The page as others show it when it is passed on (Open Graph protocol), and as search engines read
  /// it.
  func writeDescriptions(_ head: PageHead, _ html: inout HTMLWriter) {
    // The page for numbers is the heaviest, and nobody passes it on.
    if head.isHidden || head.showsLookup { return }
    let language = head.route.language
    let pieces = pieces?[language]
    html.fragment(pieces?.siteDescription) { writeSiteDescription(language, &$0) }
    html.void(.meta, [.property("og:title"), .content(head.title)])
    html.void(.meta, [.property("og:description"), .content(head.description)])
    html.void(.meta, [.property("og:url"), .content(settings.address + head.route.address)])
    html.fragment(pieces?.picture) { writePicture(language, &$0) }
    let data = StructuredData(settings: settings)
    let text = head.trail.isEmpty ? data.service(of: head) : data.breadcrumbs(of: head)
    html.json(text, type: "application/ld+json")
  }

  func writeSiteDescription(_ language: Language, _ html: inout HTMLWriter) {
    html.void(.meta, [.property("og:type"), .content("website")])
    html.void(.meta, [.property("og:site_name"), .content(settings.name[language])])
  }

  func writePicture(_ language: Language, _ html: inout HTMLWriter) {
    let locales = Localized(ky: "ky_KG", ru: "ru_KG", en: "en_GB")
    html.void(.meta, [.property("og:locale"), .content(locales[language])])
    let picture = settings.address + "/\(SharedPicture.path)"
    html.void(.meta, [.property("og:image"), .content(picture)])
  }
}
