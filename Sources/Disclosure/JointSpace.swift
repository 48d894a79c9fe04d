/// The atoms of all blocks of a family of tables: what a reader must imagine behind the tables.
///
/// Protection over the published cells alone is not enough: numbers that add up in every table may
/// still belong to no common whole, and a reader can rule those out.
struct JointSpace {
  let blocks: [JointBlock]
  /// The number of the first atom of each block, and at the end the number of all atoms.
  let offsets: [Int]
  /// For each cell a block that sums it, the one with the fewest combinations for it.
  let home: [Int]
  /// Pairs of blocks and, for each pair, the cells on which they must agree.
  let agreements: [Agreement]

  struct Agreement {
    let first: Int
    let second: Int
    let shared: [[LeafSet]]
  }

  /// Combinations of one block beyond which nothing is proved in useful time.
  static let limit = 400_000

  /// - Parameter zeros: cells that are shown and empty.
  init(
    _ system: CellSystem, zeros: BitSet, limit: Int = JointSpace.limit
  ) throws(DisclosureFailure) {
    let space = system.space
    let groups = Self.groups(system)
    let tree = JointTree(
      dimensions: space.dimensions, groups: groups.map { $0.map(space.leafSets) })
    let trivial = space.dimensions.map {
      Partition(leafCount: $0.leaves.count, generatedBy: [LeafSet]())
    }
    let partitions = tree.cliques.map { clique in
      clique.indices.map { dimension in
        clique[dimension].map { tree.chains[dimension][$0] } ?? trivial[dimension]
      }
    }
    try Self.checkSizes(partitions, dimensions: space.dimensions, limit: limit)
    let empty = zeros.members.map(space.leafSets)
    let blocks = partitions.map { JointBlock($0, zeros: empty, counting: system.whole) }
    self.blocks = blocks
    offsets = blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.indices.count) }
    home = (0..<space.cellCount).map { cell in
      Self.home(of: space.leafSets(of: cell), in: blocks)
    }
    agreements = tree.links.map { first, second in
      Agreement(
        first: first, second: second,
        shared: Self.shared(tree.cliques[first], tree.cliques[second], tree.chains, trivial))
    }
  }

  var atomCount: Int { offsets[blocks.count] }

  /// The numbers of the atoms of which a cell is the sum.
  func atoms(of cell: [LeafSet], in block: Int) -> [Int] {
    (blocks[block].atoms(of: cell) ?? []).map { $0 + offsets[block] }
  }

  /// The cells of each table; an implicit cell goes with the table of its minuend, together with what
  /// is taken away, so that a block can express all three.
  private static func groups(_ system: CellSystem) -> [[Int]] {
    var groups = system.places
    for implicit in system.implicit {
      guard let table = system.places.firstIndex(where: { $0.contains(implicit.minuend) })
      else { continue }
      groups[table] += [implicit.cell] + implicit.subtrahends
    }
    return groups
  }

  private static func home(of cell: [LeafSet], in blocks: [JointBlock]) -> Int {
    let breadths = blocks.map { $0.breadth(of: cell) }
    let best = breadths.indices.filter { breadths[$0] != nil }.min {
      (breadths[$0] ?? 0, $0) < (breadths[$1] ?? 0, $1)
    }
    guard let best else { preconditionFailure("a clique holds the dimensions of each table") }
    return best
  }

  private static func checkSizes(
    _ partitions: [[Partition]], dimensions: [Dimension], limit: Int
  ) throws(DisclosureFailure) {
    for block in partitions where JointBlock.size(block) > limit {
      throw .tooManyCombinations(
        dimensions: zip(dimensions, block).filter { $1.count > 1 }.map(\.0.name),
        count: JointBlock.size(block), limit: limit)
    }
  }

  /// The crossing of what two cliques have in common, as cells.
  private static func shared(
    _ first: [Int?], _ second: [Int?], _ chains: [[Partition]], _ trivial: [Partition]
  ) -> [[LeafSet]] {
    var cells: [[LeafSet]] = [[]]
    for dimension in first.indices {
      var common = trivial[dimension]
      if let one = first[dimension], let other = second[dimension] {
        common = chains[dimension][min(one, other)]
      }
      let sets = (0..<common.count).map { part in
        LeafSet(common.labels.indices.filter { common.labels[$0] == part })
      }
      cells = cells.flatMap { cell in sets.map { cell + [$0] } }
    }
    return cells
  }
}
