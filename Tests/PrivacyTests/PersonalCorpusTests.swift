import Foundation
import Testing

@testable import Privacy

/// How many of the addresses and names that people of here write are found, and how many lines of
/// guidance are taken for one: figures that SECURITY.md tells.
@Suite struct PersonalCorpusTests {
  private func lines(_ name: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/privacy")
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// As in a file of the sources.
  private func rules(_ line: String) -> [PersonalRule] {
    PersonalData.hits(inFile: Array(line.utf8)).map(\.hit.rule)
  }

  private func missed(_ rule: PersonalRule, in name: String) throws -> (all: Int, missed: [String])
  {
    let texts = try lines(name).filter { $0.hasPrefix(rule.rawValue + "|") }
      .map { String($0.dropFirst(rule.rawValue.count + 1)) }
    // A line with somebody's name in the street is stopped all the same.
    return (texts.count, texts.filter { rules($0).isEmpty })
  }

  @Test(
    "addresses and names are found in nearly all the spellings that the rules were made for",
    arguments: [(PersonalRule.address, 110), (.name, 100)])
  func recall(rule: PersonalRule, least: Int) throws {
    let (all, missed) = try missed(rule, in: "persons.txt")
    try #require(all >= least)
    #expect(Double(missed.count) / Double(all) <= 0.02, "\(missed.count) of \(all): \(missed)")
  }

  @Test(
    "of lines that the rules were not made for most are found",
    arguments: [(PersonalRule.address, 0.1), (.name, 0.4)])
  func heldOut(rule: PersonalRule, most: Double) throws {
    let (all, missed) = try missed(rule, in: "held-out.txt")
    try #require(all >= 30)
    #expect(Double(missed.count) / Double(all) <= most, "\(missed.count) of \(all): \(missed)")
  }

  @Test("lines of guidance are hardly ever taken for somebody")
  func falsePositives() throws {
    let texts = try lines("nobody.txt")
    try #require(texts.count >= 200)
    let wrong = texts.filter { !rules($0).isEmpty }
    #expect(Double(wrong.count) / Double(texts.count) <= 0.01, "\(wrong.joined(separator: " | "))")
  }
}
