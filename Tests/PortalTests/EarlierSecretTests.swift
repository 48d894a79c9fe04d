import Foundation
import Testing

@Suite struct EarlierSecretTests {
  private let registry = "Content/appeals/appeals.csv"

  /// Runs `reference track`, which draws a secret where there is none, and notes its name where the
  /// settings name none.
  private func secretNamed(_ site: SampleSite) throws -> String {
    let run = try site.run("reference", "track", registry)
    #expect(run.findings.map(\.code) == ["lookup.secret-unnamed"])
    let id = try #require(run.err.firstMatch(of: /secret: ([0-9a-f]{16})/)?.1)
    try site.edit(
      "Site/site.yaml", replacing: "  key: 2026a", with: "  secret: \(id)\n  key: 2026a")
    return String(id)
  }

  private func office() throws -> SampleSite {
    let site = try SampleSite()
    try site.makeReal()
    try site.edit(
      "Site/site.yaml", replacing: "policy: reference", with: "policy: tracking-number")
    return site
  }

  @Test("numbers handed out before a secret was given up stay what they are, and only those")
  func givenUp() throws {
    let site = try office()
    let id = try secretNamed(site)
    let before = try site.run("reference", "track", registry).out
    #expect(before.hasPrefix("reference,tracking\n"))
    try site.folder.write(
      try site.folder.bytes(".portal/office-secret"), to: ".portal/office-secret-2026")
    chmod(site.folder(".portal/office-secret-2026").path, 0o600)
    try site.folder.remove(".portal/office-secret")
    try site.edit(
      "Site/site.yaml", replacing: "  secret: \(id)\n",
      with: "  earlier_secrets: [{year: 2026, secret: \(id)}]\n")
    #expect(try secretNamed(site) != id)
    #expect(try site.run("reference", "track", registry).out == before)
    try site.edit("Site/site.yaml", replacing: "year: 2026", with: "year: 2025")
    let missing = try site.run("reference", "track", registry)
    #expect(missing.status == 3)
    #expect(missing.err.contains("office-secret-2025 is missing; restore it from its copy"))
    try site.folder.write(
      try site.folder.bytes(".portal/office-secret-2026"), to: ".portal/office-secret-2025")
    chmod(site.folder(".portal/office-secret-2025").path, 0o600)
    let after = try site.run("reference", "track", registry)
    #expect(after.status == 0)
    #expect(
      Set(after.out.split(separator: "\n")).intersection(before.split(separator: "\n")).count == 1)
  }

  @Test("a list must say the year when years have secrets of their own")
  func withoutDays() throws {
    let site = try office()
    let id = try secretNamed(site)
    try site.folder.write(
      try site.folder.bytes(".portal/office-secret"), to: ".portal/office-secret-2025")
    chmod(site.folder(".portal/office-secret-2025").path, 0o600)
    try site.edit(
      "Site/site.yaml", replacing: "  key: 2026a",
      with: "  earlier_secrets: [{year: 2025, secret: \(id)}]\n  key: 2026a")
    try site.folder.write(Data("9195988501877752\n".utf8), to: "list.txt")
    let run = try site.run("reference", "track", "list.txt")
    #expect(run.status == 1)
    #expect(run.findings.map(\.code) == ["reference.registered"])
    #expect(run.err.contains("column ‘registered’"))
    #expect(!run.err.contains("9195988501877752"))
  }

  @Test("tracking numbers have sixteen digits, or twenty where the settings say so")
  func digits() throws {
    let site = try office()
    _ = try secretNamed(site)
    try site.edit(
      "Site/site.yaml", replacing: "  key: 2026a", with: "  tracking_digits: 20\n  key: 2026a")
    try site.edit(
      "Site/site.yaml", replacing: "4929 0715 3826 4109", with: "3016 6131 8609 1390 9969")
    let run = try site.run("reference", "track", registry)
    let numbers = run.out.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(numbers.count == 60 && numbers.allSatisfy { $0.count == 20 })
    #expect(try site.run("build", "--quiet").status == 0)
    let manifest = try site.folder.bytes("public/lookup/manifest.json")
    let text = String(decoding: manifest, as: UTF8.self)
    #expect(text.contains("{d:4}~{d:4}~{d:4}~{d:4}~{d:4}"))
    try site.edit("Site/site.yaml", replacing: "tracking_digits: 20", with: "tracking_digits: 18")
    #expect(try site.run("check").findings.map(\.code) == ["settings.range"])
  }
}
