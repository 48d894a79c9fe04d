import Foundation
import Testing

/// One key in two uses tells records from dummies; what is live may not be followed by such a site.
@Suite struct KeyReuseTests {
  /// A site that is live in `live`.
  private func published() throws -> SampleSite {
    let site = try SampleSite()
    try site.edit(
      "Site/site.yaml", replacing: "keep_years: 3",
      with: "keep_years: 3\n  shards: {bits: 0, cap: 72}")
    try #require(try site.run("build", "--quiet").status == 0)
    try #require(try site.run("publish", "--quiet", "--from", "public", "--to", "live").status == 0)
    return site
  }

  private func expectRefused(_ site: SampleSite, _ what: String) throws {
    let live = try site.folder.tree("live")
    for command in [["build", "--live", "live"], ["publish", "--to", "live"]] {
      let run = try site.run(command[0], command[1], command[2])
      #expect(run.status == 1, "\(run.err)")
      #expect(run.findings.map(\.code).contains("lookup.key-reused"), "\(run.err)")
      #expect(run.err.contains(what), "\(run.err)")
      #expect(run.err.contains("Site/site.yaml") && run.err.contains("portal rotate"))
    }
    #expect(try site.run("build", "--quiet").status == 0)
    let accepted = try site.run(
      "publish", "--from", "public", "--to", "live", "--accept", "lookup-key: it was agreed")
    #expect(accepted.status == 1 && accepted.err.contains("lookup.key-reused"))
    #expect(try site.folder.tree("live") == live)
  }

  @Test(
    "a key is not used again with anything else",
    arguments: [
      ("salt: AAECAwQFBgcICQoLDA0ODw", "salt: AQECAwQFBgcICQoLDA0ODw", "not its salt"),
      ("iterations: 10000", "iterations: 10001", "not its number of iterations"),
      ("bits: 0", "bits: 3", "not its number of files"),
      ("key: 2026a", "key: 2026b", "has the salt that key 2026a had"),
    ])
  func refused(old: String, new: String, what: String) throws {
    let site = try published()
    try site.edit("Site/site.yaml", replacing: old, with: new)
    try expectRefused(site, what)
  }

  @Test("nor is its salt, though the key retires as it should")
  func saltOfTheRetired() throws {
    let site = try published()
    let salt = "salt: AAECAwQFBgcICQoLDA0ODw"
    #expect(try site.run("rotate", "--on", "2026-11-21").status == 0)
    let rotated = try site.folder.text("Site/site.yaml")
    let fresh = try #require(rotated.firstMatch(of: /(?m)^  salt: \S+/)?.0)
    try site.edit("Site/site.yaml", replacing: String(fresh), with: "  " + salt)
    try expectRefused(site, "has the salt that key 2026a had")
  }

  @Test("what changes with the records, and a rotation, may be published")
  func accepted() throws {
    let site = try published()
    try site.edit("Site/site.yaml", replacing: "stale_after_days: 7", with: "stale_after_days: 9")
    #expect(try site.run("publish", "--quiet", "--to", "live").status == 0)
    let rotation = try site.run("rotate", "--on", "2026-11-21")
    #expect(rotation.status == 0, "\(rotation.err)")
    let run = try site.run("publish", "--to", "live")
    #expect(!run.err.contains("lookup.key-reused"), "\(run.err)")
  }
}
