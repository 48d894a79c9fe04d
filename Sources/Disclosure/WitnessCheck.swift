/// Checks alternatives by plain integer arithmetic, from the leaf sets of the cells alone: neither
/// the solver nor the relations that it was given are trusted.
struct WitnessCheck {
  private let system: CellSystem
  private let joint: JointSpace
  private let reader: Reader
  /// The atom of each variable that is one.
  private let atomOfVariable: [Int: Int]

  init(_ system: CellSystem, _ joint: JointSpace, _ linear: LinearSystem, _ reader: Reader) {
    self.system = system
    self.joint = joint
    self.reader = reader
    atomOfVariable = Dictionary(
      uniqueKeysWithValues: linear.variableOfAtom.enumerated().map { ($0.element, $0.offset) })
  }

  /// One changed atom, by a leaf of each dimension that it stands for.
  private struct Change {
    let leaves: [Int]
    let amount: Int
  }

  /// Whether `alternative` is a table set of counts with a common whole that a reader cannot tell
  /// from the true one.
  func accepts(_ alternative: Alternative) -> Bool {
    guard let changes = changesByBlock(alternative) else { return false }
    for cell in 0..<system.cellCount {
      let sum = sum(system.space.leafSets(of: cell), changes[joint.home[cell]])
      if sum != alternative[cell] || system.counts[cell] + sum < 0 { return false }
    }
    let isAgreed = joint.agreements.allSatisfy { agreement in
      agreement.shared.allSatisfy {
        sum($0, changes[agreement.first]) == sum($0, changes[agreement.second])
      }
    }
    return isAgreed && reader.mustReckon(with: alternative)
  }

  private func sum(_ cell: [LeafSet], _ changes: [Change]) -> Int {
    changes.reduce(0) { sum, change in
      zip(cell, change.leaves).allSatisfy { $0.contains($1) } ? sum + change.amount : sum
    }
  }

  /// Nil when an atom would have a negative count.
  private func changesByBlock(_ alternative: Alternative) -> [[Change]]? {
    var changes = joint.blocks.map { _ in [Change]() }
    for (variable, amount) in zip(alternative.variables, alternative.amounts) {
      guard let atom = atomOfVariable[variable],
        let block = joint.blocks.indices.last(where: { joint.offsets[$0] <= atom })
      else { continue }
      let place = atom - joint.offsets[block]
      if joint.blocks[block].counts[place] + amount < 0 { return nil }
      let leaves = zip(joint.blocks[block].partitions, joint.blocks[block].parts(of: place)).map {
        partition, part in partition.labels.firstIndex(of: part) ?? 0
      }
      changes[block].append(Change(leaves: leaves, amount: amount))
    }
    return changes
  }
}
