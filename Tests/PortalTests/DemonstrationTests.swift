import Foundation
import Testing

@Suite struct DemonstrationTests {
  /// The sample site with the office's own codes and calendar, from which rows are invented.
  private func sample() throws -> SampleSite {
    let site = try SampleSite()
    for name in ["appeals/codes.yaml", "directory/working-calendar.yaml"] {
      try site.folder.remove("Content/\(name)")
      try site.folder.copy(Repository.folder("Content/\(name)"), to: "Content/\(name)")
    }
    return site
  }

  private func demo(_ site: SampleSite, _ arguments: String...) throws -> PortalRun {
    try PortalRun(["demo", "--rows", "400"] + arguments, in: site.folder.url)
  }

  @Test("invents the same registry for the same seed, and another for another")
  func deterministic() throws {
    let site = try sample()
    for (seed, folder) in [("1", "a"), ("1", "b"), ("2", "c")] {
      try FileManager.default.createDirectory(
        at: site.folder(folder), withIntermediateDirectories: false)
      let run = try demo(site, "--seed", seed, "--output", "\(folder)/appeals.csv")
      #expect(run.status == 0, "\(run.err)")
      #expect(run.outLines.last?.hasSuffix("-> \(folder)/appeals.csv") == true)
    }
    let first = try site.folder.tree("a")
    #expect(try first == site.folder.tree("b"))
    #expect(try first["appeals.csv"] != site.folder.bytes("c/appeals.csv"))
    #expect(try site.folder.text("a/appeals.csv").split(separator: "\n").count == 401)
  }

  @Test("invents nothing that the check would find fault with", arguments: ["1", "2026"])
  func passesCheck(seed: String) throws {
    let site = try sample()
    try site.folder.remove("Content/appeals/registry.yaml")
    try site.folder.remove("Content/appeals/appeals.csv")
    // Its own figures are of other codes.
    try site.folder.remove("Content/figures/releases")
    let plan = try site.folder.text("Site/statistics.yaml").prefix { $0 != "#" }
      .replacing("first_month: 2026-01", with: "first_month: 2027-01")
    try site.folder.write(Data(plan.utf8), to: "Site/statistics.yaml")
    #expect(try demo(site, "--seed", seed).status == 0)
    #expect(try site.folder.text("Content/appeals/registry.yaml").contains("demonstration: true"))
    let check = try site.run("check")
    #expect(check.status == 0)
    #expect(check.err.isEmpty)
  }

  @Test("replaces a registry only when told to, and nothing else")
  func keepsFiles() throws {
    let site = try sample()
    let before = try site.folder.tree("Content")
    let refused = try demo(site)
    #expect(refused.status == 2)
    #expect(refused.err.contains("--force"))
    #expect(try site.folder.tree("Content") == before)
    #expect(try demo(site, "--force").status == 0)
    let after = try site.folder.tree("Content")
    #expect(after["appeals/appeals.csv"] != before["appeals/appeals.csv"])
    let own = ["appeals/appeals.csv", "appeals/events.csv", "appeals/registry.yaml"]
    #expect(after.filter { !own.contains($0.key) } == before.filter { !own.contains($0.key) })
  }

  @Test("says on every page with such numbers that they are invented")
  func saysSo() throws {
    let site = try SampleSite()
    #expect(try site.run("build").status == 0)
    let sentence = try Repository.text("Site/messages/en.yaml").firstMatch(
      of: /demonstration_text: (.+)/)
    let text = try #require(sentence).1
    for page in ["status", "statistics", "statistics/registry"] {
      #expect(try site.folder.text("public/en/\(page)/index.html").contains(text), "\(page)")
    }
    // Files and feeds are read away from the pages, so they say it themselves.
    for file in ["data/topics.json", "en/feed.xml"] {
      #expect(try site.folder.text("public/\(file)").contains("Demonstration data."), "\(file)")
    }
    let package = try site.folder.text("public/data/datapackage.json")
    #expect(package.contains("Көрсөтмө маалымат."))
    try site.makeReal()
    #expect(try site.run("build").status == 0)
    for (name, bytes) in try site.output() where name.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(text), "\(name)")
    }
  }
}
