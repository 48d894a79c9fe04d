import Core
import References
import Testing

@testable import Lookup

@Suite("Lookup manifest")
struct LookupManifestTests {
  private func manifest() throws -> LookupManifest {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml")
    let track = try #require(
      ReferencePattern(
        id: "track", text: ReferencePolicy.trackingPattern(digits: 16), check: "mod11-2", at: place,
        reporting: &diagnostics))
    let registry = try #require(
      ReferencePattern(
        id: "reg", text: "ПА~{y}~{d:6}", aliases: ["PA"], at: place, reporting: &diagnostics))
    let period = try #require(
      KeyPeriod(id: "2026a", salt: "AAECAwQFBgcICQoLDA0ODw", iterations: 100_000))
    return LookupManifest(
      updated: "2026-11-21T18:00:00+06:00", dataAsOf: try #require(CalendarDate(iso: "2026-11-21")),
      staleAfterDays: 7, period: period, layout: ShardLayout(keyID: "2026a", bits: 9, cap: 72),
      entries: [
        LookupManifest.Entry(pattern: track, hasAccessCode: false),
        LookupManifest.Entry(pattern: registry, hasAccessCode: true),
      ],
      coverageFrom: try #require(CalendarDate(iso: "2024-01-01")), publishLagDays: 2,
      codes: "codes.json")
  }

  @Test("is the format's manifest")
  func format() throws {
    let expected = """
      {"format":"appeal-lookup","v":1,"mode":"sealed",\
      "updated":"2026-11-21T18:00:00+06:00","dataAsOf":"2026-11-21","staleAfterDays":7,\
      "key":{"id":"2026a","salt":"AAECAwQFBgcICQoLDA0ODw","kdf":"PBKDF2-SHA256","iterations":100000},\
      "shards":{"bits":9,"hex":3,"cap":72,"payload":192,"path":"s/{key}/{h2}/{h}.json"},\
      "reference":{"patterns":[{"id":"track","p":"{d:4}~{d:4}~{d:4}~{d:4}","check":"mod11-2"},\
      {"id":"reg","p":"ПА~{y}~{d:6}","aliases":["PA"],"code":{"digits":12,"check":"mod11-2"}}]},\
      "coverage":{"from":"2024-01-01","publishLagDays":2},"codes":"codes.json"}
      """
    #expect(try manifest().json == expected)
  }

  @Test("the next build finds the layouts again")
  func readBack() throws {
    var manifest = try manifest()
    #expect(ShardLayout.published(in: Array(manifest.json.utf8)) == [manifest.layout])
    manifest.retiring = [ShardLayout(keyID: "2025b", bits: 8, cap: 64, payload: 208)]
    #expect(
      ShardLayout.published(in: Array(manifest.json.utf8)) == [manifest.layout] + manifest.retiring)
    let spaced = manifest.json.replacing(":", with: " : ").replacing(",", with: " ,\n ")
    #expect(
      ShardLayout.published(in: Array(spaced.utf8)) == [manifest.layout] + manifest.retiring)
  }

  @Test("a damaged manifest gives no layout")
  func damaged() throws {
    let json = try manifest().json
    let wrong = [
      "", "{}", "[]", "null", "{\"key\":{\"id\":\"2026a\"}}", String(json.prefix(200)),
      json.replacing("\"bits\":9", with: "\"bits\":99"),
      json.replacing("\"bits\":9", with: "\"bits\":\"9\""),
      json.replacing("\"cap\":72", with: "\"cap\":-1"),
      json.replacing("\"id\":\"2026a\"", with: "\"id\":\"../x\""),
    ]
    for text in wrong { #expect(ShardLayout.published(in: Array(text.utf8)).isEmpty, "\(text)") }
  }

  @Test("names codes in one language a file")
  func codes() {
    let name = { (text: String) in Localized(ky: "к" + text, ru: "р" + text, en: "e\"" + text) }
    let codes = CodeNames(
      statuses: [name("0"), name("1")], outcomes: [], events: (0..<6).map { name(String($0)) },
      bodies: [("MZ", name("m"))])
    #expect(
      codes.json(in: .en)
        == #"{"v":1,"status":["e\"0","e\"1"],"outcome":[],"event":["e\"0","e\"1","e\"2","e\"3","e\"4","e\"5"],"body":{"MZ":"e\"m"}}"#
    )
    #expect(codes.json(in: .ky).contains(#""status":["к0","к1"]"#))
  }
}
