/// The attacker: knows all that is shown, the rule, and that counts are whole numbers of a common
/// whole, but not the data.
///
/// The rule tells him: a small count is hidden; a zero is shown unless it is in the breakdown of a
/// small total (or of a group that one category betrays); a hidden total with a shown part is not
/// small, for the breakdown of a small total is hidden whole; nor is a group with a shown part
/// betrayed by one category. What was shown before a total was first published tells nothing of it.
struct Reader {
  let system: CellSystem
  /// Published cells that he does not see.
  let hidden: BitSet
  /// The least count that he must reckon with for each cell if it is hidden; never above the true one.
  let floors: [Int]
  /// Hidden totals of which no part is shown: they may be small.
  private let closedTotals: BitSet
  /// Breakdowns by a sensitive dimension of which nothing is shown.
  private let closedLines: [SensitiveLine]
  /// Those of which something is shown, so that no category has all.
  private let openLines: [SensitiveLine]
  /// Cells that may be empty as far as he knows.
  private let possibleZeros: [Int]

  /// - Parameter plainZeros: cells inside a shown zero; they say nothing about the totals above them.
  init(_ system: CellSystem, hidden: BitSet, plainZeros: BitSet) {
    self.system = system
    self.hidden = hidden
    let telling = system.published.subtracting(hidden).subtracting(plainZeros)
    let sight = Sight(system, telling: telling)
    let parts = system.containment.parts
    closedTotals = BitSet(
      size: system.cellCount, hidden.members.filter { !sight.isOpen(total: $0) })
    (closedLines, openLines) = sight.divided(hidden: hidden)
    var enclosed = BitSet(size: system.cellCount)
    for total in closedTotals.members {
      for part in parts[total].members where system.isExplained(part, by: total) {
        enclosed.insert(part)
      }
    }
    for member in closedLines.flatMap(\.members) {
      enclosed.insert(member)
      enclosed.formUnion(parts[member])
    }
    let floors = (0..<system.cellCount).map { cell in
      if !system.published.contains(cell) || system.rule.zeros == .hidden { return 0 }
      if sight.isOpen(total: cell) { return min(system.rule.threshold, system.counts[cell]) }
      return enclosed.contains(cell) ? 0 : min(1, system.counts[cell])
    }
    self.floors = floors
    possibleZeros = system.published.members.filter { floors[$0] == 0 }
  }

  /// Which shown cells tell him that the whole around them is shown in parts.
  private struct Sight {
    let system: CellSystem
    /// For each release the cells that it, or a later one, was the first to show.
    private let tellingSince: [BitSet]

    init(_ system: CellSystem, telling: BitSet) {
      self.system = system
      let last = system.firstPublished.max() ?? 0
      tellingSince = (0...last).map { release in
        BitSet(
          size: system.cellCount, telling.members.filter { system.firstShown[$0] >= release })
      }
    }

    func isOpen(total: Int) -> Bool {
      let telling = tellingSince[system.firstPublished[total]]
      return !system.containment.parts[total].isDisjoint(with: telling)
    }

    func divided(hidden: BitSet) -> (closed: [SensitiveLine], open: [SensitiveLine]) {
      var (closed, open): ([SensitiveLine], [SensitiveLine]) = ([], [])
      for line in system.sensitiveLines {
        let releases = ([line.total] + line.members).map { system.firstPublished[$0] }
        let telling = tellingSince[releases.max() ?? 0]
        let isOpen = line.members.contains {
          telling.contains($0) || !system.containment.parts[$0].isDisjoint(with: telling)
        }
        if !isOpen {
          closed.append(line)
        } else if !system.isConcentrated(line, in: system.counts) {
          open.append(line)
        }
      }
      return (closed.filter { $0.members.allSatisfy(hidden.contains) }, open)
    }
  }

  /// Cells that are empty in `alternative` and give it away as wrong: zeros that the rule would have
  /// shown, and those without which the rule would have hidden what is shown.
  func betrayedZeros(in alternative: Alternative) -> [Int] {
    func value(_ cell: Int) -> Int { system.counts[cell] + alternative[cell] }
    let missing = openLines.compactMap { line -> Int? in
      guard system.isConcentrated(line, by: value) else { return nil }
      let empty = line.members.filter { value($0) == 0 && hidden.contains($0) }
      return empty.first { system.counts[$0] > 0 } ?? empty.first ?? line.members[0]
    }
    return system.rule.zeros == .hidden ? missing : missing + telltaleZeros(value, alternative)
  }

  private func telltaleZeros(_ value: (Int) -> Int, _ alternative: Alternative) -> [Int] {
    possibleZeros.filter { cell in
      guard value(cell) == 0, hidden.contains(cell) || alternative[cell] != 0
      else { return false }
      var totals = system.containment.wholes[cell]
      totals.formIntersection(closedTotals)
      let isExplained = totals.members.contains {
        system.isExplained(cell, by: $0) && system.rule.isSmall(value($0))
      }
      if isExplained { return false }
      return !closedLines.contains { line in
        system.isConcentrated(line, by: value)
          && line.members.contains { $0 == cell || system.space.isPart(cell, of: $0) }
      }
    }
  }

  /// Shown cells without which he had to reckon with `alternative`: those in totals that are small in
  /// it, or that are what explains its zeros.
  func hindrances(to alternative: Alternative) -> BitSet {
    func value(_ cell: Int) -> Int { system.counts[cell] + alternative[cell] }
    let low = alternative.variables.filter { $0 < floors.count && value($0) < floors[$0] }
    let explaining = betrayedZeros(in: alternative).flatMap { cell in
      system.containment.wholes[cell].members.filter {
        hidden.contains($0) && system.isExplained(cell, by: $0) && system.rule.isSmall(value($0))
      }
    }
    var found = BitSet(size: system.cellCount)
    for total in low + explaining { found.formUnion(system.containment.parts[total]) }
    found.formIntersection(system.published)
    return found.subtracting(hidden)
  }

  /// Whether `alternative` agrees with all that he sees and knows; its sums are not looked at.
  func mustReckon(with alternative: Alternative) -> Bool {
    for (variable, amount) in zip(alternative.variables, alternative.amounts) {
      guard variable < system.cellCount else { break }
      if system.published.contains(variable) && !hidden.contains(variable) { return false }
      if system.counts[variable] + amount < floors[variable] { return false }
    }
    return betrayedZeros(in: alternative).isEmpty
  }
}

extension CellSystem {
  /// Whether the rule knew of `total` when it hid `part`.
  func isExplained(_ part: Int, by total: Int) -> Bool {
    firstPublished[total] <= firstPublished[part]
  }
}
