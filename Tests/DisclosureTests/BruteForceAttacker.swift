@testable import Disclosure

/// Tries every table of integers that agrees with what is shown. Shares nothing with the audit: no
/// relations, no solver, no blocks, only leaves and sums.
struct BruteForceAttacker {
  /// A published cell as he sees it.
  private struct Cell {
    let table: String
    let codes: [String]
    let combinations: Set<Int>
    let shown: Int?
    /// The number of its release.
    let release: Int
  }

  /// A total, its parts by a sensitive dimension, as positions in `cells`.
  private struct Line {
    let total: Int
    let members: [Int]
  }

  private let cells: [Cell]
  private let lines: [Line]
  private let combinationCount: Int
  private let threshold: Int
  private let zerosAreShown: Bool

  init(
    _ tables: [ProtectedTable], after earlier: [[ProtectedTable]] = [],
    of whole: CrossClassification, rule: SafetyRule
  ) {
    threshold = rule.threshold
    zerosAreShown = rule.zeros == .shown
    let combinations = whole.dimensions.reduce([[]]) { prefixes, dimension in
      prefixes.flatMap { prefix in dimension.leaves.indices.map { prefix + [$0] } }
    }
    combinationCount = combinations.count
    let releases = earlier + [tables]
    let published = releases.enumerated().flatMap { number, tables in tables.map { (number, $0) } }
    cells = published.flatMap { number, table in
      table.cells.indices.map { place in
        let positions = table.shape.positions(of: place)
        let inside = combinations.indices.filter { index in
          zip(table.shape.axes, positions).allSatisfy {
            $0.categories[$1].leaves.contains(combinations[index][$0.dimension])
          }
            && table.shape.scope.allSatisfy { $0.value.contains(combinations[index][$0.key]) }
        }
        return Cell(
          table: table.name, codes: table.shape.codes(of: place), combinations: Set(inside),
          shown: table.cells[place].value, release: number)
      }
    }
    lines = Self.lines(published.map(\.1), rule)
  }

  private static func lines(_ tables: [ProtectedTable], _ rule: SafetyRule) -> [Line] {
    var found: [Line] = []
    var offset = 0
    for shape in tables.map(\.shape) {
      for (side, axis) in shape.axes.enumerated()
      where rule.sensitiveDimensions.contains(axis.dimension) {
        for place in 0..<shape.cellCount {
          var positions = shape.positions(of: place)
          let total = axis.categories[positions[side]]
          for level in axis.levels {
            let members = axis.categories.indices.filter {
              level.categories.contains(axis.categories[$0])
                && axis.categories[$0].leaves != total.leaves
                && axis.categories[$0].leaves.isSubset(of: total.leaves)
            }
            let places = members.map { member in
              positions[side] = member
              return offset + shape.place(at: positions)
            }
            found.append(Line(total: offset + place, members: places))
          }
        }
      }
      offset += shape.cellCount
    }
    return found
  }

  /// Whether he must reckon with this count of a cell; nil if there are more tables than he can try.
  func allows(_ count: Int, in name: CellName, budget: Int = 2_000_000) -> Bool? {
    guard let target = cells.first(where: { $0.table == name.table && $0.codes == name.codes })
    else { return nil }
    if target.shown.map({ $0 != count }) ?? false { return false }
    let guess = Cell(
      table: name.table, codes: name.codes, combinations: target.combinations, shown: count,
      release: target.release)
    var search = Search(cells + [guess], combinationCount: combinationCount, budget: budget)
    let found = search.next(0, agrees)
    return search.budget < 0 && !found ? nil : found
  }

  /// All counts of a cell up to `limit` that he must reckon with.
  func possible(in name: CellName, upTo limit: Int) -> [Int] {
    (0...limit).filter { allows($0, in: name) != false }
  }

  /// Whether the office would have published just this if the counts were these.
  private func agrees(_ values: [Int]) -> Bool {
    let counts = cells.map { $0.combinations.reduce(0) { $0 + values[$1] } }
    let betraying = lines.filter { line in
      counts[line.total] >= threshold
        && line.members.contains { counts[$0] == counts[line.total] }
    }
    let betrayed = betraying.flatMap(\.members).map { cells[$0].combinations }
    return cells.indices.allSatisfy { index in
      let cell = cells[index]
      let isBetrayed = betrayed.contains { cell.combinations.isSubset(of: $0) }
      if let shown = cell.shown {
        return shown == counts[index] && (!isBetrayed || isInsideShownZero(cell))
      }
      if counts[index] == 0 && zerosAreShown {
        return isBetrayed
          || cells.indices.contains {
            cells[$0].shown == nil && 1..<threshold ~= counts[$0]
              && firstRelease(of: cells[$0]) <= firstRelease(of: cell)
              && cells[$0].combinations.isStrictSuperset(of: cell.combinations)
          }
      }
      return counts[index] >= threshold || !zerosAreShown || isClosed(cell)
    }
  }

  /// Whether no part is shown, apart from zeros that a larger zero shows already, and from what was
  /// shown before the total was first published.
  private func isClosed(_ total: Cell) -> Bool {
    let first = firstRelease(of: total)
    return !cells.contains { part in
      part.shown != nil && part.combinations.isStrictSubset(of: total.combinations)
        && !isInsideShownZero(part) && !wasShown(part, before: first)
    }
  }

  private func firstRelease(of cell: Cell) -> Int {
    cells.filter { $0.combinations == cell.combinations }.map(\.release).min() ?? 0
  }

  private func wasShown(_ cell: Cell, before release: Int) -> Bool {
    cells.contains {
      $0.release < release && $0.shown != nil && $0.combinations == cell.combinations
    }
  }

  private func isInsideShownZero(_ cell: Cell) -> Bool {
    cells.contains { $0.shown == 0 && $0.combinations.isStrictSuperset(of: cell.combinations) }
  }

  /// Depth first over the combinations, within the sums that are known.
  private struct Search {
    var budget: Int
    private var values: [Int]
    private var rest: [Int]
    private let sums: [[Int]]
    private let lastSums: [[Int]]

    init(_ cells: [Cell], combinationCount: Int, budget: Int) {
      let known = cells.filter { $0.shown != nil }
      self.budget = budget
      values = [Int](repeating: 0, count: combinationCount)
      rest = known.compactMap(\.shown)
      sums = values.indices.map { index in
        known.indices.filter { known[$0].combinations.contains(index) }
      }
      lastSums = values.indices.map { index in
        known.indices.filter { known[$0].combinations.max() == index }
      }
    }

    mutating func next(_ index: Int, _ isWanted: ([Int]) -> Bool) -> Bool {
      budget -= 1
      if budget < 0 { return false }
      guard index < values.count else { return isWanted(values) }
      let most = sums[index].map { rest[$0] }.min() ?? 0
      for value in most < 0 ? [] : Array(0...most) {
        values[index] = value
        for sum in sums[index] { rest[sum] -= value }
        let isComplete = lastSums[index].allSatisfy { rest[$0] == 0 }
        let found = isComplete && next(index + 1, isWanted)
        for sum in sums[index] { rest[sum] += value }
        if found || budget < 0 { return found }
      }
      return false
    }
  }
}
