import Foundation
import Testing

/// The same sources give the same bytes, whatever the machine is and wherever the tool stands.
@Suite struct RepeatabilityTests {
  private func output(
    _ arguments: [String] = [], environment: [String: String] = [:], launcher: [String] = []
  ) throws -> [String: Data] {
    let site = try SampleSite()
    let run = try PortalRun(
      ["build"] + arguments, in: site.folder.url, environment: environment, launcher: launcher)
    try #require(run.status == 0, "\(run.err)")
    return try site.output()
  }

  @Test("on one core as on all")
  func cores() throws {
    #expect(try output(launcher: ["taskset", "-c", "0"]) == output())
  }

  @Test(
    "in another place and time zone",
    arguments: [
      ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Bishkek"],
      ["LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles"],
    ])
  func environment(_ variables: [String: String]) throws {
    #expect(try output(environment: variables) == output(environment: ["LANG": "ru_RU.UTF-8"]))
  }

  @Test("from another working directory")
  func workingDirectory() throws {
    let site = try SampleSite()
    let away = try TemporaryFolder()
    let run = try PortalRun(
      [
        "build", "--content", site.folder("Content").path, "--site", site.folder("Site").path,
        "--output", away("deep/public").path,
      ], in: away.url)
    #expect(run.status == 0, "\(run.err)")
    #expect(try away.tree("deep/public") == output())
  }

  @Test("with other rights and dates of the sources")
  func dates() throws {
    let site = try SampleSite()
    for name in try Repository.subpaths(of: site.folder("Content")) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0), .posixPermissions: 0o400],
        ofItemAtPath: site.folder("Content/\(name)").path)
    }
    #expect(try site.run("build").status == 0)
    #expect(try site.output() == output())
  }

  /// Readers of a public repository would learn nothing of the registry but what the pages say.
  @Test("and nowhere a reference of the registry")
  func noReference() throws {
    let registry = try Repository.text("Tests/Fixtures/base/Content/appeals/appeals.csv")
    let references = registry.split(separator: "\n").dropFirst().map { $0.prefix(16) }
    #expect(references.count == 60)
    for (name, bytes) in try output() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!references.contains { text.contains($0) }, "\(name)")
    }
  }
}
