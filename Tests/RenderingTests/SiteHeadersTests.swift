import Core
import HTML
import Hosting
import Testing

@testable import Rendering

@Suite struct SiteHeadersTests {
  private func table() throws -> HeaderTable {
    let sheet = try #require(StyleSheet("body{margin:0}"))
    return HeaderTable(
      policy: ContentSecurityPolicy(styleSheet: sheet, chartStyle: sheet),
      statusPage: sitePath("status"))
  }

  private func value(_ name: String, of path: String) throws -> String? {
    try table().headers(of: path).first { $0.name == name }?.value
  }

  @Test("every file comes with the policies")
  func everywhere() throws {
    let names = try table().headers(of: "/ky/index.html").map(\.name)
    #expect(Set(names).count == names.count)
    for name in [
      "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
      "Strict-Transport-Security", "Permissions-Policy",
    ] { #expect(names.contains(name)) }
  }

  @Test("only files that bear the hash of their bytes are kept for ever")
  func caching() throws {
    #expect(try value("Cache-Control", of: "/assets/status.12ab.js")?.contains("immutable") == true)
    #expect(try value("Cache-Control", of: "/assets/icon.svg") == "public, max-age=86400")
    #expect(try value("Cache-Control", of: "/ky/index.html") == "no-cache")
    #expect(try value("Cache-Control", of: "/lookup/manifest.json") == "no-cache")
  }

  @Test(
    "a look-up leaves no trace in caches",
    arguments: [
      "/ky/status/", "/ru/status/index.html", "/lookup/s/2026a/0a/0a.json",
    ])
  func untraced(path: String) throws {
    #expect(try value("Cache-Control", of: path) == "no-store")
  }

  @Test("published data may be used by pages of other sites")
  func data() throws {
    #expect(try value("Access-Control-Allow-Origin", of: "/data/tables.json") == "*")
    #expect(try value("Cross-Origin-Resource-Policy", of: "/data/tables.json") == "cross-origin")
    #expect(try value("Access-Control-Allow-Origin", of: "/ky/") == nil)
  }

  /// Limits of a host that reads the file: 100 rules, 2000 characters a line.
  @Test("the file of headers keeps within what hosts read")
  func limits() throws {
    #expect(try table().rules.count <= 100)
    #expect(try table().text.split(separator: "\n").allSatisfy { $0.utf8.count <= 2000 })
  }
}
