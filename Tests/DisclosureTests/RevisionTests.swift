import SeededRandom
import Testing

@testable import Disclosure

@Suite("Revisions of what was published")
struct RevisionTests {
  private static let rule = SafetyRule()
  private static let first = Grid.counting([
    [20, 31, 42], [33, 24, 35], [41, 52, 23], [9, 18, 14],
  ])
  /// Two appeals more in one cell, one fewer in another, and nine more in a third.
  private static let corrected = Grid.counting([
    [22, 31, 42], [33, 23, 35], [41, 52, 32], [9, 18, 14],
  ])

  private static func published(_ whole: CrossClassification) throws -> [ProtectedTable] {
    try Grid.family(whole, [[0, 1]]).protected(by: rule).tables
  }

  private static func revision(_ whole: CrossClassification) throws -> TableFamily {
    TableFamily(
      counting: whole, shapes: [Grid.shape(whole, [0, 1])], revising: try published(first))
  }

  @Test("catches revised numbers from which the first can be subtracted")
  func subtraction() throws {
    let family = try Self.revision(Self.corrected)
    // Safe by themselves: no count is small.
    let alone = Grid.family(Self.corrected, [[0, 1]])
    let shown = Grid.hiding([], in: alone.tables[0])
    #expect(try alone.audit(of: [shown], under: Self.rule).isPassed)
    let audit = try family.audit(of: [shown], under: Self.rule)
    #expect(!audit.isPassed)
    let betrayed = audit.findings.filter { !$0.isProtected }.map(\.cell.codes)
    #expect(betrayed.contains(["r1", "c1"]) && betrayed.contains(["r2", "c2"]))
    #expect(!betrayed.contains(["r3", "c3"]), "nine corrections are not few")
  }

  @Test("catches a hidden correction that the totals still give away")
  func totals() throws {
    let family = try Self.revision(Self.corrected)
    let hidden = Grid.hiding([["r1", "c1"], ["r2", "c2"]], in: family.tables[0])
    #expect(try !family.audit(of: [hidden], under: Self.rule).isPassed)
  }

  @Test("hides few corrections, shows many and shows what was not corrected")
  func protects() throws {
    let protection = try Self.revision(Self.corrected).protected(by: Self.rule)
    let table = protection.tables[0]
    func value(_ row: Int, _ column: Int) -> Int? { table[[row, column]].value }
    #expect(protection.audit.isPassed)
    #expect(value(1, 1) == nil && value(2, 2) == nil)
    #expect(value(1, 0) == nil, "a total two higher")
    #expect(value(3, 3) == 32)
    #expect(value(4, 0) == 41)
    #expect(table.hiddenCount < table.cells.count * 2 / 3)
  }

  @Test("protects a number that is small now and lies near to the first")
  func smallAndNear() throws {
    let before = Grid.counting([[6, 31, 42], [33, 24, 35], [41, 52, 23], [9, 18, 14]])
    let after = Grid.counting([[3, 31, 42], [33, 24, 35], [41, 52, 23], [9, 18, 14]])
    let family = TableFamily(
      counting: after, shapes: [Grid.shape(after, [0, 1])], revising: try Self.published(before))
    let protection = try family.protected(by: Self.rule)
    let finding = try #require(
      protection.audit.findings.first { $0.cell.codes == ["r1", "c1"] })
    #expect(finding.interval.lowerBound <= 1 && finding.interval.upperBound >= 6)
  }

  @Test("repeats the first publication when nothing was corrected")
  func nothing() throws {
    let first = try Self.published(Self.first)
    #expect(try Self.revision(Self.first).protected(by: Self.rule).tables == first)
  }

  @Test("protects random corrections", arguments: 1...12)
  func random(seed: Int) throws {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let before = (0..<4).map { _ in (0..<4).map { _ in Int.random(in: 0...40, using: &numbers) } }
    var after = before
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let row = Int.random(in: 0..<4, using: &numbers)
      let column = Int.random(in: 0..<4, using: &numbers)
      after[row][column] = max(0, after[row][column] + Int.random(in: -9...9, using: &numbers))
    }
    let first = try Self.published(Grid.counting(before))
    let whole = Grid.counting(after)
    let family = TableFamily(
      counting: whole, shapes: [Grid.shape(whole, [0, 1])], revising: first)
    let table = try family.protected(by: Self.rule).tables[0]
    for (old, new) in zip(first[0].cells, table.cells) {
      guard let old = old.value, let new = new.value else { continue }
      #expect(old == new || abs(old - new) >= 5, "seed \(seed): \(old) and \(new)")
    }
  }
}
