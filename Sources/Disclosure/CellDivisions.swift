/// How cells are sums of smaller published cells: shorter relations than sums of atoms, which the
/// simplex method needs to be fast.
struct CellDivisions {
  private let space: CellSpace
  private let differences: [Int: ImplicitCell]
  /// For each dimension and set: lists of smaller sets that make it up, shortest first.
  private let divisions: [[[[Int]]]]

  init(_ system: CellSystem) {
    space = system.space
    differences = Dictionary(uniqueKeysWithValues: system.implicit.map { ($0.cell, $0) })
    var space = system.space
    let levels = space.dimensions.indices.map { dimension in
      var seen: Set<[Int]> = []
      return system.shapes.flatMap(\.axes).filter { $0.dimension == dimension }.flatMap(\.levels)
        .map { level in level.categories.map { space.number(of: $0.leaves, in: dimension) } }
        .filter { seen.insert($0).inserted }
    }
    divisions = space.dimensions.indices.map { dimension in
      space.sets[dimension].map {
        Self.divisions(of: $0, by: levels[dimension], among: space.sets[dimension])
      }
    }
  }

  private static func divisions(
    of whole: LeafSet, by levels: [[Int]], among sets: [LeafSet]
  ) -> [[Int]] {
    levels.map { level in level.filter { sets[$0].isSubset(of: whole) } }
      .filter { parts in
        parts.count > 1 && parts.reduce(0) { $0 + sets[$1].count } == whole.count
      }
      .sorted { $0.count < $1.count }
  }

  /// All ways in which the cell is a sum of other cells.
  func sums(of cell: Int) -> [[Relation.Term]] {
    if let difference = differences[cell] {
      return [
        [Relation.Term(variable: difference.minuend, coefficient: 1)]
          + difference.subtrahends.map { Relation.Term(variable: $0, coefficient: -1) }
      ]
    }
    var found: [[Relation.Term]] = []
    for dimension in space.dimensions.indices {
      for division in divisions[dimension][space.keys[cell][dimension]] {
        var key = space.keys[cell]
        let parts = division.compactMap { part in
          key[dimension] = part
          return space.cell(key)
        }
        if parts.count < division.count { continue }
        found.append(parts.map { Relation.Term(variable: $0, coefficient: 1) })
      }
    }
    return found
  }

  /// The shortest of the sums; nil when there is none.
  func shortestSum(of cell: Int) -> [Relation.Term]? {
    sums(of: cell).min { $0.count < $1.count }
  }
}
