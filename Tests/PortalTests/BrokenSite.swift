import Foundation
import Testing

/// A folder of `Tests/Fixtures/broken`, named after the code it provokes.
///
/// It holds files that replace or join those of the sample site, or changes to them (`edit.txt`, see
/// `SourceEdit`), and what the tool must say (`expected.txt`): a line `severity place code` for each
/// problem in the order of the report, each followed by a line with the beginning of its hint.
/// `command.txt` names the command where it is not `check`. A code that no author can provoke has
/// `covered-by.txt` instead: the test that does, what to look for in it, and why.
struct BrokenSite: CustomTestStringConvertible {
  static let folder = "Tests/Fixtures/broken"

  let code: String

  static let all: [BrokenSite] = codes.filter { !isCoveredElsewhere($0) }.map(BrokenSite.init)

  /// Enough where only the way of a message matters, not the message.
  static let oneOfEachArea: [BrokenSite] = {
    var areas: Set<Substring> = []
    return all.filter { areas.insert($0.code.prefix { $0 != "." }).inserted }
  }()

  static let codes: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Repository.folder(folder).path)
    return (names ?? []).sorted()
  }()

  static func isCoveredElsewhere(_ code: String) -> Bool {
    FileManager.default.fileExists(
      atPath: Repository.folder("\(folder)/\(code)/covered-by.txt").path)
  }

  var testDescription: String { code }

  func sample() throws -> SampleSite {
    let site = try SampleSite()
    for path in try Repository.files(in: "\(BrokenSite.folder)/\(code)") {
      let name = path.dropFirst("\(BrokenSite.folder)/\(code)/".count)
      if ["command.txt", "edit.txt", "expected.txt"].contains(name) { continue }
      try site.folder.copy(Repository.folder(path), to: String(name))
    }
    for edit in try edits() { try edit.apply(to: site.folder) }
    return site
  }

  func run(_ site: SampleSite, _ options: String...) throws -> PortalRun {
    let path = "\(BrokenSite.folder)/\(code)/command.txt"
    let command =
      FileManager.default.fileExists(atPath: Repository.folder(path).path)
      ? try Repository.text(path).split(separator: "\n")[0] : "check"
    return try PortalRun(
      command.split(separator: " ").map(String.init) + options, in: site.folder.url)
  }

  func edits() throws -> [SourceEdit] {
    let path = "\(BrokenSite.folder)/\(code)/edit.txt"
    guard FileManager.default.fileExists(atPath: Repository.folder(path).path) else { return [] }
    return try SourceEdit.parse(Repository.text(path))
  }

  /// What the rows hold that the site adds to a registry: dates, numbers, references. The columns of
  /// the header and the codes are nobody's.
  func personalValues() throws -> Set<String> {
    let added = try edits().filter { $0.path.hasSuffix(".csv") && $0.old == nil }
    let cells = added.compactMap(\.new).flatMap { row in
      String(decoding: row, as: UTF8.self).split { ",\"\n".contains($0) }
    }
    return Set(
      cells.filter { $0.utf8.count > 3 && $0.contains(where: \.isNumber) }
        .map { String($0.prefix(64)) })
  }

  func expected() throws -> [Finding] {
    var findings: [Finding] = []
    let text = try Repository.text("\(BrokenSite.folder)/\(code)/expected.txt")
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  "), !findings.isEmpty {
        findings[findings.count - 1].hint = String(line.dropFirst(2))
      } else {
        let parts = line.split(separator: " ", maxSplits: 1)
        let space = try #require(parts.last?.lastIndex(of: " "), "malformed: \(line)")
        findings.append(
          Finding(
            severity: String(parts[0]), place: String(parts[1][..<space]),
            code: String(parts[1][space...].dropFirst())))
      }
    }
    return findings
  }
}
