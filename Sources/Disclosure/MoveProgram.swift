/// The linear programs of one connected part of a system: the cheapest change of the true tables
/// that takes a cell to a given count.
///
/// Each variable has a column for rising and one for falling, so that the true tables are the point
/// from which the dual simplex method starts.
final class MoveProgram {
  private let system: LinearSystem
  /// The variables of the part, in rising order.
  private let variables: [Int]
  /// The place of each variable of the system in `variables`.
  private let placeOfVariable: [Int: Int]
  private let program: LinearProgram
  /// How many programs were solved.
  private(set) var solutions = 0

  /// What a change may cost and may do.
  struct Terms {
    /// The price of changing each cell by one.
    let prices: [Double]
    /// The least count of each cell.
    var floors: [Int]
    /// Cells that may not change.
    var frozen: BitSet?

    func price(_ variable: Int) -> Double {
      variable < prices.count ? prices[variable] : MoveProgram.priceOfAtom
    }

    func isFrozen(_ variable: Int) -> Bool {
      variable < prices.count && frozen?.contains(variable) ?? false
    }

    func floor(_ variable: Int) -> Int { variable < floors.count ? floors[variable] : 0 }
  }

  /// A whole number that a variable's difference is kept at or above, or at or below.
  private struct Branch {
    let place: Int
    let range: ClosedRange<Double>
  }

  /// - Parameter variables: those that may change, in rising order; all others stay as they are.
  init(_ system: LinearSystem, variables: [Int]) {
    self.system = system
    self.variables = variables
    placeOfVariable = Dictionary(
      uniqueKeysWithValues: variables.enumerated().map { ($0.element, $0.offset) })
    var rows: [Int: Int] = [:]
    var columns: [[LinearProgram.Entry]] = []
    for variable in variables {
      let column = system.entries[variable].map { entry in
        let row = rows[entry.relation, default: rows.count]
        rows[entry.relation] = row
        return LinearProgram.Entry(row: row, coefficient: entry.coefficient)
      }
      columns.append(column)
      columns.append(column.map { .init(row: $0.row, coefficient: -$0.coefficient) })
    }
    program = LinearProgram(columns: columns, rowCount: rows.count)
  }

  /// - Parameter part: a connected part of the system, of which all variables may change.
  convenience init(_ system: LinearSystem, part: Int) {
    self.init(
      system,
      variables: system.counts.indices.filter {
        system.parts[$0] == part && !system.isFixed[$0]
      })
  }

  /// A cheap alternative that meets `goal` and that `reader` must reckon with once the cells that it
  /// changes are hidden; nil when none was found.
  func alternative(meeting goal: Goal, for reader: Reader, on terms: Terms) -> Alternative? {
    guard placeOfVariable[goal.cell] != nil else { return nil }
    setBounds(meeting: goal, on: terms)
    guard var solution = solve(.anew, price: terms.price) else { return nil }
    if let flatter = flatter(than: solution, price: terms.price) { solution = flatter }
    var terms = terms
    for _ in 0..<Self.repairs {
      guard let found = integral(solution, goal, terms) else { return nil }
      let betrayed = reader.betrayedZeros(in: found)
      if betrayed.isEmpty { return found }
      for cell in betrayed { terms.floors[cell] = 1 }
      setBounds(meeting: goal, on: terms)
      guard let next = solve(.afterBounds) else { return nil }
      solution = next
    }
    return nil
  }

  /// How often zeros that give an alternative away are made ones.
  private static let repairs = 40

  /// A solution in whole numbers, if possible the given one.
  private func integral(_ solution: [Double], _ goal: Goal, _ terms: Terms) -> Alternative? {
    if let found = rounded(solution) { return found }
    var solution = solution
    for attempt in 1...4 {
      let price = { terms.price($0) * Self.jitter($0, attempt) }
      guard let other = solve(.afterCosts, price: price) else { break }
      if let found = rounded(other) { return found }
      solution = other
    }
    var budget = 60
    return branched(from: solution, goal, terms, branches: [], budget: &budget)
  }

  /// Solves again with a price per cell instead of one per unit: hiding a cell costs the same
  /// whatever it changes by. Nil when all that changes is hidden already.
  private func flatter(than first: [Double], price: (Int) -> Double) -> [Double]? {
    let isCostly = first.indices.contains {
      first[$0] != 0 && price(variables[$0]) > Self.priceOfHidden
    }
    guard isCostly else { return nil }
    return solve(.afterCosts) { variable in
      price(variable) / max(1, abs(placeOfVariable[variable].map { first[$0] } ?? 0))
    }
  }

  /// The price of changing a cell that is hidden already, which is not 0 so that short changes are
  /// preferred; atoms that are no cells have an even smaller one.
  static let priceOfHidden = 0.01
  static let priceOfAtom = 0.001

  /// A factor near 1 that depends on nothing but its arguments.
  private static func jitter(_ variable: Int, _ attempt: Int) -> Double {
    var bits = UInt64(truncatingIfNeeded: variable) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ UInt64(truncatingIfNeeded: attempt)) &* 0xBF58_476D_1CE4_E5B9
    return 1 + Double((bits ^ bits >> 31) & 0xFFFF) / 0xFFFF * 0.2
  }

  /// Depth first, towards the nearer whole number first.
  private func branched(
    from solution: [Double], _ goal: Goal, _ terms: Terms, branches: [Branch], budget: inout Int
  ) -> Alternative? {
    if let found = rounded(solution) { return found }
    guard let place = solution.firstIndex(where: { abs($0 - $0.rounded()) > Self.tolerance })
    else { return nil }
    let low = solution[place].rounded(.down)
    let below = Branch(place: place, range: -Self.unbounded...low)
    let above = Branch(place: place, range: low + 1...Self.unbounded)
    for branch in solution[place] - low < 0.5 ? [below, above] : [above, below] {
      budget -= 1
      if budget < 0 { return nil }
      setBounds(meeting: goal, on: terms)
      for branch in branches + [branch] { narrow(branch) }
      guard let next = solve(.afterBounds) else { continue }
      if let found = branched(
        from: next, goal, terms, branches: branches + [branch], budget: &budget)
      {
        return found
      }
    }
    return nil
  }

  private static let tolerance = 1e-6
  private static let unbounded = Double.greatestFiniteMagnitude

  private func setBounds(meeting goal: Goal, on terms: Terms) {
    for (place, variable) in variables.enumerated() {
      let room = terms.isFrozen(variable) ? 0 : Self.unbounded
      let count = system.counts[variable]
      let floor = terms.floor(variable)
      program.setBounds(2 * place, floor > count ? Double(floor - count) : 0, room)
      program.setBounds(2 * place + 1, 0, min(room, Double(max(0, count - floor))))
    }
    guard let place = placeOfVariable[goal.cell] else { return }
    let difference = Double(goal.bound - system.counts[goal.cell])
    narrow(
      Branch(
        place: place,
        range: goal.isUpper ? difference...Self.unbounded : -Self.unbounded...difference))
  }

  private func narrow(_ branch: Branch) {
    let (low, high) = (branch.range.lowerBound, branch.range.upperBound)
    program.narrowBounds(2 * branch.place, max(0, low), max(0, high))
    program.narrowBounds(2 * branch.place + 1, max(0, -high), max(0, -low))
  }

  /// The differences of the variables at new prices; nil when there is no solution.
  private func solve(_ start: LinearProgram.Start, price: (Int) -> Double) -> [Double]? {
    for (place, variable) in variables.enumerated() {
      let price = price(variable)
      program.setCost(2 * place, price)
      program.setCost(2 * place + 1, price)
    }
    return solve(start)
  }

  private func solve(_ start: LinearProgram.Start) -> [Double]? {
    solutions += 1
    guard program.minimise(start) else { return nil }
    return program.withSolution { columns in
      variables.indices.map { columns[2 * $0] - columns[2 * $0 + 1] }
    }
  }

  private func rounded(_ solution: [Double]) -> Alternative? {
    for value in solution where abs(value - value.rounded()) > Self.tolerance { return nil }
    return Alternative(
      solution.indices.lazy.map {
        (variable: self.variables[$0], amount: Int(solution[$0].rounded()))
      })
  }
}
