import Foundation
import Testing

@Suite struct BrokenSiteTests {
  @Test("names the place, the rule and the way out", arguments: BrokenSite.all)
  func report(_ broken: BrokenSite) throws {
    let expected = try broken.expected()
    #expect(expected.contains { $0.code == broken.code }, "expected.txt lacks the code")
    let site = try broken.sample()
    let run = try broken.run(site)
    let found = run.findings
    #expect(run.status == (expected.contains { $0.severity == "error" } ? 1 : 0), "\(run.err)")
    #expect(
      found.map { "\($0.severity) \($0.place) \($0.code)" }
        == expected.map { "\($0.severity) \($0.place) \($0.code)" }, "\(run.err)")
    for (found, expected) in zip(found, expected) {
      #expect(!expected.hint.isEmpty, "expected.txt lacks a hint")
      #expect(found.hint.hasPrefix(expected.hint), "\(found)")
    }
  }

  @Test("writes nothing when there is an error", arguments: BrokenSite.all)
  func nothingWritten(_ broken: BrokenSite) throws {
    guard try broken.expected().contains(where: { $0.severity == "error" }) else { return }
    let site = try broken.sample()
    let run = try site.run("build", "--quiet")
    #expect(run.status == 1)
    #expect(run.out.isEmpty)
    #expect(!site.folder.exists("public"))
  }

  /// What an added row holds is personal; the columns of the header and the codes are not.
  @Test(
    "never repeats what a row of the registry holds",
    arguments: BrokenSite.all.filter { $0.code.hasPrefix("csv.") || $0.code.hasPrefix("registry.") }
  )
  func noValues(_ broken: BrokenSite) throws {
    let added = try broken.edits().filter { $0.path.hasSuffix(".csv") && $0.old == nil }
    let cells = added.compactMap(\.new).flatMap { row in
      String(decoding: row, as: UTF8.self).split { ",\"\n".contains($0) }
    }
    let values = Set(
      cells.filter { cell in cell.utf8.count > 3 && cell.contains(where: \.isNumber) })
    let run = try broken.run(broken.sample())
    let lines = try broken.run(broken.sample(), "--json")
    for value in values {
      #expect(!run.err.contains(value.prefix(64)), "\(run.err)")
      #expect(!lines.out.contains(value.prefix(64)), "\(lines.out)")
    }
  }
}
