import Testing

@testable import Disclosure

@Test func scan() throws {
  for seed in 0..<200 {
    let random = RandomFamily(seed: seed, sizes: [3, 3, 3], tables: [[0, 1], [0, 2], [1, 2]], most: 7, zeros: 45)
    let rule = SafetyRule()
    let system = try CellSystem(random.family, rule: rule)
    let primary = try PrimarySuppression(system, mustShow: [])
    var draft = Suppression(system, LinearSystem(system, fixed: primary.fixed), primary, hiding: primary.hidden)
    guard draft.search().isEmpty else { continue }
    let audit = try random.family.audit(of: system.tables(hiding: draft.hidden), under: rule)
    if audit.isPassed { continue }
    let p = try? random.family.protected(by: rule)
    print("SEED", seed, audit.disclosures.count, audit.disclosures.filter(\.isExact).count, draft.hidden.count, p?.audit.hidden ?? -1, random.family.whole.total)
  }
}
