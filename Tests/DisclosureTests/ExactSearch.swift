@testable import Disclosure

/// The fewest cells that can be hidden, by implicit hitting sets: a pattern under which some goal is
/// not met shows cells of which at least one must be hidden besides; a smallest set that answers all
/// such demands is tried next, until one serves all goals.
struct ExactSearch {
  private let system: CellSystem
  private let primary: PrimarySuppression
  private var search: Suppression

  init(_ family: TableFamily, rule: SafetyRule) throws {
    system = try CellSystem(family, rule: rule)
    primary = try PrimarySuppression(system, mustShow: [])
    let joint = try JointSpace(system, zeros: system.zeros(among: primary.fixed))
    search = Suppression(
      system, LinearSystem(system, joint, fixed: primary.fixed), primary,
      hiding: primary.hidden)
  }

  /// The number of hidden cells of the best pattern; nil when even hiding everything fails.
  mutating func fewestHidden() -> Int? {
    let candidates = Set(
      system.published.subtracting(primary.fixed).subtracting(primary.hidden).members)
    guard failure(under: candidates) == nil else { return nil }
    var demands: [Set<Int>] = []
    while true {
      let chosen = Self.smallestHittingSet(demands)
      guard let goal = failure(under: chosen) else { return primary.hidden.count + chosen.count }
      var failing = chosen
      for cell in candidates.sorted() where !failing.contains(cell) {
        if !isMet(goal, under: failing.union([cell])) { failing.insert(cell) }
      }
      demands.append(candidates.subtracting(failing))
    }
  }

  /// A goal that cannot be met when only `chosen` and the primaries are hidden.
  private mutating func failure(under chosen: Set<Int>) -> Goal? {
    for goal in search.goals where !isMet(goal, under: chosen) { return goal }
    return nil
  }

  private mutating func isMet(_ goal: Goal, under chosen: Set<Int>) -> Bool {
    var hidden = primary.hidden
    for cell in chosen { hidden.insert(cell) }
    search.setHidden(hidden)
    let shown = system.published.subtracting(hidden)
    let prices = search.prices(free: hidden)
    return search.alternative(meeting: goal, prices: prices, freezing: shown) != nil
  }

  private static func smallestHittingSet(_ demands: [Set<Int>]) -> Set<Int> {
    var size = 0
    while true {
      if let found = hittingSet(demands, [], excluding: [], size: size) { return found }
      size += 1
    }
  }

  /// Branches on the shortest demand that is not answered.
  private static func hittingSet(
    _ demands: [Set<Int>], _ chosen: Set<Int>, excluding: Set<Int>, size: Int
  ) -> Set<Int>? {
    let open = demands.filter { $0.isDisjoint(with: chosen) }.map { $0.subtracting(excluding) }
    guard let shortest = open.min(by: { $0.count < $1.count }) else { return chosen }
    if lowerBound(open) > size - chosen.count { return nil }
    var excluding = excluding
    for cell in shortest.sorted() {
      if let found = hittingSet(
        demands, chosen.union([cell]), excluding: excluding, size: size)
      {
        return found
      }
      excluding.insert(cell)
    }
    return nil
  }

  /// Demands without a common cell need one cell each.
  private static func lowerBound(_ demands: [Set<Int>]) -> Int {
    var met: Set<Int> = []
    var count = 0
    for demand in demands.sorted(by: { $0.count < $1.count }) where demand.isDisjoint(with: met) {
      met.formUnion(demand)
      count += 1
    }
    return count
  }
}
