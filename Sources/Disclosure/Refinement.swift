extension Suppression {
  /// Step 3: reconsiders each choice in the light of the others, until nothing improves.
  mutating func refine() {
    for _ in 0..<4 {
      let before = cost
      reroute()
      shave()
      if cost >= before { break }
    }
  }

  /// What the cells hidden for the sake of others cost.
  var cost: Double {
    hidden.subtracting(primary.hidden).members.reduce(0) { $0 + weights[$1] }
  }

  /// For each cell the number of goals whose alternative changes it.
  private func users() -> [Int] {
    var users = [Int](repeating: 0, count: system.cellCount)
    for alternative in alternatives {
      for cell in alternative.map(changed) ?? [] { users[cell] += 1 }
    }
    return users
  }

  /// Looks for each goal for an alternative that needs fewer cells than those only it uses.
  private mutating func reroute() {
    var users = users()
    for (index, goal) in goals.enumerated() {
      guard let old = alternatives[index] else { continue }
      let own = changed(in: old).filter { users[$0] == 1 && !primary.hidden.contains($0) }
      if own.isEmpty { continue }
      for cell in own { users[cell] = 0 }
      let spared = own.reduce(0) { $0 + weights[$1] }
      var free = primary.hidden
      for cell in users.indices where users[cell] > 0 { free.insert(cell) }
      let other = cheapest(meeting: goal, free: free)
      let added = other.map { changed(in: $0).filter { !free.contains($0) } } ?? []
      let price = added.reduce(0) { $0 + weights[$1] }
      guard let other, price < spared,
        replace(at: [index], by: [other])
      else {
        for cell in own { users[cell] = 1 }
        continue
      }
      for cell in changed(in: old) where users[cell] > 0 { users[cell] -= 1 }
      for cell in changed(in: other) { users[cell] += 1 }
    }
  }

  /// A known alternative that costs nothing more, or else a new one.
  private mutating func cheapest(
    meeting goal: Goal, free: BitSet, forbidding forbidden: Int? = nil
  ) -> Alternative? {
    for other in alternatives {
      if let other, goal.isMet(by: system.counts[goal.cell] + other[goal.cell]),
        changed(in: other).allSatisfy({ free.contains($0) && $0 != forbidden })
      {
        return other
      }
    }
    return alternative(
      meeting: goal, prices: prices(free: free),
      freezing: forbidden.map { BitSet(size: system.cellCount, [$0]) })
  }

  /// Tries to show each cell again, the dearest first, if few goals need it.
  private mutating func shave() {
    let secondary = hidden.subtracting(primary.hidden).members
    for cell in secondary.sorted(by: { (-weights[$0], $0) < (-weights[$1], $1) }) {
      let needing = alternatives.indices.filter { (alternatives[$0]?[cell] ?? 0) != 0 }
      if needing.count > 8 || !hidden.contains(cell) { continue }
      var remaining = hidden
      remaining.remove(cell)
      var added = BitSet(size: system.cellCount)
      var others: [Alternative] = []
      for index in needing {
        var free = remaining
        free.formUnion(added)
        guard let other = cheapest(meeting: goals[index], free: free, forbidding: cell) else {
          break
        }
        for new in changed(in: other) where !remaining.contains(new) { added.insert(new) }
        if added.members.reduce(0, { $0 + weights[$1] }) >= weights[cell] { break }
        others.append(other)
      }
      if others.count == needing.count { _ = replace(at: needing, by: others) }
    }
  }

  /// Puts alternatives in the place of others if a reader must still reckon with all of them, now
  /// that what none uses is shown.
  ///
  /// Showing a cell tells that the totals above it are not small, so this is not a matter of course.
  private mutating func replace(at indices: [Int], by others: [Alternative]) -> Bool {
    let (oldAlternatives, oldHidden, oldCost) = (alternatives, hidden, cost)
    for (index, other) in zip(indices, others) { alternatives[index] = other }
    var hidden = primary.hidden
    hidden.formUnion(forced)
    for alternative in alternatives {
      for cell in alternative.map(changed) ?? [] { hidden.insert(cell) }
    }
    setHidden(hidden)
    if cost < oldCost, alternatives.allSatisfy({ $0.map(reader.mustReckon) ?? true }) {
      return true
    }
    alternatives = oldAlternatives
    setHidden(oldHidden)
    return false
  }
}
