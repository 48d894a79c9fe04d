import Core
import Testing

@testable import Content

private let valid = """
  address: https://portal.internal
  name: {ky: К, ru: Р, en: E}
  organisation: {ky: К, ru: Р, en: E}
  office: {ky: К, ru: Р, en: E}
  navigation: [a, b/c]
  sections:
    - title: {ky: К, ru: Р, en: E}
      pages: [d]
  footer: [e]
  lookup:
    policy: reference
    patterns: [{id: number, pattern: "{d:4}~{d:4}", check: mod11-2}]
    example: 4929 0715
    key: 2026a
    salt: AAECAwQFBgcICQoLDA0ODw
    iterations: 100000
    stale_after_days: 7
    publish_lag_days: 2
    keep_years: 3
  """

@Suite struct SettingsTests {
  private func read(_ text: String) throws -> (settings: Settings?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let settings = Settings(try sources(["site.yaml": text]), reporting: &diagnostics)
    return (settings, diagnostics)
  }

  /// Replaces the value of a key; `▲` marks the place that must be named.
  private func problems(_ old: String, _ new: String) throws -> [Diagnostic] {
    try #require(valid.contains(old))
    let (text, line, column) = unmarked(valid.replacing(old, with: new))
    let (settings, diagnostics) = try read(text)
    #expect(settings == nil)
    if new.contains("▲") {
      #expect(diagnostics.first?.location.description == "Content/site.yaml:\(line):\(column)")
    }
    return diagnostics
  }

  @Test("reads every setting")
  func whole() throws {
    let (read, diagnostics) = try read(valid)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let settings = try #require(read)
    #expect(settings.namedPages.map(\.slug.description) == ["a", "b/c", "d", "e"])
    #expect(settings.namedPages[1].location.description == "Content/site.yaml:5:17")
    #expect(settings.lookup.key == "2026a")
    #expect(settings.lookup.policy == .reference)
    #expect(settings.lookup.patterns.map(\.text) == ["{d:4}~{d:4}"])
    #expect(settings.lookup.patterns[0].aliases.isEmpty)
    #expect(settings.lookup.shards == nil && settings.lookup.secret == nil)
    #expect(!settings.addressIsReserved)
    #expect(settings.phase == nil && settings.serviceNotice == nil)
  }

  @Test("a trial names the page for complaints about it; an outage is told in three languages")
  func trial() throws {
    let text = """
      phase: {label: {ky: К, ru: Р, en: E}, text: {ky: К, ru: Р, en: E}, page: feedback}
      service_notice: {ky: Үзгүлтүк, ru: Сбой, en: Outage}
      """
    let (read, diagnostics) = try read(valid + "\n" + text)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(read?.namedPages.last?.slug.description == "feedback")
    #expect(read?.serviceNotice?.ru == "Сбой")
    let missing = try problems("footer: [e]", "service_notice: {ky: К, ru: Р}\nfooter: [e]")
    #expect(missing.map(\.code) == ["yaml.missing-key"])
  }

  @Test(
    "reports a missing setting by its name",
    arguments: [
      "address", "name", "organisation", "office", "navigation", "footer",
    ])
  func missing(key: String) throws {
    let lines = valid.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }
    let (settings, diagnostics) = try read(lines.joined(separator: "\n"))
    #expect(settings == nil)
    #expect(diagnostics.map(\.message) == ["key ‘\(key)’ is missing"])
  }

  @Test("reports an unknown setting and names the nearest")
  func unknown() throws {
    let found = try problems("footer: [e]", "footer: [e]\n▲navigatoin: []")
    #expect(found.map(\.code) == ["yaml.unknown-key"])
    #expect(found[0].hint == "use ‘navigation’")
  }

  @Test(
    "takes only https and a host for the address",
    arguments: [
      "http://portal.internal", "https://", "https://portal.internal/", "portal.internal",
      "https://Portal.internal", "https://портал.internal", "\"https://a b\"", "https://a:8080",
    ])
  func address(text: String) throws {
    #expect(
      try problems("https://portal.internal", "▲\(text)").map(\.code) == ["settings.address"])
  }

  @Test(
    "knows the names that are reserved for examples",
    arguments: [
      ("https://portal.example", true), ("https://a.test", true), ("https://x.invalid", true),
      ("https://localhost", true), ("https://example.com", true), ("https://example.org", true),
      ("https://example.net", true), ("https://example.internal", false),
      ("https://myexample.com", false), ("https://test.internal", false),
    ])
  func reserved(address: String, isReserved: Bool) throws {
    let text = valid.replacing("https://portal.internal", with: address)
    #expect(try read(text).settings?.addressIsReserved == isReserved)
  }

  @Test("refuses a page name that leads elsewhere", arguments: ["../a", "/a", "a/"])
  func pageName(name: String) throws {
    #expect(try problems("[a, b/c]", "[a, ▲\(name)]").map(\.code) == ["settings.page"])
  }

  @Test(
    "keeps the numbers of the look-up within what makes sense",
    arguments: [
      ("iterations: 100000", 9999, 10_000), ("iterations: 100000", 10_000_001, 10_000_000),
      ("stale_after_days: 7", 0, 1), ("stale_after_days: 7", 367, 366),
      ("publish_lag_days: 2", -1, 0), ("publish_lag_days: 2", 61, 60),
      ("keep_years: 3", 0, 1), ("keep_years: 3", 101, 100),
    ])
  func range(line: String, outside: Int, inside: Int) throws {
    let key = line.split(separator: ":")[0]
    #expect(try problems(line, "\(key): ▲\(outside)").map(\.code) == ["settings.range"])
    #expect(try read(valid.replacing(line, with: "\(key): \(inside)")).diagnostics.isEmpty)
  }

  @Test(
    "takes for the key's name what can stand in an address",
    arguments: ["2026-a", "2026A", "12345678901234567"])
  func key(name: String) throws {
    #expect(try problems("key: 2026a", "key: ▲\(name)").map(\.code) == ["settings.lookup-key"])
  }

  @Test(
    "takes 16 bytes in base64url for the salt",
    arguments: [
      "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODw==", "AAECAwQFBgcICQoLDA0O+w",
      // Bits of a seventeenth byte; nothing but zeros.
      "AAECAwQFBgcICQoLDA0ODx", "AAAAAAAAAAAAAAAAAAAAAA",
    ])
  func salt(text: String) throws {
    #expect(
      try problems("AAECAwQFBgcICQoLDA0ODw", "▲\(text)").map(\.code) == ["settings.lookup-salt"])
  }

  @Test(
    "says how to find what nobody knows by heart",
    arguments: [
      ("salt: AAECAwQFBgcICQoLDA0ODw", "head -c 16 /dev/urandom"),
      ("iterations: 100000", "write 100000"),
    ])
  func missing(line: String, way: String) throws {
    let found = try read(valid.replacing(line, with: "")).diagnostics
    #expect(found.map(\.code) == ["yaml.missing-key"])
    #expect(found.first?.hint?.contains(way) == true)
  }
}
