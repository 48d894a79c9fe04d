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
    let sight = Sight(
      system: system, telling: telling, tellingOfNew: telling.subtracting(system.shownEarlier))
    let parts = system.containment.parts
    closedTotals = BitSet(
      size: system.cellCount, hidden.members.filter { !sight.isOpen(total: $0) })
    (closedLines, openLines) = sight.divided(hidden: hidden)
    var enclosed = BitSet(size: system.cellCount)
    for total in closedTotals.members { enclosed.formUnion(parts[total]) }
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
    /// Shown cells that tell him something about totals of earlier releases.
    let telling: BitSet
    /// Those that tell him something about totals of this release.
    let tellingOfNew: BitSet

    func isOpen(total: Int) -> Bool {
      !system.containment.parts[total].isDisjoint(with: shownParts(inside: total))
    }

    func divided(hidden: BitSet) -> (closed: [SensitiveLine], open: [SensitiveLine]) {
      var (closed, open): ([SensitiveLine], [SensitiveLine]) = ([], [])
      for line in system.sensitiveLines {
        let shown = shownParts(inside: line.total)
        let isOpen = line.members.contains {
          shown.contains($0) || !system.containment.parts[$0].isDisjoint(with: shown)
        }
        if !isOpen {
          closed.append(line)
        } else if !system.isConcentrated(line, in: system.counts) {
          open.append(line)
        }
      }
      return (closed.filter { $0.members.allSatisfy(hidden.contains) }, open)
    }

    private func shownParts(inside total: Int) -> BitSet {
      system.hiddenEarlier.contains(total) || system.shownEarlier.contains(total)
        ? telling : tellingOfNew
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
      if totals.members.contains(where: { system.rule.isSmall(value($0)) }) { return false }
      return !closedLines.contains { line in
        system.isConcentrated(line, by: value)
          && line.members.contains { $0 == cell || system.space.isPart(cell, of: $0) }
      }
    }
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
