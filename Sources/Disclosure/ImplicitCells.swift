/// A cell that no table has but that two shown ones give by subtraction, such as this year's total
/// minus last year's, or the total minus all listed categories.
struct ImplicitCell: Hashable {
  let cell: Int
  let minuend: Int
  /// The cells that are taken away from `minuend`.
  let subtrahends: [Int]
}

extension CellSystem {
  /// Finds the implicit cells with a small count; adds them to `space`.
  ///
  /// Looked for are differences along one dimension: of two nested cells, and between a total and
  /// all categories of a level. One that holds a small published cell is left out: protecting the
  /// latter up to the threshold keeps the former uncertain too.
  static func implicitCells(
    in space: inout CellSpace, shapes: [TableShape], places: [[Int]], counts: [Int],
    shownEarlier: Set<Int>, counting whole: CrossClassification, rule: SafetyRule
  ) -> [ImplicitCell] {
    var found: [ImplicitCell] = []
    let candidates =
      nestedPairs(in: space, shownEarlier: shownEarlier)
      + leftOut(in: space, shapes: shapes, places: places)
    let small = counts.indices.filter { rule.isSmall(counts[$0]) && counts[$0] > 0 }
    for candidate in candidates {
      let rest = candidate.subtrahends.reduce(counts[candidate.minuend]) { $0 - counts[$1] }
      guard rest > 0, rest < rule.threshold else { continue }
      let key = difference(candidate, in: &space)
      let isProtectedByPart = small.contains { space.isPart($0, of: key) }
      guard !isProtectedByPart, space.cell(key) == nil else { continue }
      let cell = space.insert(key: key)
      found.append(
        ImplicitCell(
          cell: cell, minuend: candidate.minuend, subtrahends: candidate.subtrahends))
    }
    return found
  }

  private typealias Difference = (minuend: Int, subtrahends: [Int], dimension: Int)

  private static func difference(_ pair: Difference, in space: inout CellSpace) -> [Int] {
    var key = space.keys[pair.minuend]
    let rest = pair.subtrahends.reduce(space.sets[pair.dimension][key[pair.dimension]]) {
      $0.subtracting(space.sets[pair.dimension][space.keys[$1][pair.dimension]])
    }
    key[pair.dimension] = space.number(of: rest, in: pair.dimension)
    return key
  }

  /// Pairs of cells that differ in one dimension, one being part of the other, unless an earlier
  /// release shows both: what is known already cannot be protected.
  private static func nestedPairs(in space: CellSpace, shownEarlier: Set<Int>) -> [Difference] {
    space.dimensions.indices.flatMap { dimension in
      lines(of: space, along: dimension).flatMap { line in
        line.flatMap { whole in
          line.filter {
            $0 != whole && space.isPart($0, of: whole)
              && !(shownEarlier.contains($0) && shownEarlier.contains(whole))
          }.map { (minuend: whole, subtrahends: [$0], dimension: dimension) }
        }
      }
    }
  }

  /// Cells that agree in all dimensions but one, in groups of at least two.
  private static func lines(of space: CellSpace, along dimension: Int) -> [[Int]] {
    var lineOfKey: [[Int]: Int] = [:]
    var lines: [[Int]] = []
    for cell in 0..<space.cellCount {
      var key = space.keys[cell]
      key[dimension] = -1
      if let line = lineOfKey[key] {
        lines[line].append(cell)
      } else {
        lineOfKey[key] = lines.count
        lines.append([cell])
      }
    }
    return lines.filter { $0.count > 1 }
  }

  /// Totals of an axis with the categories of a level that does not list all of the total.
  private static func leftOut(
    in space: CellSpace, shapes: [TableShape], places: [[Int]]
  ) -> [Difference] {
    var found: [Difference] = []
    for (shape, cells) in zip(shapes, places) {
      for (side, axis) in shape.axes.enumerated() {
        for total in axis.categories.indices {
          for level in axis.levels {
            let listed = level.categories.filter {
              $0.leaves.isSubset(of: axis.categories[total].leaves)
            }
            let covered = listed.reduce(0) { $0 + $1.leaves.count }
            if listed.count < 2 || covered == axis.categories[total].leaves.count { continue }
            found += differences(
              shape, cells, side: side, total: total,
              listed: listed.compactMap { axis.categories.firstIndex(of: $0) })
          }
        }
      }
    }
    return found
  }

  /// The same difference for each combination of positions on the other axes.
  private static func differences(
    _ shape: TableShape, _ cells: [Int], side: Int, total: Int, listed: [Int]
  ) -> [Difference] {
    cells.indices.compactMap { place in
      var positions = shape.positions(of: place)
      guard positions[side] == total else { return nil }
      let parts = listed.map { position in
        positions[side] = position
        return cells[shape.place(at: positions)]
      }
      return (minuend: cells[place], subtrahends: parts, dimension: shape.axes[side].dimension)
    }
  }
}
