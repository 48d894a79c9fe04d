import Testing

@testable import Disclosure

@Suite("An attacker who tries everything")
struct AttackerTests {
  private typealias Plan = (sizes: [Int], tables: [[Int]], most: Int, zeros: Int)

  /// Single tables, linked tables, three-way cycles and chains of tables.
  private static let plans: [Plan] = [
    ([3, 3], [[0, 1]], 9, 10), ([2, 4], [[0, 1]], 8, 25), ([2, 3], [[0, 1]], 9, 30),
    ([2, 2, 2], [[0, 1], [0, 2], [1, 2]], 8, 15), ([2, 2, 3], [[0, 1], [1, 2]], 7, 20),
    ([2, 2, 3], [[0, 1], [0, 2], [1, 2]], 6, 30), ([2, 2, 3], [[0, 1, 2]], 9, 20),
  ]

  private static func families(
    _ count: Int, from first: Int, plans: some Sequence<Plan> = plans
  ) -> [RandomFamily] {
    plans.enumerated().flatMap { index, plan in
      (0..<count).map {
        RandomFamily(
          seed: first + index * 100 + $0, sizes: plan.sizes, tables: plan.tables, most: plan.most,
          zeros: plan.zeros)
      }
    }
  }

  @Test("never does better than the audit says", arguments: families(12, from: 0))
  func neverBetterThanAudit(_ random: RandomFamily) throws {
    try Self.attack(random.family, after: [], rule: SafetyRule())
  }

  @Test(
    "never does better under another rule",
    arguments: [
      SafetyRule(threshold: 3, requirement: .strong), SafetyRule(threshold: 3, zeros: .hidden),
      SafetyRule(threshold: 3, sensitiveDimensions: [1]),
      SafetyRule(threshold: 4, zeros: .hidden, sensitiveDimensions: [0]),
    ], families(3, from: 1000, plans: plans[..<6]))
  func otherRules(_ rule: SafetyRule, _ random: RandomFamily) throws {
    try Self.attack(random.family, after: [], rule: rule)
  }

  @Test(
    "never does better with two earlier releases in hand",
    arguments: families(4, from: 2000, plans: plans[..<6]))
  func withEarlierReleases(_ random: RandomFamily) throws {
    let rule = SafetyRule(threshold: 4)
    let whole = random.family.whole
    // Of fewer than the threshold, all is hidden and he has no sum to start from.
    guard whole.total >= rule.threshold else { return }
    let axes = [Grid.axis(whole, 0)]
    let shapes = [
      TableShape(name: "first", axes: axes, scope: [1: LeafSet([0])]),
      TableShape(name: "all", axes: axes),
    ]
    var releases: [[ProtectedTable]] = []
    for shape in shapes {
      let family = TableFamily(counting: whole, shapes: [shape], after: releases)
      guard let release = Self.protection(family, rule) else { return }
      releases.append(release.tables)
    }
    let family = TableFamily(
      counting: whole, shapes: random.family.tables.map(\.shape), after: releases)
    try Self.attack(family, after: releases, rule: rule)
  }

  /// Nil when there is none; what it takes to say so is tested elsewhere.
  private static func protection(_ family: TableFamily, _ rule: SafetyRule) -> Protection? {
    try? family.protected(by: rule)
  }

  private static func attack(
    _ family: TableFamily, after earlier: [[ProtectedTable]], rule: SafetyRule
  ) throws {
    guard let protection = protection(family, rule) else { return }
    let attacker = BruteForceAttacker(
      protection.tables, after: earlier, of: family.whole, rule: rule)
    for finding in protection.audit.findings where finding.subtrahend == nil {
      for count in [finding.interval.lowerBound, finding.interval.upperBound] {
        #expect(attacker.allows(count, in: finding.cell) == true, "\(count) of \(finding)")
      }
    }
    for cell in protection.audit.complements {
      for count in [cell.interval.lowerBound, cell.interval.upperBound] {
        #expect(attacker.allows(count, in: cell.cell) == true, "\(count) of \(cell)")
      }
    }
  }
}
