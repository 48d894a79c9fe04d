import SeededRandom
import Testing

@testable import Disclosure

@Suite("Linked tables")
struct LinkedTableTests {
  /// Region by topic and region by channel, linked by the regions.
  private static func linked() -> CrossClassification {
    var numbers = SeededGenerator(seed: 7)
    var occurrences: [(combination: [Int], count: Int)] = []
    for region in 0..<3 {
      for topic in 0..<3 {
        for channel in 0..<3 {
          let count = region == 0 && topic == 0 ? 1 : Int.random(in: 4...12, using: &numbers)
          occurrences.append((combination: [region, topic, channel], count: count))
        }
      }
    }
    return CrossClassification(
      dimensions: [Grid.dimension("r", 3), Grid.dimension("t", 3), Grid.dimension("c", 3)],
      occurrences: occurrences)
  }

  @Test("catches a table that was protected without the one it is linked with")
  func protectedAlone() throws {
    let whole = Self.linked()
    let both = Grid.family(whole, [[0, 1], [0, 2]])
    // Region totals may be hidden in the first table alone, which the second then gives away.
    let first = Grid.hiding(
      [["r1", "t1"], ["r1", "all"], ["r2", "t1"], ["r2", "all"]], in: both.tables[0])
    let alone = Grid.family(whole, [[0, 1]])
    #expect(try alone.audit(of: [first], under: SafetyRule()).isPassed)
    let second = Grid.hiding([], in: both.tables[1])
    let audit = try both.audit(of: [first, second], under: SafetyRule())
    #expect(audit.disclosures.map(\.cell.codes) == [["r1", "t1"]])
    #expect(audit.disclosures.first?.interval == 3...3)
  }

  @Test("hides a common cell in both tables or in neither")
  func commonCells() throws {
    let protection = try Grid.family(Self.linked(), [[0, 1], [0, 2]]).protected(by: SafetyRule())
    #expect(protection.audit.isPassed)
    for region in 0...3 {
      #expect(protection.tables[0][[region, 0]] == protection.tables[1][[region, 0]])
    }
  }

  @Test("gives the same result each time")
  func repeatable() throws {
    let family = Grid.family(Self.linked(), [[0, 1], [0, 2], [1, 2]])
    let first = try family.protected(by: SafetyRule())
    let second = try family.protected(by: SafetyRule())
    #expect(first.tables == second.tables)
    #expect(first.audit == second.audit)
  }
}
