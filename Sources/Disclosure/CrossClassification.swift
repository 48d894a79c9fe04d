/// How many things there are of each combination of leaf categories: the finest counts that exist,
/// from which every table is summed and against which every protection is proved.
///
/// What goes in cannot be read back from outside this room: only a ``ProtectedTable`` comes out.
package struct CrossClassification: Sendable {
  package let dimensions: [Dimension]
  /// The combinations that occur, in lexical order: one leaf position for each dimension.
  let combinations: [[Int]]
  /// How often each of `combinations` occurs, at least 1.
  let counts: [Int]

  /// - Parameter occurrences: combinations with their number; a combination may come repeatedly.
  package init(
    dimensions: [Dimension], occurrences: some Sequence<(combination: [Int], count: Int)>
  ) {
    var sums: [[Int]: Int] = [:]
    for (combination, count) in occurrences {
      precondition(combination.count == dimensions.count && count >= 0)
      precondition(zip(combination, dimensions).allSatisfy { $1.leaves.indices.contains($0) })
      sums[combination, default: 0] += count
    }
    let ordered = sums.filter { $0.value > 0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.dimensions = dimensions
    combinations = ordered.map(\.key)
    counts = ordered.map(\.value)
  }

  var total: Int { counts.reduce(0, +) }
}
