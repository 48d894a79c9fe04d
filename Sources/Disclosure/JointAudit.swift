/// Steps 4 and 5: what a reader can find out about each cell of which the rule wants him uncertain,
/// with the atoms behind the tables, all shown numbers and the rule itself in his hands.
struct JointAudit {
  private let system: CellSystem
  private let primary: PrimarySuppression
  private let hidden: BitSet
  private let check: WitnessCheck
  private var search: Suppression
  /// The counts that are proved possible, for each requirement.
  private var proved: [ClosedRange<Int>]

  /// - Parameter hidden: the published cells that are not shown.
  init(
    _ system: CellSystem, _ primary: PrimarySuppression, hidden: BitSet, in joint: JointSpace
  ) {
    self.system = system
    self.primary = primary
    self.hidden = hidden
    let linear = LinearSystem(system, joint, fixed: system.published.subtracting(hidden))
    search = Suppression(system, linear, primary, hiding: hidden)
    check = WitnessCheck(system, joint, linear, search.reader)
    proved = primary.requirements.map { system.counts[$0.cell]...system.counts[$0.cell] }
  }

  var solutions: Int { search.solutions }

  /// Takes over alternatives found elsewhere, as far as they hold here.
  mutating func consider(_ alternatives: some Sequence<Alternative>) {
    for alternative in alternatives where check.accepts(alternative) { widen(by: alternative) }
  }

  /// Looks for an alternative for each bound that none has met yet.
  mutating func attack() {
    for (index, requirement) in primary.requirements.enumerated()
    where hidden.contains(requirement.cell) || !system.published.contains(requirement.cell) {
      attack(index, upTo: requirement.range.upperBound)
      attack(index, downTo: requirement.range.lowerBound)
    }
  }

  /// Tries the bound itself, then closes in on the last count that is possible: what a linear
  /// program can reach, it can reach up to some count and not beyond.
  private mutating func attack(_ index: Int, upTo bound: Int) {
    if proved[index].upperBound >= bound || reaches(index, bound, isUpper: true) { return }
    var unreached = bound
    while unreached - proved[index].upperBound > 1 {
      let middle = (proved[index].upperBound + unreached) / 2
      if !reaches(index, middle, isUpper: true) { unreached = middle }
    }
  }

  private mutating func attack(_ index: Int, downTo bound: Int) {
    if proved[index].lowerBound <= bound || reaches(index, bound, isUpper: false) { return }
    var unreached = bound
    while proved[index].lowerBound - unreached > 1 {
      let middle = (proved[index].lowerBound + unreached) / 2
      if !reaches(index, middle, isUpper: false) { unreached = middle }
    }
  }

  private mutating func reaches(_ index: Int, _ bound: Int, isUpper: Bool) -> Bool {
    let goal = Goal(cell: primary.requirements[index].cell, isUpper: isUpper, bound: bound)
    let prices = search.prices(free: hidden)
    guard let found = search.alternative(meeting: goal, prices: prices), check.accepts(found)
    else { return false }
    widen(by: found)
    return true
  }

  private mutating func widen(by alternative: Alternative) {
    for (index, requirement) in primary.requirements.enumerated() {
      let count = system.counts[requirement.cell] + alternative[requirement.cell]
      proved[index] =
        min(count, proved[index].lowerBound)...max(count, proved[index].upperBound)
    }
  }

  /// - Parameter searched: programs solved before the audit.
  func result(searched: Int) -> Audit {
    var hiddenNow = hidden
    hiddenNow.formIntersection(system.released)
    return Audit(
      cells: system.released.count, primaries: primary.primaryCount, hidden: hiddenNow.count,
      findings: zip(primary.requirements, proved).map { requirement, interval in
        let names = system.names(of: requirement.cell)
        return Finding(
          cell: names.cell, subtrahend: names.subtrahend, interval: interval,
          required: requirement.range)
      }, linearPrograms: searched + solutions)
  }
}
