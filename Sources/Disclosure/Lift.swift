extension Suppression {
  /// Looks for atoms behind the alternatives that `draft` found in the published cells alone.
  ///
  /// Mostly there are some near the cells that change, so that a small program finds them.
  mutating func lift(_ draft: Suppression, in joint: JointSpace) {
    let found = Dictionary(uniqueKeysWithValues: zip(draft.goals, draft.alternatives))
    for (index, goal) in goals.enumerated() where alternatives[index] == nil {
      if let known = knownAlternative(meeting: goal) {
        alternatives[index] = known
      } else if let coarse = found[goal] ?? nil {
        alternatives[index] = lifted(coarse, meeting: goal, in: joint)
      }
    }
  }

  /// Tries ever wider windows: the leaves that the changed cells name, and the most frequent ones of
  /// each dimension, whose atoms are large enough to give way.
  private mutating func lifted(
    _ coarse: Alternative, meeting goal: Goal, in joint: JointSpace
  ) -> Alternative? {
    let named = leavesNamed(by: coarse)
    let terms = MoveProgram.Terms(prices: prices(free: hidden), floors: reader.floors)
    for breadth in [0, 1, 2, 3, Int.max] {
      let window = zip(named, frequentLeaves).map { $0.union(LeafSet($1.prefix(breadth))) }
      let atoms = joint.atoms(inside: window).map { linear.variableOfAtom[$0] }
      let cells = breadth == 0 ? coarse.variables : movable(inside: window)
      let variables = Set(cells).union(atoms.filter { $0 >= system.cellCount })
      let program = MoveProgram(linear, variables: variables.sorted())
      let alternative = program.alternative(meeting: goal, for: reader, on: terms)
      lifts += program.solutions
      if let alternative { return alternative }
    }
    return nil
  }

  /// The smallest sets of leaves that the changed cells have in each dimension, taken together.
  private func leavesNamed(by alternative: Alternative) -> [LeafSet] {
    let cells = alternative.variables.map(system.space.leafSets)
    return system.space.dimensions.indices.map { dimension in
      let sets = Set(cells.map { $0[dimension] })
      return sets.filter { set in !sets.contains { $0 != set && $0.isSubset(of: set) } }
        .reduce(LeafSet([])) { $0.union($1) }
    }
  }

  /// The hidden cells that have a part in the window.
  private func movable(inside window: [LeafSet]) -> [Int] {
    (0..<system.cellCount).filter { cell in
      !linear.isFixed[cell] && isFree(cell)
        && zip(system.space.leafSets(of: cell), window).allSatisfy { !$0.isDisjoint(with: $1) }
    }
  }
}

extension JointSpace {
  /// The numbers of the atoms that have only these leaves.
  func atoms(inside window: [LeafSet]) -> [Int] {
    zip(blocks, offsets).flatMap { block, offset in
      let isInside = zip(block.partitions, window).map { partition, leaves in
        let parts = Set(leaves.leaves.map { partition.labels[$0] })
        return (0..<partition.count).map(parts.contains)
      }
      return block.counts.indices.filter { atom in
        zip(isInside, block.parts(of: atom)).allSatisfy { $0[$1] }
      }.map { $0 + offset }
    }
  }
}

extension CrossClassification {
  /// The leaves of each dimension, the most frequent first.
  var frequentLeaves: [[Int]] {
    dimensions.indices.map { dimension in
      let sums = dense([dimension])
      return sums.indices.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    }
  }
}
