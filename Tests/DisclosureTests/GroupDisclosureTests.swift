import Testing

@testable import Disclosure

@Suite("Groups of which everybody has one category")
struct GroupDisclosureTests {
  /// Bodies by outcomes: every complaint about r2 was refused.
  private static let family = Grid.family(
    Grid.counting([[20, 31, 42], [0, 25, 0], [17, 28, 19], [33, 44, 15]]), [[0, 1]])

  @Test("are shown unless the dimension is sensitive")
  func notSensitive() throws {
    #expect(try Self.family.protected(by: SafetyRule()).audit.hidden == 0)
  }

  @Test("are hidden in a sensitive dimension, zeros included, and so that no one knows which it is")
  func sensitive() throws {
    let rule = SafetyRule(sensitiveDimensions: [1])
    let protection = try Self.family.protected(by: rule)
    #expect(protection.audit.isPassed)
    #expect((1...3).allSatisfy { protection.tables[0][[2, $0]] == .hidden })
    #expect(protection.tables[0][[2, 0]] == .shown(25))
    let finding = try #require(protection.audit.findings.first { $0.cell.codes == ["r2", "c2"] })
    #expect(finding.interval.contains(20))
  }

  @Test("are caught when they are shown all the same")
  func caught() throws {
    let audit = try Self.family.audit(
      of: [Grid.hiding([], in: Self.family.tables[0])],
      under: SafetyRule(sensitiveDimensions: [1]))
    #expect(audit.disclosures.map(\.cell.codes) == [["r2", "c2"]])
  }
}
