import Testing

@testable import Disclosure

@Suite("A reader who knows a row of his own")
struct InsiderTests {
  /// Three bodies by three outcomes; each body has one small count.
  private static let family = Grid.family(
    Grid.counting([[2, 20, 30], [22, 2, 35], [27, 28, 29]]), [[0, 1]])

  @Test("finds out what his numbers betray, and nothing is found about them")
  func ownRow() throws {
    let rectangle = Grid.hiding(
      [["r1", "c1"], ["r1", "c2"], ["r2", "c1"], ["r2", "c2"]], in: Self.family.tables[0])
    #expect(try Self.family.audit(of: [rectangle], under: SafetyRule()).isPassed)
    let own = ["c1", "c2", "c3"].map { CellName(table: "r×c", codes: ["r1", $0]) }
    let audit = try Self.family.audit(of: [rectangle], under: SafetyRule(), knowing: own)
    #expect(audit.findings.map(\.cell.codes) == [["r2", "c2"]])
    #expect(audit.findings[0].interval == 2...2)
    #expect(!audit.isPassed)
  }

  @Test("leaves others where they are when enough is hidden besides")
  func enoughHidden() throws {
    let tables = Self.family.tables.map { table in
      Grid.hiding(
        ["r1", "r2", "r3"].flatMap { row in ["c1", "c2", "c3"].map { [row, $0] } }, in: table)
    }
    let own = ["c1", "c2", "c3"].map { CellName(table: "r×c", codes: ["r1", $0]) }
    #expect(try Self.family.audit(of: tables, under: SafetyRule(), knowing: own).isPassed)
  }

  @Test("sees the complements with the counts that are possible for them")
  func complements() throws {
    let audit = try Self.family.protected(by: SafetyRule()).audit
    #expect(audit.findings.count == 2)
    #expect(audit.complements.count == audit.hidden - 2)
    #expect(audit.complements.allSatisfy { $0.interval.count > 1 })
  }
}
