import Foundation
import Testing

@Suite("Closing periods from the command line")
struct StatisticsCommandTests {
  private let site: SampleSite

  /// The sample before anything was published.
  init() throws {
    site = try SampleSite()
    try FileManager.default.removeItem(at: site.folder("Content/figures/releases"))
    let plan = try site.folder.text("Site/statistics.yaml")
    let head = try #require(plan.range(of: "# The end of the chain"))
    try site.folder.write(String(plan[..<head.lowerBound]), to: "Site/statistics.yaml")
  }

  @Test("adds a release, notes its hash and leaves the plan as it was")
  func close() throws {
    let before = try site.folder.text("Site/statistics.yaml")
    let dry = try site.run("statistics", "close", "--on", "2026-03-31", "--dry-run", "--quiet")
    #expect(dry.status == 0, "\(dry.err)")
    #expect(try site.folder.text("Site/statistics.yaml") == before)
    let closed = try site.run("statistics", "close", "--on", "2026-03-31", "--quiet")
    #expect(closed.status == 0, "\(closed.err)")
    let after = try site.folder.text("Site/statistics.yaml")
    #expect(after.hasPrefix(before.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(after.contains("\nledger:\n  releases: 1\n  sha256: "))
    #expect(try site.run("check", "--quiet").status == 0)
  }

  @Test("goes on after corrections with the rows that it kept, and refuses without them")
  func corrections() throws {
    #expect(try site.run("statistics", "close", "--on", "2026-05-31", "--quiet").status == 0)
    try site.edit(
      "Content/appeals/appeals.csv", replacing: "2026-01-08,2026-01-08,reception",
      with: "2026-01-08,2026-02-09,trust-phone")
    try site.edit(
      "Content/appeals/appeals.csv", replacing: "answered,no,2026-01-26,satisfied\n8258",
      with: "answered,no,2026-02-26,satisfied\n8258")
    let file = "Content/appeals/published/rows.csv"
    let kept = try site.folder.text(file)
    #expect(kept.contains("2026-01-08,2026-01-08,reception"))
    try site.folder.remove(file)
    let refused = try site.run("statistics", "close", "--quiet")
    #expect(refused.status == 1 && refused.err.contains("published otherwise"))
    let revision = try site.run("statistics", "revise", "2026", "--quiet")
    #expect(revision.status == 1 && revision.err.contains("rows.csv"))
    try site.folder.write(kept, to: file)
    let next = try site.run("statistics", "close", "--quiet")
    #expect(next.status == 0, "\(next.err)")
    #expect(try site.folder.text("Site/statistics.yaml").contains("\n  releases: 2\n"))
    #expect(try site.folder.text(file).contains("2026-01-08,2026-01-08,reception"))
    #expect(try site.run("audit", "--quiet").status == 0)
  }
}
