import Foundation
import Testing

@Suite struct JSONLinesTests {
  private struct Line: Decodable {
    struct Note: Decodable {
      let message: String
      let place: String?
    }

    let severity: String
    let code: String
    let message: String
    let path: String
    let line: Int
    let column: Int
    let hint: String?
    let notes: [Note]?

    var place: String {
      line == 0 ? path : column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
    }
  }

  private func lines(_ run: PortalRun) throws -> [Line] {
    try run.outLines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  @Test("says the same as the text, one object a line", arguments: BrokenSite.oneOfEachArea)
  func sameAsText(_ broken: BrokenSite) throws {
    let site = try broken.sample()
    let text = try broken.run(site).findings
    let lines = try lines(broken.run(site, "--json"))
    #expect(
      lines.map { "\($0.severity) \($0.place) \($0.code) \($0.hint ?? "")" }
        == text.map { "\($0.severity) \($0.place) \($0.code) \($0.hint)" })
  }

  @Test("writes nothing but JSON on standard output")
  func nothingElse() throws {
    let run = try SampleSite().run("build", "--json")
    #expect(run.status == 0)
    #expect(run.out.isEmpty)
    #expect(run.errLines.last?.contains(" pages, ") == true)
    let quiet = try SampleSite().run("check", "--json", "--quiet")
    #expect(quiet.out.isEmpty && quiet.err.isEmpty)
  }

  @Test("escapes what the sources hold")
  func escaped() throws {
    let site = try SampleSite()
    try site.edit("Site/site.yaml", replacing: "footer:", with: "\"a\\\"b\\\\\\tc\":")
    let lines = try lines(site.run("check", "--json"))
    #expect(lines.contains { $0.message == "unknown key ‘a\"b\\\tc’" })
  }
}
