/// A sum that is zero for every table set that could be the true one.
struct Relation: Hashable {
  let terms: [Term]

  struct Term: Hashable {
    let variable: Int
    let coefficient: Int
  }
}

/// The cells and atoms as variables and what binds them together.
///
/// Variables are the differences between an alternative table set and the true one: the cells first,
/// then the atoms that are no cell themselves.
struct LinearSystem {
  /// The variable of each atom.
  let variableOfAtom: [Int]
  /// The true count of each variable.
  let counts: [Int]
  let relations: [Relation]
  /// For each variable the relations that it is in.
  let entries: [[Entry]]
  /// Variables that cannot differ.
  let isFixed: [Bool]
  /// The connected part of each variable; those of fixed ones mean nothing.
  let parts: [Int]

  struct Entry: Hashable {
    let relation: Int
    let coefficient: Int
  }

  /// The published cells alone, with every sum among them: small and fast, but it allows for table
  /// sets without a common whole.
  ///
  /// - Parameter fixed: cells that are shown for good.
  init(_ system: CellSystem, fixed: BitSet) {
    counts = system.counts
    variableOfAtom = []
    isFixed = counts.indices.map(fixed.contains)
    let divisions = CellDivisions(system)
    let relations = counts.indices.flatMap { cell in
      divisions.sums(of: cell).map {
        Relation(terms: $0 + [Relation.Term(variable: cell, coefficient: -1)])
      }
    }
    self.relations = Self.reduced(relations, isFixed: isFixed)
    entries = Self.entries(self.relations, variableCount: counts.count)
    parts = Self.connectedParts(self.relations, variableCount: counts.count)
  }

  /// The published cells and the atoms behind them: exact.
  ///
  /// - Parameter fixed: cells that are shown for good.
  init(_ system: CellSystem, _ joint: JointSpace, fixed: BitSet) {
    let space = system.space
    var counts = system.counts
    let atomsOfCell = (0..<space.cellCount).map { cell in
      joint.atoms(of: space.leafSets(of: cell), in: joint.home[cell])
    }
    var variableOfAtom = [Int](repeating: -1, count: joint.atomCount)
    var isAtom = [Bool](repeating: false, count: space.cellCount)
    for cell in 0..<space.cellCount
    where !atomsOfCell[cell].isEmpty
      && joint.blocks[joint.home[cell]].breadth(of: space.leafSets(of: cell)) == 1
    {
      isAtom[cell] = true
      for atom in atomsOfCell[cell] { variableOfAtom[atom] = cell }
    }
    for (block, offset) in zip(joint.blocks, joint.offsets) {
      for atom in block.counts.indices where variableOfAtom[offset + atom] < 0 {
        variableOfAtom[offset + atom] = counts.count
        counts.append(block.counts[atom])
      }
    }
    self.variableOfAtom = variableOfAtom
    self.counts = counts
    isFixed = counts.indices.map { $0 < space.cellCount && fixed.contains($0) }
    let divisions = CellDivisions(system)
    var relations: [Relation] = []
    for cell in 0..<space.cellCount where !isAtom[cell] {
      let sum = divisions.shortestSum(of: cell) ?? Self.sum(atomsOfCell[cell], variableOfAtom)
      relations.append(Relation(terms: sum + [Relation.Term(variable: cell, coefficient: -1)]))
    }
    for agreement in joint.agreements {
      for cell in agreement.shared {
        let first = Self.sum(joint.atoms(of: cell, in: agreement.first), variableOfAtom)
        let second = Self.sum(joint.atoms(of: cell, in: agreement.second), variableOfAtom)
        relations.append(
          Relation(
            terms: first + second.map { Relation.Term(variable: $0.variable, coefficient: -1) }))
      }
    }
    self.relations = Self.reduced(relations, isFixed: isFixed)
    entries = Self.entries(self.relations, variableCount: counts.count)
    parts = Self.connectedParts(self.relations, variableCount: counts.count)
  }

  private static func sum(_ atoms: [Int], _ variableOfAtom: [Int]) -> [Relation.Term] {
    atoms.map { Relation.Term(variable: variableOfAtom[$0], coefficient: 1) }
  }

  /// Without fixed variables, equal terms gathered, empty relations dropped.
  private static func reduced(_ relations: [Relation], isFixed: [Bool]) -> [Relation] {
    relations.compactMap { relation in
      let terms = relation.terms.filter { !isFixed[$0.variable] }.sorted {
        $0.variable < $1.variable
      }
      var gathered: [Relation.Term] = []
      for term in terms {
        if let last = gathered.last, last.variable == term.variable {
          let sum = last.coefficient + term.coefficient
          gathered.removeLast()
          if sum == 0 { continue }
          gathered.append(Relation.Term(variable: term.variable, coefficient: sum))
        } else {
          gathered.append(term)
        }
      }
      return gathered.isEmpty ? nil : Relation(terms: gathered)
    }
  }

  private static func entries(_ relations: [Relation], variableCount: Int) -> [[Entry]] {
    var entries = [[Entry]](repeating: [], count: variableCount)
    for (index, relation) in relations.enumerated() {
      for term in relation.terms {
        entries[term.variable].append(Entry(relation: index, coefficient: term.coefficient))
      }
    }
    return entries
  }

  private static func connectedParts(_ relations: [Relation], variableCount: Int) -> [Int] {
    var parent = Array(0..<variableCount)
    func root(_ variable: Int) -> Int {
      var variable = variable
      while parent[variable] != variable {
        parent[variable] = parent[parent[variable]]
        variable = parent[variable]
      }
      return variable
    }
    for relation in relations {
      let first = root(relation.terms[0].variable)
      for term in relation.terms.dropFirst() { parent[root(term.variable)] = first }
    }
    return (0..<variableCount).map(root)
  }
}
