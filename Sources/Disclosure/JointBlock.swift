/// The full crossing of some dimensions: the combinations that can occur, called atoms.
struct JointBlock {
  /// The partition of each dimension; of one part where the block does not look at it.
  let partitions: [Partition]
  /// The place of each full crossing index among the atoms; -1 where a shown zero rules it out.
  private let atomOfIndex: [Int32]
  /// The full crossing index of each atom.
  let indices: [Int]
  /// The true count of each atom.
  let counts: [Int]

  /// The number of combinations before zeros are ruled out.
  static func size(_ partitions: [Partition]) -> Int {
    partitions.reduce(1) { product, partition in
      let (result, overflow) = product.multipliedReportingOverflow(by: partition.count)
      return overflow ? Int.max : result
    }
  }

  /// - Parameter zeros: leaf sets of cells that are known to be empty.
  init(_ partitions: [Partition], zeros: [[LeafSet]], counting whole: CrossClassification) {
    self.partitions = partitions
    var isPossible = [Bool](repeating: true, count: Self.size(partitions))
    for zero in zeros {
      for index in Self.indices(of: zero, partitions) ?? [] { isPossible[index] = false }
    }
    indices = isPossible.indices.filter { isPossible[$0] }
    var atomOfIndex = [Int32](repeating: -1, count: isPossible.count)
    for (atom, index) in indices.enumerated() { atomOfIndex[index] = Int32(atom) }
    self.atomOfIndex = atomOfIndex
    var counts = [Int](repeating: 0, count: indices.count)
    let seen = partitions.indices.filter { partitions[$0].count > 1 }
    for (combination, count) in whole.margin(seen) {
      var index = 0
      for (leaf, dimension) in zip(combination, seen) {
        index = index * partitions[dimension].count + partitions[dimension].labels[leaf]
      }
      precondition(atomOfIndex[index] >= 0, "a cell that counts something is not zero")
      counts[Int(atomOfIndex[index])] += count
    }
    self.counts = counts
  }

  /// The atoms of which a cell is the sum; nil when the block is too coarse for it.
  func atoms(of cell: [LeafSet]) -> [Int]? {
    Self.indices(of: cell, partitions)?.compactMap {
      atomOfIndex[$0] < 0 ? nil : Int(atomOfIndex[$0])
    }
  }

  /// The number of combinations of a cell before zeros are ruled out; nil as for `atoms(of:)`.
  func breadth(of cell: [LeafSet]) -> Int? { Self.indices(of: cell, partitions)?.count }

  /// The part of each dimension that an atom is in.
  func parts(of atom: Int) -> [Int] {
    var rest = indices[atom]
    let reversed = partitions.reversed().map { partition in
      defer { rest /= partition.count }
      return rest % partition.count
    }
    return reversed.reversed()
  }

  private static func indices(of cell: [LeafSet], _ partitions: [Partition]) -> [Int]? {
    var indices = [0]
    for (set, partition) in zip(cell, partitions) {
      guard let parts = partition.parts(of: set) else { return nil }
      indices = indices.flatMap { index in parts.map { index * partition.count + $0 } }
    }
    return indices
  }
}
