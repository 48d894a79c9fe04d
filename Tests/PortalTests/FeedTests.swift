import Crypto
import Foundation
import FoundationXML
import Testing

/// The elements of an XML document, in order, with their attributes and texts.
private final class Elements: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var all: [Element] = []
  private var open: [Int] = []

  init(_ bytes: Data) throws {
    super.init()
    let parser = XMLParser(data: bytes)
    parser.delegate = self
    try #require(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
  }

  subscript(name: String) -> [Element] { all.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    open.append(all.count)
    all.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { all[last].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}

@Suite struct FeedTests {
  let output: [String: Data]

  init() throws {
    let site = try SampleSite()
    try #require(try site.run("build").status == 0)
    output = try site.output()
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try #require(output[name]), as: UTF8.self)
  }

  @Test("lists every page in the sitemap, in three languages that name one another")
  func sitemap() throws {
    let map = try Elements(try #require(output["sitemap.xml"]))
    let addresses = Set(map["loc"].map(\.text))
    #expect(addresses.count == map["loc"].count)
    // Versions for print are left out: they say what their digest says.
    let pages = output.keys.filter { $0.hasSuffix("/index.html") && !$0.contains("/print/") }
    #expect(
      addresses == Set(pages.map { "https://portal.internal/\($0.dropLast("index.html".count))" }))
    let links = map["xhtml:link"]
    #expect(links.count == 4 * addresses.count)
    #expect(links.allSatisfy { addresses.contains($0.attributes["href"] ?? "") })
    for tag in ["ky", "ru", "en", "x-default"] {
      #expect(links.count { $0.attributes["hreflang"] == tag } == addresses.count)
    }
    #expect(
      map["lastmod"].allSatisfy { $0.text.wholeMatch(of: /2026-\d\d-\d\d|2025-12-31/) != nil })
  }

  @Test(
    "writes a feed in each language that names itself and its pages", arguments: ["ky", "ru", "en"])
  func feed(language: String) throws {
    let feed = try Elements(try #require(output["\(language)/feed.xml"]))
    #expect(feed["feed"].first?.attributes["xml:lang"] == language)
    let address = "https://portal.internal/\(language)/"
    let digests = ["2026-05", "2026-04", "2026-q1", "2026-03", "2026-02", "2026-01"].map {
      address + "statistics/digests/\($0)/"
    }
    #expect(
      feed["id"].map(\.text)
        == [address, address + "notices/2026-05-12-reception-hours/"] + digests)
    #expect(
      feed["link"].contains { $0.attributes == ["rel": "self", "href": address + "feed.xml"] })
    // The feed and the digests are of the day of the release, the notice is of its own.
    #expect(
      feed["updated"].map { $0.text.prefix(10) }
        == ["2026-06-30", "2026-05-12"] + digests.map { _ in "2026-06-30" })
    #expect(feed["entry"].count == 1 + digests.count)
  }

  @Test("allows by its hash the stylesheet of each page, and the pages name one another")
  func pages() throws {
    for name in output.keys.filter({ $0.hasSuffix(".html") }) {
      let page = try text(name)
      let sheet = try #require(page.firstMatch(of: /<style>([^<]*)<\/style>/)).1
      let digest = Data(SHA256.hash(data: Data(sheet.utf8))).base64EncodedString()
      #expect(
        page.contains("style-src &#39;sha256-\(digest)&#39;") || page.contains("'sha256-\(digest)'")
      )
      #expect(
        !page.contains("<script>") && !page.contains(" style=") && !page.contains(" onclick="))
    }
  }

  @Test("leads no link of any page to a place that is not there")
  func links() throws {
    for (name, bytes) in output where name.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      for match in page.matches(of: /href="?(\/[^" >]*|#[^" >]*)/) {
        let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var file = parts[0].isEmpty ? name : String(parts[0].dropFirst())
        if file.isEmpty || file.hasSuffix("/") { file += "index.html" }
        let target = try #require(output[file], "\(name) links to \(match.1)")
        guard parts.count == 2 else { continue }
        let text = String(decoding: target, as: UTF8.self)
        let anchor = parts[1]
        #expect(
          text.contains("id=\"\(anchor)\"") || text.contains("id=\(anchor) ")
            || text.contains("id=\(anchor)>"), "\(name) links to \(match.1)")
      }
    }
  }

  @Test("asks robots to leave the look-up alone and tells where to report a weakness")
  func plainFiles() throws {
    #expect(try text("robots.txt").contains("Disallow: /lookup/"))
    #expect(try text("robots.txt").contains("Sitemap: https://portal.internal/sitemap.xml"))
    let security = try text(".well-known/security.txt")
    #expect(security.contains("\nExpires: 2026-12-27T00:00:00Z\n"))
    #expect(security.contains("Canonical: https://portal.internal/.well-known/security.txt"))
  }
}
