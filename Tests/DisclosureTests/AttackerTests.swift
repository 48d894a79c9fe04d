import Testing

@testable import Disclosure

@Suite("An attacker who tries everything")
struct AttackerTests {
  /// Single tables, linked tables, three-way cycles and chains of tables.
  static let families: [RandomFamily] = [
    ([3, 3], [[0, 1]], 9, 10), ([2, 4], [[0, 1]], 8, 25), ([2, 3], [[0, 1]], 9, 30),
    ([2, 2, 2], [[0, 1], [0, 2], [1, 2]], 8, 15), ([2, 2, 3], [[0, 1], [1, 2]], 7, 20),
    ([2, 2, 3], [[0, 1], [0, 2], [1, 2]], 6, 30), ([2, 2, 3], [[0, 1, 2]], 9, 20),
  ].enumerated().flatMap { index, plan in
    (0..<12).map {
      RandomFamily(
        seed: index * 100 + $0, sizes: plan.0, tables: plan.1, most: plan.2, zeros: plan.3)
    }
  }

  @Test("finds each count that the audit says is possible", arguments: families)
  func neverBetterThanAudit(_ random: RandomFamily) throws {
    let rule = SafetyRule()
    let protection: Protection
    do {
      protection = try random.family.protected(by: rule)
    } catch .unprotectable {
      return
    }
    let attacker = BruteForceAttacker(protection.tables, of: random.family.whole, rule: rule)
    for finding in protection.audit.findings where finding.subtrahend == nil {
      for count in [finding.interval.lowerBound, finding.interval.upperBound] {
        #expect(attacker.allows(count, in: finding.cell) == true, "\(count) of \(finding)")
      }
    }
  }
}
