import Content
import Core
import HTML
import Phrasing

/// What search engines read of a page (schema.org as JSON-LD): the way to it, and on the home page the
/// service and the office that gives it. Only what the page itself says.
struct StructuredData {
  let settings: Settings

  /// `BreadcrumbList`, with the page itself at the end: in pieces, since nearly every page has one, and to
  /// join them first took half of it.
  func breadcrumbs(of head: PageHead) -> [String] {
    let steps = head.trail + [(head.title, head.address)]
    let site = JSONText.inside(settings.address)
    var json = [
      #"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":["#
    ]
    json.reserveCapacity(2 + 9 * steps.count)
    for (index, step) in steps.enumerated() {
      json.append(index == 0 ? "" : ",")
      json.append(#"{"@type":"ListItem","position":"#)
      json.append(String(index + 1))
      json.append(#","name":""#)
      json.append(JSONText.inside(step.title))
      json.append(#"","item":""#)
      json.append(site)
      json.append(JSONText.inside(step.address))
      json.append(#""}"#)
    }
    json.append("]}")
    return json
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
          ("@type", JSONText.quoted("ServiceChannel")),
          ("serviceUrl", JSONText.quoted(settings.address + head.address)),
          ("availableLanguage", JSONText.array(languages)),
        ])
      ),
    ])
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
    html.void(.meta, [.property("og:url"), .content(settings.address, head.address)])
    html.fragment(pieces?.picture) { writePicture(language, &$0) }
    let data = StructuredData(settings: settings)
    html.json(
      head.trail.isEmpty ? [data.service(of: head)] : data.breadcrumbs(of: head),
      type: "application/ld+json")
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
