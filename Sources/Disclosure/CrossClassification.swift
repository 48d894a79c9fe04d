/// How many things there are of each combination of leaf categories: the finest counts that exist,
/// from which every table is summed and against which every protection is proved. Kept as a list, in
/// which a combination may come repeatedly.
///
/// What goes in cannot be read back from outside this room: only a ``ProtectedTable`` comes out.
package struct CrossClassification: Sendable {
  package let dimensions: [Dimension]
  /// For each dimension the leaf of every entry.
  let leaves: [[UInt16]]
  /// How many things each entry stands for, at least 1.
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
    leaves = dimensions.indices.map { dimension in ordered.map { UInt16($0.key[dimension]) } }
    counts = ordered.map(\.value)
  }

  /// - Parameters:
  ///   - leaves: for each dimension the leaf of every entry.
  ///   - counts: how many things each entry stands for, at least 1.
  package init(dimensions: [Dimension], leaves: [[UInt16]], counts: [Int]) {
    precondition(leaves.count == dimensions.count && leaves.allSatisfy { $0.count == counts.count })
    for (dimension, column) in zip(dimensions, leaves) {
      precondition(Int(column.max() ?? 0) < dimension.leaves.count, "a leaf of the dimension")
    }
    self.dimensions = dimensions
    self.leaves = leaves
    self.counts = counts
  }

  var total: Int { counts.reduce(0, +) }

  /// Counts over some dimensions, all others summed up, in lexical order.
  func margin(_ wanted: [Int]) -> [(combination: [Int], count: Int)] {
    let radices = wanted.map { dimensions[$0].leaves.count }
    let size = radices.reduce(1) { product, radix in
      let (result, overflow) = product.multipliedReportingOverflow(by: radix)
      precondition(!overflow, "no table crosses so much")
      return result
    }
    let columns = wanted.map { leaves[$0] }
    let sums = size <= 1 << 22 ? dense(columns, radices, size) : sparse(columns, radices)
    return sums.map { key, count in
      var rest = key
      var combination = [Int](repeating: 0, count: radices.count)
      for position in radices.indices.reversed() {
        combination[position] = rest % radices[position]
        rest /= radices[position]
      }
      return (combination, count)
    }
  }

  private func dense(
    _ columns: [[UInt16]], _ radices: [Int], _ size: Int
  ) -> [(key: Int, count: Int)] {
    var sums = [Int](repeating: 0, count: size)
    for place in counts.indices { sums[Self.key(place, columns, radices)] += counts[place] }
    return sums.indices.filter { sums[$0] > 0 }.map { (key: $0, count: sums[$0]) }
  }

  private func sparse(_ columns: [[UInt16]], _ radices: [Int]) -> [(key: Int, count: Int)] {
    var sums: [Int: Int] = [:]
    for place in counts.indices {
      sums[Self.key(place, columns, radices), default: 0] += counts[place]
    }
    return sums.sorted { $0.key < $1.key }.map { (key: $0.key, count: $0.value) }
  }

  /// The number of a combination in mixed radix.
  @inline(__always)
  private static func key(_ place: Int, _ columns: [[UInt16]], _ radices: [Int]) -> Int {
    var key = 0
    for dimension in columns.indices {
      key = key &* radices[dimension] &+ Int(columns[dimension][place])
    }
    return key
  }
}
