import Libclp

/// A linear program in CLP: equations with right side zero, bounds and costs that change from one
/// solution to the next.
///
/// Each solution starts from the basis of all slacks: costs are never negative, so it is dual
/// feasible, and a dual simplex from there is a hundred times faster than a primal one. It also
/// makes a solution independent of the solutions before it.
final class LinearProgram {
  /// One coefficient of the matrix.
  struct Entry {
    let row: Int
    let coefficient: Int
  }

  let columnCount: Int
  private let rowCount: Int
  private let model: UnsafeMutableRawPointer
  private let slackBasis: [UInt8]

  /// - Parameter columns: the entries of each column, by rising row.
  init(columns: [[Entry]], rowCount: Int) {
    guard let model = Clp_newModel() else { preconditionFailure("CLP allocates a model") }
    self.model = model
    self.rowCount = rowCount
    columnCount = columns.count
    // 1 is basic, 3 is at the lower bound.
    slackBasis =
      [UInt8](repeating: 3, count: columnCount) + [UInt8](repeating: 1, count: rowCount)
    let starts = columns.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    let zeros = [Double](repeating: 0, count: max(columnCount, rowCount))
    Clp_setLogLevel(model, 0)
    Clp_loadProblem(
      model, Int32(columnCount), Int32(rowCount), starts,
      columns.flatMap { $0.map { Int32($0.row) } },
      columns.flatMap { $0.map { Double($0.coefficient) } }, zeros, zeros, zeros, zeros, zeros)
    Clp_scaling(model, 0)
    // Perturbed costs would end in vertices that are not whole numbers to the tolerance.
    Clp_setPerturbation(model, 102)
  }

  deinit { Clp_deleteModel(model) }

  /// What has changed since the last solution, which decides where to start and how.
  enum Start {
    /// Everything.
    case anew
    /// Only bounds: the last basis is still dual feasible.
    case afterBounds
    /// Only costs: the last basis is still primal feasible.
    case afterCosts
  }

  /// Minimises the cost; false when no solution exists within the bounds (or none was found).
  func minimise(_ start: Start) -> Bool {
    Clp_setMaximumIterations(model, Int32(clamping: 200 * (columnCount + rowCount)))
    switch start {
    case .anew:
      Clp_copyinStatus(model, slackBasis)
      Clp_dual(model, 0)
    case .afterBounds: Clp_dual(model, 0)
    case .afterCosts: Clp_primal(model, 0)
    }
    return Clp_status(model) == 0
  }

  func setCost(_ column: Int, _ cost: Double) { Clp_objective(model)[column] = cost }

  func setBounds(_ column: Int, _ lower: Double, _ upper: Double) {
    Clp_columnLower(model)[column] = lower
    Clp_columnUpper(model)[column] = upper
  }

  /// Keeps what is in both the present bounds and these.
  func narrowBounds(_ column: Int, _ lower: Double, _ upper: Double) {
    setBounds(
      column, max(Clp_columnLower(model)[column], lower),
      min(Clp_columnUpper(model)[column], upper))
  }

  /// The value of each column in the last solution.
  func withSolution<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columnCount))
  }
}
