/// How many things there are of each combination of leaf categories: the finest counts that exist,
/// from which every table is summed and against which every protection is proved. Kept as a list, in
/// which a combination may come repeatedly.
///
/// What goes in cannot be read back from outside this room: only a ``ProtectedTable`` comes out.
package struct CrossClassification: Sendable {
  /// Entries that were listed together; many small parts need no copy to become one list.
  package struct Part: Sendable {
    /// For each dimension the leaf of every entry.
    fileprivate let leaves: [[UInt16]]
    /// How many things each entry stands for, at least 1; `nil`: each for one.
    fileprivate let counts: [Int]?
    fileprivate let largestLeaves: [UInt16]

    package init(leaves: [[UInt16]], counts: [Int]? = nil) {
      let size = leaves.first?.count ?? 0
      precondition(leaves.allSatisfy { $0.count == counts?.count ?? size })
      self.leaves = leaves
      self.counts = counts
      largestLeaves = leaves.map { $0.max() ?? 0 }
    }

    fileprivate var size: Int { leaves.first?.count ?? 0 }

    /// The combination of some dimensions of each entry, a number in mixed radix.
    fileprivate func keys<Key: FixedWidthInteger>(_ wanted: [Int], _ radices: [Int]) -> [Key] {
      var keys = [Key](repeating: 0, count: size)
      // Dimension by dimension: which column is asked for once, not for each entry.
      for (dimension, radix) in zip(wanted, radices) {
        let column = leaves[dimension]
        let leaves = column.span
        var room = keys.mutableSpan
        let factor = Key(radix)
        for place in 0..<room.count {
          room[place] = room[place] &* factor &+ Key(truncatingIfNeeded: leaves[place])
        }
      }
      return keys
    }
  }

  package let dimensions: [Dimension]
  private let parts: [Part]

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
    let leaves = dimensions.indices.map { dimension in ordered.map { UInt16($0.key[dimension]) } }
    parts = [Part(leaves: leaves, counts: ordered.map(\.value))]
  }

  package init(dimensions: [Dimension], parts: [Part]) {
    for part in parts {
      precondition(part.leaves.count == dimensions.count)
      for (leaf, dimension) in zip(part.largestLeaves, dimensions) {
        precondition(Int(leaf) < dimension.leaves.count, "a leaf of the dimension")
      }
    }
    self.dimensions = dimensions
    self.parts = parts
  }

  var total: Int { parts.reduce(0) { $0 + ($1.counts?.reduce(0, +) ?? $1.size) } }

  /// Counts over some dimensions, all others summed up, in lexical order.
  func margin(_ wanted: [Int]) -> [(combination: [Int], count: Int)] {
    let radices = radices(wanted)
    let sums =
      isDense(wanted)
      ? dense(wanted).enumerated().filter { $0.element > 0 }.map { (key: $0, count: $1) }
      : sparse(wanted)
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

  private func radices(_ wanted: [Int]) -> [Int] { wanted.map { dimensions[$0].leaves.count } }

  /// How many combinations the dimensions have.
  private func size(_ wanted: [Int]) -> Int {
    radices(wanted).reduce(1) { product, radix in
      let (result, overflow) = product.multipliedReportingOverflow(by: radix)
      precondition(!overflow, "no table crosses so much")
      return result
    }
  }

  /// Whether an array of all combinations is small.
  func isDense(_ wanted: [Int]) -> Bool { size(wanted) <= 1 << 22 }

  /// The same as `margin`, for all combinations in lexical order.
  func dense(_ wanted: [Int]) -> [Int] {
    let radices = radices(wanted)
    var sums = [Int](repeating: 0, count: size(wanted))
    for part in parts {
      let keys: [UInt32] = part.keys(wanted, radices)
      if let counts = part.counts {
        for (key, count) in zip(keys, counts) { sums[Int(key)] += count }
      } else {
        for key in keys { sums[Int(key)] += 1 }
      }
    }
    return sums
  }

  private func sparse(_ wanted: [Int]) -> [(key: Int, count: Int)] {
    let radices = radices(wanted)
    var sums: [Int: Int] = [:]
    for part in parts {
      let keys: [Int] = part.keys(wanted, radices)
      for (place, key) in keys.enumerated() {
        sums[key, default: 0] += part.counts?[place] ?? 1
      }
    }
    return sums.sorted { $0.key < $1.key }.map { (key: $0.key, count: $0.value) }
  }
}
