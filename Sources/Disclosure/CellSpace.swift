import Core

/// The cells of all tables as one numbered list without repetition: the same count in two tables,
/// or in two releases, is one cell.
///
/// A cell is a leaf set in each dimension; the sets of a dimension are numbered too, and a cell's
/// `key` is its set numbers.
struct CellSpace {
  let dimensions: [Dimension]
  private(set) var sets: [[LeafSet]]
  private(set) var keys: [[Int]] = []
  private var setNumbers: [[LeafSet: Int]]
  private var cellNumbers: [[Int]: Int] = [:]

  /// Set 0 of each dimension is the full set.
  init(dimensions: [Dimension]) {
    self.dimensions = dimensions
    sets = dimensions.map { [$0.everything] }
    setNumbers = dimensions.map { [$0.everything: 0] }
  }

  var cellCount: Int { keys.count }

  /// The number of the cell with these leaf sets, which becomes a cell if it was none.
  mutating func insert(_ leafSets: [LeafSet]) -> Int {
    insert(key: leafSets.indices.map { number(of: leafSets[$0], in: $0) })
  }

  mutating func insert(key: [Int]) -> Int {
    if let known = cellNumbers[key] { return known }
    cellNumbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  mutating func number(of set: LeafSet, in dimension: Int) -> Int {
    if let known = setNumbers[dimension][set] { return known }
    setNumbers[dimension][set] = sets[dimension].count
    sets[dimension].append(set)
    return sets[dimension].count - 1
  }

  func cell(_ key: [Int]) -> Int? { cellNumbers[key] }

  func leafSets(of cell: Int) -> [LeafSet] { keys[cell].indices.map { sets[$0][keys[cell][$0]] } }

  /// Whether each thing counted in `part` is counted in `cell`; true for a cell and itself.
  func isPart(_ part: Int, of cell: Int) -> Bool { isPart(part, of: keys[cell]) }

  func isPart(_ part: Int, of key: [Int]) -> Bool {
    key.indices.allSatisfy {
      keys[part][$0] == key[$0] || sets[$0][keys[part][$0]].isSubset(of: sets[$0][key[$0]])
    }
  }

  /// The number of combinations of leaves in a cell.
  func breadth(of cell: Int) -> Int { leafSets(of: cell).reduce(1) { $0 * $1.count } }

  func areDisjoint(_ first: Int, _ second: Int) -> Bool {
    zip(leafSets(of: first), leafSets(of: second)).contains { $0.isDisjoint(with: $1) }
  }

  /// The count of each cell.
  ///
  /// Cells that look at the same dimensions are summed from the margin over these, which is far
  /// smaller than the whole.
  func counts(in whole: CrossClassification) -> [Int] {
    var result = [Int](repeating: 0, count: cellCount)
    let groups = cellsBySight()
    let parts = concurrentMap(groups, chunk: 1) { sums(of: $0.cells, seeing: $0.seen, in: whole) }
    for (group, sums) in zip(groups, parts) {
      for (cell, sum) in zip(group.cells, sums) { result[cell] = sum }
    }
    return result
  }

  private func sums(of cells: [Int], seeing seen: [Int], in whole: CrossClassification) -> [Int] {
    var sums = [Int](repeating: 0, count: cells.count)
    let covering = seen.map { coverage(of: cells, in: $0) }
    for (combination, count) in whole.margin(seen) {
      var found = BitSet(size: cells.count, cells.indices)
      for (position, leaf) in combination.enumerated() {
        found.formIntersection(covering[position][leaf])
      }
      for place in found.members { sums[place] += count }
    }
    return sums
  }

  /// Cells with the dimensions that tell them apart, those of fewer dimensions among those of more.
  private func cellsBySight() -> [(seen: [Int], cells: [Int])] {
    var cells: [[Int]: [Int]] = [:]
    for cell in 0..<cellCount {
      cells[keys[cell].indices.filter { keys[cell][$0] != 0 }, default: []].append(cell)
    }
    let ordered = cells.sorted {
      ($1.key.count, $0.key.description) < ($0.key.count, $1.key.description)
    }
    var groups: [(seen: [Int], cells: [Int])] = []
    for (seen, members) in ordered {
      if let wider = groups.firstIndex(where: { Set($0.seen).isSuperset(of: seen) }) {
        groups[wider].cells += members
      } else {
        groups.append((seen, members))
      }
    }
    return groups
  }

  /// For each leaf of a dimension the places in `cells` of those that cover it.
  private func coverage(of cells: [Int], in dimension: Int) -> [BitSet] {
    var result = dimensions[dimension].leaves.map { _ in BitSet(size: cells.count) }
    for (place, cell) in cells.enumerated() {
      for leaf in sets[dimension][keys[cell][dimension]].leaves { result[leaf].insert(place) }
    }
    return result
  }
}

/// Which cells are parts of which, for all cells of a space.
struct Containment {
  /// Strict parts of each cell.
  let parts: [BitSet]
  /// Cells of which each cell is a strict part.
  let wholes: [BitSet]

  init(_ space: CellSpace) {
    parts = Self.related(space) { inner, outer in inner.isSubset(of: outer) }
    wholes = Self.related(space) { outer, inner in inner.isSubset(of: outer) }
  }

  private static func related(
    _ space: CellSpace, _ isRelated: (LeafSet, LeafSet) -> Bool
  ) -> [BitSet] {
    let bySet = space.dimensions.indices.map { dimension in
      space.sets[dimension].map { set in
        let fitting = space.sets[dimension].map { isRelated($0, set) }
        return BitSet(
          size: space.cellCount,
          (0..<space.cellCount).lazy.filter { fitting[space.keys[$0][dimension]] })
      }
    }
    return (0..<space.cellCount).map { cell in
      var result = bySet[0][space.keys[cell][0]]
      for dimension in space.dimensions.indices.dropFirst() {
        result.formIntersection(bySet[dimension][space.keys[cell][dimension]])
      }
      result.remove(cell)
      return result
    }
  }
}
