import Testing

@testable import Disclosure

@Suite("A common whole behind linked tables")
struct JointAuditTests {
  /// Sparse families of three tables in a cycle.
  private static func family(_ seed: Int) -> TableFamily {
    RandomFamily(
      seed: seed, sizes: [3, 3, 3], tables: [[0, 1], [0, 2], [1, 2]], most: 7, zeros: 45
    ).family
  }

  /// The pattern that is enough as long as only the published cells and their sums are looked at.
  private static func protectedWithoutJoint(_ family: TableFamily) throws -> [ProtectedTable] {
    let system = try CellSystem(family, rule: SafetyRule())
    let primary = try PrimarySuppression(system, mustShow: [])
    var draft = Suppression(
      system, LinearSystem(system, fixed: primary.fixed), primary, hiding: primary.hidden)
    // No goal fails: each has an alternative in which all published sums are right.
    #expect(draft.search().isEmpty)
    return system.tables(hiding: draft.hidden)
  }

  @Test("catches what an audit of the published cells lets pass", arguments: [51, 83, 177])
  func caught(_ seed: Int) throws {
    let family = Self.family(seed)
    let rule = SafetyRule()
    let tables = try Self.protectedWithoutJoint(family)
    let audit = try family.audit(of: tables, under: rule)
    #expect(!audit.isPassed)
    let attacker = BruteForceAttacker(tables, of: family.whole, rule: rule)
    for finding in audit.disclosures {
      let bounds = [finding.required.lowerBound, finding.required.upperBound]
      let isReached = bounds.map { attacker.allows($0, in: finding.cell) }
      #expect(isReached.contains(false), "\(finding) seems to be safe")
    }
    #expect(try family.protected(by: rule).audit.isPassed)
  }

  @Test("makes counts exact that seem to be safe", arguments: [28, 56, 115])
  func exact(_ seed: Int) throws {
    let family = Self.family(seed)
    let tables = try Self.protectedWithoutJoint(family)
    let audit = try family.audit(of: tables, under: SafetyRule())
    #expect(audit.disclosures.contains { $0.isExact })
  }
}
