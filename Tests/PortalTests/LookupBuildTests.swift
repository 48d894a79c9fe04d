import Foundation
import Testing

/// What a build publishes of the records, seen from outside: by an attacker, by who compares two
/// builds, and by the clerk who finds the private folder in some other state than he left it.
@Suite struct LookupBuildTests {
  @Test("who has every byte of the site but no reference opens none of twenty random records")
  func attack() throws {
    let site = try SampleSite()
    let issued = try site.run("reference", "issue", "--count", "20")
    let references = issued.outLines.map { $0.filter(\.isNumber) }
    #expect(Set(references).count == 20)
    let lookup = try LookupSite(references: references)
    let run = try lookup.site.run("build")
    #expect(run.status == 0, "\(run.err)")
    let output = try lookup.script(
      "attack.mjs", ["public", "600"], input: references.joined(separator: "\n"))
    struct Result: Decodable { let entries: Int, opened: Int, control: Int }
    let result = try JSONDecoder().decode(Result.self, from: output)
    #expect(result.entries >= 20)
    #expect(result.opened == 0)
    #expect(result.control == 20)
  }

  @Test("running numbers are refused, and nothing is written")
  func sequential() throws {
    let lookup = try LookupSite(
      references: (1...60).map { "ПА-2026-" + "\(1_000_000 + $0)".dropFirst() })
    try lookup.site.edit(
      "Site/site.yaml", replacing: "pattern: \"{d:4}~{d:4}~{d:4}~{d:4}\", check: mod11-2",
      with: "pattern: \"ПА~{y}~{d:6}\", aliases: [PA]")
    try lookup.site.edit(
      "Site/site.yaml", replacing: "example: 4929 0715 3826 4109", with: "example: ПА-2025-000017")
    let run = try lookup.site.run("build")
    #expect(run.status == 1)
    #expect(run.findings.map(\.code) == ["lookup.guessable"])
    #expect(!lookup.site.folder.exists("public"))
    // With the code that nobody can guess, the same numbers may be published.
    try lookup.site.edit(
      "Site/site.yaml", replacing: "policy: reference", with: "policy: reference-with-code")
    let named = try lookup.site.run("build")
    let hint = try #require(named.findings.first { $0.code == "lookup.secret-unnamed" }?.hint)
    let id = try #require(hint.firstMatch(of: /secret: ([0-9a-f]{16})/)?.1)
    try lookup.site.edit(
      "Site/site.yaml", replacing: "  key: 2026a", with: "  secret: \(id)\n  key: 2026a")
    let sealed = try lookup.site.run("build")
    #expect(sealed.status == 0, "\(sealed.err)")
  }

  @Test("the pages do not tell how old the oldest open appeal is")
  func oldestOpen() throws {
    let lookup = LookupSite(try SampleSite())
    #expect(try lookup.site.run("build", "--quiet").status == 0)
    let pages = ["ky", "ru", "en"].map { "public/\($0)/status/index.html" }
    let before = try pages.map { try lookup.site.folder.text($0) }
    let old = try lookup.rows().filter { !$0.contains(",2026-") }
    #expect(old.isEmpty, "the row below is the oldest")
    let row =
      "7302845061937455,2024-02-05,2024-02-06,written,complaint,no,1,no,land,KG-C,ministry,1,no,"
      + "registered,no,,"
    try lookup.write(try lookup.rows() + [row])
    #expect(try lookup.site.run("build", "--quiet").status == 0)
    #expect(try pages.map { try lookup.site.folder.text($0) } == before)
  }

  @Test("the order of the rows changes no byte of the site")
  func shuffled() throws {
    let (one, other) = (try SampleSite(), try SampleSite())
    let lookup = LookupSite(other)
    try lookup.write(lookup.rows().reversed())
    #expect(try one.run("build").status == 0)
    #expect(try other.run("build").status == 0)
    #expect(try one.output() == other.output())
  }

  @Test("one changed appeal changes one file of records; one more changes one, and no size")
  func oneAppeal() throws {
    let lookup = LookupSite(try SampleSite())
    try lookup.site.edit(
      "Site/site.yaml", replacing: "  stale_after",
      with: "  shards: {bits: 3, cap: 24}\n  stale_after")
    #expect(try lookup.site.run("build").status == 0)
    let before = try lookup.shards()
    #expect(before.count == 8)
    var rows = try lookup.rows()
    let place = try #require(rows.firstIndex { $0.hasSuffix(",explained") })
    rows[place] = rows[place].replacing(/explained$/, with: "refused")
    try lookup.write(rows)
    let changed = try lookup.site.run("build")
    #expect(changed.status == 0, "\(changed.err)")
    let after = try lookup.shards()
    #expect(after.filter { before[$0.key] != $0.value }.count == 1)
    let issued = try lookup.site.run("reference", "issue").out.filter(\.isNumber)
    try lookup.write(rows + [LookupSite.row(issued)])
    let more = try lookup.site.run("build")
    #expect(more.status == 0, "\(more.err)")
    let last = try lookup.shards()
    #expect(last.filter { after[$0.key] != $0.value }.count == 1)
    #expect(last.mapValues(\.count) == before.mapValues(\.count))
  }

  @Test("one mistake in a reference is reported once")
  func wrongCheckDigit() throws {
    let lookup = LookupSite(try SampleSite())
    try lookup.write(lookup.rows() + [LookupSite.row("9271806453271806")])
    let run = try lookup.site.run("check")
    #expect(
      run.findings.map(\.description) == [
        "error Content/appeals/appeals.csv:62:1 reference.mismatch\n"
          + "  a digit is wrong, or two are swapped: copy the number from the receipt"
      ])
    let without = try lookup.site.run("check", "--without-lookup")
    #expect(without.status == 0)
    #expect(without.findings.map(\.code) == ["registry.check-digit"])
  }
}

extension LookupSite {
  init(_ site: SampleSite) { self.site = site }
}
