/// A total and its breakdown by the categories of one level of a sensitive dimension.
struct SensitiveLine: Hashable {
  let total: Int
  let members: [Int]
}

/// What must stay possible for a reader: that `cell` has a count of at most the lower and one of at
/// least the upper bound.
struct SafetyRequirement: Hashable {
  let cell: Int
  let range: ClosedRange<Int>
}

/// Step 1: the cells that are hidden for their own sake, and what is required of them.
struct PrimarySuppression {
  /// Published cells that may not be shown, those that earlier releases hide included.
  let hidden: BitSet
  /// Cells that are never hidden: shown zeros, what was shown earlier, grand totals and must-shows.
  let fixed: BitSet
  let requirements: [SafetyRequirement]
  /// How many cells of the release are primaries.
  let primaryCount: Int

  init(_ system: CellSystem, mustShow: [CellName]) throws(DisclosureFailure) {
    let size = system.cellCount
    let small = BitSet(
      size: size,
      system.published.members.filter {
        system.rule.isSmall(system.counts[$0]) && !system.shownEarlier.contains($0)
      })
    let betraying = system.sensitiveLines.filter { system.isConcentrated($0, in: system.counts) }
    var hidden = small
    hidden.formUnion(system.hiddenEarlier)
    for cell in small.members { hidden.formUnion(system.containment.parts[cell]) }
    for cell in betraying.flatMap(\.members) {
      hidden.insert(cell)
      hidden.formUnion(system.containment.parts[cell])
    }
    hidden.subtract(system.shownEarlier)
    hidden.formIntersection(system.published)
    hidden.subtract(system.plainZeros(unless: hidden))
    hidden.formUnion(system.hiddenEarlier)
    hidden.formUnion(Self.hiddenByRevision(system))
    self.hidden = hidden
    fixed = try Self.fixed(system, hidden: hidden, mustShow: mustShow)
    requirements = Self.requirements(system, small: small, betraying: betraying, hidden: hidden)
    var primaries = BitSet(size: size, requirements.map(\.cell))
    primaries.formIntersection(system.released)
    primaryCount = primaries.count
  }

  /// Cells with few corrections, and those that were hidden at first: a number shown now would tell
  /// what they were, since a year is corrected little. Zeros are shown.
  private static func hiddenByRevision(_ system: CellSystem) -> BitSet {
    let near = system.revised.filter { $0.isNear(system.rule) }.map(\.cell)
    let cells = near + system.hiddenAtFirst.members
    return BitSet(size: system.cellCount, cells.filter { system.counts[$0] > 0 })
  }

  private static func requirements(
    _ system: CellSystem, small: BitSet, betraying: [SensitiveLine], hidden: BitSet
  ) -> [SafetyRequirement] {
    let counts = system.counts
    let implicit = system.implicit.map {
      SafetyRequirement(
        cell: $0.cell, range: min(1, counts[$0.cell])...system.rule.threshold)
    }
    let groups = betraying.compactMap { line in
      line.members.first { counts[$0] > 0 && hidden.contains($0) }
    }
    let smallCounts = small.members.map { cell in
      let wanted = system.rule.required(of: counts[cell])
      let known = system.leastKnown(of: cell, small: small)
      return SafetyRequirement(
        cell: cell, range: max(wanted.lowerBound, known)...wanted.upperBound)
    }
    let grouped = Set(groups).sorted().map {
      SafetyRequirement(
        cell: $0, range: max(0, counts[$0] - system.rule.threshold)...counts[$0])
    }
    let revised = system.revised.filter {
      $0.isNear(system.rule) && hidden.contains($0.cell)
    }.map { SafetyRequirement(cell: $0.cell, range: $0.required(system.rule)) }
    return merged(smallCounts + grouped + implicit + revised)
  }

  /// One requirement a cell: a small count may also lie near to what was published first.
  private static func merged(_ all: [SafetyRequirement]) -> [SafetyRequirement] {
    var places: [Int: Int] = [:]
    var merged: [SafetyRequirement] = []
    for requirement in all {
      guard let place = places[requirement.cell] else {
        places[requirement.cell] = merged.count
        merged.append(requirement)
        continue
      }
      let (one, other) = (merged[place].range, requirement.range)
      merged[place] = SafetyRequirement(
        cell: requirement.cell,
        range: min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound))
    }
    return merged
  }

  private static func fixed(
    _ system: CellSystem, hidden: BitSet, mustShow: [CellName]
  ) throws(DisclosureFailure) -> BitSet {
    var fixed = system.shownEarlier
    for cell in system.published.subtracting(hidden).members where system.counts[cell] == 0 {
      fixed.insert(cell)
    }
    for cell in system.grandTotals where !hidden.contains(cell) { fixed.insert(cell) }
    let wanted = mustShow.map { name in (name, system.cell(named: name)) }
    let small = wanted.filter { hidden.contains($0.1) }.map(\.0)
    if !small.isEmpty { throw .smallButMustShow(small) }
    for (_, cell) in wanted { fixed.insert(cell) }
    return fixed
  }
}

extension CellSystem {
  /// What earlier releases tell of a small cell before it is first published itself: it holds at least
  /// one of each of its parts that were hidden then, for zeros were shown. That cannot be taken back.
  func leastKnown(of cell: Int, small: BitSet) -> Int {
    var parts = containment.parts[cell]
    parts.formIntersection(published)
    let known = parts.members.filter { part in
      var totals = containment.wholes[part]
      totals.formIntersection(small)
      return counts[part] > 0 && firstPublished[part] < firstPublished[cell]
        && !totals.members.contains { isExplained(part, by: $0) }
    }
    var disjoint: [Int] = []
    for part in known.sorted(by: { (space.breadth(of: $0), $0) < (space.breadth(of: $1), $1) })
    where disjoint.allSatisfy({ space.areDisjoint($0, part) }) {
      disjoint.append(part)
    }
    return disjoint.count
  }

  /// Cells inside an empty cell that is shown: everybody sees that they are empty, so hiding them
  /// would tell that the total above them is small.
  func plainZeros(unless hidden: BitSet) -> BitSet {
    var plain = BitSet(size: cellCount)
    if rule.zeros == .hidden { return plain }
    for cell in published.subtracting(hidden).members where counts[cell] == 0 {
      plain.formUnion(containment.parts[cell])
    }
    return plain
  }

  /// Whether one member has all of the total, which is not small: then the category of each counted
  /// thing is known.
  func isConcentrated(_ line: SensitiveLine, in values: [Int]) -> Bool {
    isConcentrated(line) { values[$0] }
  }

  func isConcentrated(_ line: SensitiveLine, by value: (Int) -> Int) -> Bool {
    let total = value(line.total)
    return total >= rule.threshold && line.members.contains { value($0) == total }
  }

  /// The cell of each table of the release that counts all that the table counts.
  var grandTotals: [Int] {
    zip(shapes, places).prefix(newTableCount).compactMap { shape, cells in
      let positions = shape.axes.compactMap { axis in
        let all = axis.covered
        return axis.categories.firstIndex { $0.leaves == all }
      }
      return positions.count == shape.axes.count ? cells[shape.place(at: positions)] : nil
    }
  }

  func cell(named name: CellName) -> Int {
    for (shape, cells) in zip(shapes, places).prefix(newTableCount) where shape.name == name.table {
      for (place, cell) in cells.enumerated() where shape.codes(of: place) == name.codes {
        return cell
      }
    }
    preconditionFailure("no cell \(name)")
  }

  static func sensitiveLines(
    shapes: [TableShape], places: [[Int]], rule: SafetyRule
  ) -> [SensitiveLine] {
    var found: [SensitiveLine] = []
    for (shape, cells) in zip(shapes, places) {
      for (side, axis) in shape.axes.enumerated()
      where rule.sensitiveDimensions.contains(axis.dimension) {
        found += sensitiveLines(shape, cells, side: side)
      }
    }
    return found
  }

  private static func sensitiveLines(
    _ shape: TableShape, _ cells: [Int], side: Int
  ) -> [SensitiveLine] {
    let axis = shape.axes[side]
    return cells.indices.flatMap { place -> [SensitiveLine] in
      var positions = shape.positions(of: place)
      let total = axis.categories[positions[side]].leaves
      return axis.levels.compactMap { level in
        let members = level.categories.filter {
          $0.leaves != total && $0.leaves.isSubset(of: total)
        }
        if members.isEmpty { return nil }
        return SensitiveLine(
          total: cells[place],
          members: members.compactMap { axis.categories.firstIndex(of: $0) }.map {
            positions[side] = $0
            return cells[shape.place(at: positions)]
          })
      }
    }
  }
}
