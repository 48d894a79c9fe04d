/// A table set of integers other than the true one, as its differences from it: the witness that a
/// reader cannot exclude some count.
struct Alternative: Hashable {
  /// Variables that differ, in rising order: cells first, then atoms.
  let variables: [Int]
  /// By how much each of `variables` differs, never 0.
  let amounts: [Int]

  init(_ differences: some Sequence<(variable: Int, amount: Int)>) {
    let ordered = differences.filter { $0.amount != 0 }.sorted { $0.variable < $1.variable }
    variables = ordered.map(\.variable)
    amounts = ordered.map(\.amount)
  }

  /// The difference of a variable.
  subscript(variable: Int) -> Int {
    var (low, high) = (0, variables.count)
    while low < high {
      let middle = (low + high) / 2
      if variables[middle] < variable { low = middle + 1 } else { high = middle }
    }
    return low < variables.count && variables[low] == variable ? amounts[low] : 0
  }
}

/// One bound of a requirement: that a count of at most, or at least, `bound` is possible.
struct Goal: Hashable {
  let cell: Int
  let isUpper: Bool
  let bound: Int

  func isMet(by count: Int) -> Bool { isUpper ? count >= bound : count <= bound }
}
