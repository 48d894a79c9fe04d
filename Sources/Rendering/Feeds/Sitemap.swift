import Core

/// `sitemap.xml` with the language versions of each page (sitemaps.org 0.9, xhtml:link).
struct Sitemap {
  let address: String
  /// Each page once, in any language, with the day it last changed.
  let pages: [(route: Route, modified: CalendarDate)]

  func bytes() -> [UInt8] {
    var xml = XMLText()
    xml.open(
      "urlset",
      [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
      ])
    for page in pages {
      let versions = Localized { address + page.route.in($0).address }
      // The same in all languages, so written once.
      let rest = XMLText(part: { xml in
        xml.element("lastmod", page.modified.description)
        for language in Language.allCases { link(language.rawValue, versions[language], &xml) }
        link("x-default", versions[.source], &xml)
      })
      for language in Language.allCases {
        xml.open("url")
        xml.element("loc", versions[language])
        xml.append(rest)
        xml.close("url")
      }
    }
    xml.close("urlset")
    return xml.bytes
  }

  private func link(_ tag: String, _ address: String, _ xml: inout XMLText) {
    xml.empty("xhtml:link", [("rel", "alternate"), ("hreflang", tag), ("href", address)])
  }
}

/// `robots.txt` and `.well-known/security.txt` (RFC 9309, RFC 9116).
struct PlainFiles {
  let address: String

  func robots() -> [UInt8] {
    Array(
      """
      User-agent: *
      Disallow: /lookup/

      Sitemap: \(address)/sitemap.xml

      """.utf8)
  }

  /// - Parameter asOf: the day of the data; the file expires half a year later, so that nobody trusts
  ///   the contact of a site that is no longer kept.
  func security(asOf: CalendarDate) -> [UInt8] {
    Array(
      """
      Contact: \(address)/en/about/#who
      Expires: \(asOf.adding(days: 180))T00:00:00Z
      Preferred-Languages: ky, ru, en
      Canonical: \(address)/.well-known/security.txt

      """.utf8)
  }
}
