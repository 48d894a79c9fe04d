import Testing

@testable import Disclosure

@Suite("Beside an exact search")
struct OptimalityTests {
  static let families: [RandomFamily] = [
    ([4, 4], [[0, 1]], 20, 5), ([4, 5], [[0, 1]], 25, 10), ([5, 5], [[0, 1]], 30, 5),
    ([3, 3, 3], [[0, 1], [1, 2]], 9, 10), ([3, 3, 2], [[0, 1], [0, 2], [1, 2]], 9, 10),
  ].enumerated().flatMap { index, plan in
    (0..<8).map {
      RandomFamily(
        seed: 5000 + index * 100 + $0, sizes: plan.0, tables: plan.1, most: plan.2,
        zeros: plan.3)
    }
  }

  @Test("hides at most 1.10 times the cells that must be hidden, taken over all tables")
  func nearOptimal() throws {
    let rule = SafetyRule()
    var (found, fewest) = (0, 0)
    for random in Self.families {
      var search = try ExactSearch(random.family, rule: rule)
      guard let exact = search.fewestHidden() else { continue }
      let hidden = try random.family.protected(by: rule).audit.hidden
      #expect(hidden >= exact, "\(random)")
      found += hidden
      fewest += exact
    }
    #expect(fewest > 200)
    #expect(Double(found) <= 1.10 * Double(fewest), "\(found) instead of \(fewest)")
  }
}
