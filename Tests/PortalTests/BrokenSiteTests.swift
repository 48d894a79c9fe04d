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
    for value in try broken.personalValues() {
      #expect(!run.err.contains(value), "a message repeats what a row holds: \(run.err)")
    }
  }

  @Test("writes nothing when there is an error", arguments: BrokenSite.oneOfEachArea)
  func nothingWritten(_ broken: BrokenSite) throws {
    guard try broken.expected().contains(where: { $0.severity == "error" }) else { return }
    let site = try broken.sample()
    let run = try site.run("build", "--quiet")
    #expect(run.status == 1)
    #expect(run.out.isEmpty)
    #expect(!site.folder.exists("public"))
  }

}
