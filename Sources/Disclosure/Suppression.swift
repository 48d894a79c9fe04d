/// The search for the cells to hide besides the primaries (complementary suppression).
struct Suppression {
  let system: CellSystem
  let linear: LinearSystem
  let primary: PrimarySuppression
  /// What hiding each cell costs.
  let weights: CellWeights
  /// What the linear programs are told that it costs.
  private var guidingWeights: CellWeights
  /// The bounds of all requirements that the true tables do not meet themselves, in the order in
  /// which they are worked on: larger totals first, upwards before downwards.
  private(set) var goals: [Goal]
  /// For each goal the alternative that meets it; nil while there is none.
  var alternatives: [Alternative?]
  private(set) var reader: Reader
  /// Cells that are hidden although no alternative changes them.
  private(set) var forced: BitSet
  private let plainZeros: BitSet
  /// For windows in which atoms are looked for.
  let frequentLeaves: [[Int]]
  private var programs: [Int: MoveProgram] = [:]

  init(
    _ system: CellSystem, _ linear: LinearSystem, _ primary: PrimarySuppression, hiding: BitSet
  ) {
    self.system = system
    self.linear = linear
    self.primary = primary
    let weights = CellWeights(system)
    self.weights = weights
    guidingWeights = weights
    let ordered = primary.requirements.sorted {
      let (left, right) = (weights[$0.cell], weights[$1.cell])
      return left != right ? left > right : $0.cell < $1.cell
    }
    goals = ordered.flatMap { requirement in
      [
        Goal(cell: requirement.cell, isUpper: true, bound: requirement.range.upperBound),
        Goal(cell: requirement.cell, isUpper: false, bound: requirement.range.lowerBound),
      ].filter { !$0.isMet(by: system.counts[requirement.cell]) }
    }
    alternatives = goals.map { _ in nil }
    forced = BitSet(size: system.cellCount)
    frequentLeaves = system.whole.frequentLeaves
    plainZeros = system.plainZeros(unless: hiding)
    reader = Reader(system, hidden: hiding, plainZeros: plainZeros)
  }

  /// Programs solved so far.
  var solutions: Int { programs.values.reduce(lifts) { $0 + $1.solutions } }
  /// Programs solved to lift alternatives.
  var lifts = 0
  var hidden: BitSet { reader.hidden }

  /// Steps 2 and 3, several times for small systems, which leave time for it and in which one cell
  /// more is much: each time with other weights, and every other time with small totals first.
  ///
  /// Returns the goals that cannot be met, however much is hidden.
  mutating func search() -> [Goal] {
    let start = self
    let failed = hideComplements()
    refine()
    if !failed.isEmpty { return failed }
    for variation in 1..<max(1, min(16, 1200 / max(1, system.cellCount))) {
      var other = start
      other.guidingWeights = weights.varied(variation)
      if variation % 2 == 1 { other.goals.reverse() }
      guard other.hideComplements().isEmpty else { continue }
      other.refine()
      if other.cost < cost { self = other }
    }
    return []
  }

  /// Step 2: finds an alternative for each goal and hides what it changes.
  ///
  /// Returns the goals for which there is none, however much is hidden.
  mutating func hideComplements() -> [Goal] {
    var failed: [Goal] = []
    for index in goals.indices where alternatives[index] == nil {
      let goal = goals[index]
      if let known = knownAlternative(meeting: goal) {
        alternatives[index] = known
      } else if let found = alternative(meeting: goal, prices: prices(free: hidden)) {
        alternatives[index] = found
        hide(changed(in: found))
      } else if let found = alternativeInClosedBlocks(meeting: goal) {
        alternatives[index] = found
      } else {
        failed.append(goal)
      }
    }
    return failed
  }

  /// An alternative that a reader need reckon with only if whole breakdowns are hidden, which are
  /// hidden then: what is shown of a total says that it is not small.
  private mutating func alternativeInClosedBlocks(meeting goal: Goal) -> Alternative? {
    let before = hidden
    setHidden(system.published.subtracting(primary.fixed))
    let found = alternative(meeting: goal, prices: prices(free: before))
    setHidden(before)
    guard let found else { return nil }
    hide(changed(in: found))
    while true {
      let hindrances = reader.hindrances(to: found).subtracting(primary.fixed)
      if hindrances.isEmpty { break }
      forced.formUnion(hindrances)
      hide(hindrances.members)
    }
    if reader.mustReckon(with: found) { return found }
    setHidden(before)
    return nil
  }

  /// An alternative that was found for another goal.
  func knownAlternative(meeting goal: Goal) -> Alternative? {
    alternatives.lazy.compactMap { $0 }.first {
      goal.isMet(by: system.counts[goal.cell] + $0[goal.cell])
    }
  }

  /// - Parameter prices: what changing each cell costs; anything up to
  ///   `MoveProgram.priceOfHidden` counts as nothing.
  mutating func alternative(
    meeting goal: Goal, prices: [Double], freezing frozen: BitSet? = nil
  ) -> Alternative? {
    let terms = MoveProgram.Terms(prices: prices, floors: reader.floors, frozen: frozen)
    return program(for: goal.cell).alternative(meeting: goal, for: reader, on: terms)
  }

  private mutating func program(for cell: Int) -> MoveProgram {
    let part = linear.parts[cell]
    if let known = programs[part] { return known }
    let program = MoveProgram(linear, part: part)
    programs[part] = program
    return program
  }

  /// Whether a cell may change without being hidden for it.
  func isFree(_ cell: Int) -> Bool {
    hidden.contains(cell) || !system.published.contains(cell)
  }

  /// What changing each cell costs if that of the cells in `free` costs nothing.
  func prices(free: BitSet) -> [Double] {
    (0..<system.cellCount).map {
      free.contains($0) || !system.published.contains($0)
        ? MoveProgram.priceOfHidden : guidingWeights[$0]
    }
  }

  /// The published cells that an alternative changes.
  func changed(in alternative: Alternative) -> [Int] {
    alternative.variables.filter { $0 < system.cellCount && system.published.contains($0) }
  }

  mutating func hide(_ cells: [Int]) {
    var hidden = self.hidden
    for cell in cells { hidden.insert(cell) }
    setHidden(hidden)
  }

  mutating func setHidden(_ hidden: BitSet) {
    if hidden == self.hidden { return }
    reader = Reader(system, hidden: hidden, plainZeros: plainZeros)
  }
}
