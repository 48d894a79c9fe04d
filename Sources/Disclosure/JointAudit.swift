/// Steps 4 and 5: what a reader can find out about each cell of which the rule wants him uncertain,
/// with the atoms behind the tables, all shown numbers and the rule itself in his hands.
struct JointAudit {
  private let system: CellSystem
  private let primary: PrimarySuppression
  private let hidden: BitSet
  private let check: WitnessCheck
  private var search: Suppression
  /// Hidden cells that the reader knows from elsewhere.
  private let known: BitSet
  /// The requirements about cells that he does not know.
  private let requirements: [SafetyRequirement]
  /// The counts that are proved possible, for each cell.
  private var proved: [ClosedRange<Int>]

  /// - Parameters:
  ///   - hidden: the published cells that are not shown.
  ///   - known: those that a reader knows all the same.
  init(
    _ system: CellSystem, _ primary: PrimarySuppression, hidden: BitSet, known: BitSet,
    in joint: JointSpace
  ) {
    self.system = system
    self.primary = primary
    self.hidden = hidden
    self.known = known
    var fixed = system.published.subtracting(hidden)
    fixed.formUnion(known)
    requirements = primary.requirements.filter { !known.contains($0.cell) }
    let linear = LinearSystem(system, joint, fixed: fixed)
    search = Suppression(system, linear, primary, hiding: hidden)
    check = WitnessCheck(system, joint, linear, search.reader)
    proved = system.counts.map { $0...$0 }
  }

  var solutions: Int { search.solutions }

  /// Takes over alternatives found elsewhere, as far as they hold here.
  mutating func consider(_ alternatives: some Sequence<Alternative>) {
    for alternative in alternatives where check.accepts(alternative) { widen(by: alternative) }
  }

  /// Looks for an alternative for each bound that none has met yet.
  mutating func attack() {
    for requirement in requirements
    where hidden.contains(requirement.cell) || !system.published.contains(requirement.cell) {
      attack(requirement.cell, upTo: requirement.range.upperBound)
      attack(requirement.cell, downTo: requirement.range.lowerBound)
    }
  }

  /// Tries the bound itself, then closes in on the last count that is possible: what a linear
  /// program can reach, it can reach up to some count and not beyond.
  private mutating func attack(_ cell: Int, upTo bound: Int) {
    if proved[cell].upperBound >= bound || reaches(cell, bound, isUpper: true) { return }
    var unreached = bound
    while unreached - proved[cell].upperBound > 1 {
      let middle = (proved[cell].upperBound + unreached) / 2
      if !reaches(cell, middle, isUpper: true) { unreached = middle }
    }
  }

  private mutating func attack(_ cell: Int, downTo bound: Int) {
    if proved[cell].lowerBound <= bound || reaches(cell, bound, isUpper: false) { return }
    var unreached = bound
    while proved[cell].lowerBound - unreached > 1 {
      let middle = (proved[cell].lowerBound + unreached) / 2
      if !reaches(cell, middle, isUpper: false) { unreached = middle }
    }
  }

  private mutating func reaches(_ cell: Int, _ bound: Int, isUpper: Bool) -> Bool {
    let goal = Goal(cell: cell, isUpper: isUpper, bound: bound)
    let prices = search.prices(free: hidden)
    guard let found = search.alternative(meeting: goal, prices: prices), check.accepts(found)
    else { return false }
    widen(by: found)
    return true
  }

  private mutating func widen(by alternative: Alternative) {
    for (cell, amount) in zip(alternative.variables, alternative.amounts) {
      guard cell < proved.count else { break }
      let count = system.counts[cell] + amount
      proved[cell] = min(count, proved[cell].lowerBound)...max(count, proved[cell].upperBound)
    }
  }

  /// - Parameter searched: programs solved before the audit.
  func result(searched: Int) -> Audit {
    var hiddenNow = hidden
    hiddenNow.formIntersection(system.released)
    let demanded = BitSet(size: system.cellCount, primary.requirements.map(\.cell))
    return Audit(
      cells: system.released.count, primaries: primary.primaryCount, hidden: hiddenNow.count,
      findings: requirements.map { requirement in
        let names = system.names(of: requirement.cell)
        return Finding(
          cell: names.cell, subtrahend: names.subtrahend, interval: proved[requirement.cell],
          required: requirement.range)
      },
      complements: hiddenNow.subtracting(demanded).subtracting(known).members.map {
        HiddenCell(cell: system.names(of: $0).cell, interval: proved[$0])
      }, linearPrograms: searched + solutions)
  }
}
