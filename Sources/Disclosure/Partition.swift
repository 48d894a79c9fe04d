/// A division of the leaves of a dimension into parts that no table of a group tells apart further.
struct Partition: Hashable {
  /// The part of each leaf; parts are numbered in the order of their first leaf.
  let labels: [Int]
  let count: Int

  /// The coarsest partition of which each of `sets` is a union of parts.
  init(leafCount: Int, generatedBy sets: some Sequence<LeafSet>) {
    var labels = [Int](repeating: 0, count: leafCount)
    for set in sets {
      labels = Self.renumbered((0..<leafCount).map { labels[$0] * 2 + (set.contains($0) ? 1 : 0) })
    }
    self.init(labels)
  }

  private init(_ labels: [Int]) {
    self.labels = Self.renumbered(labels)
    count = (self.labels.max() ?? -1) + 1
  }

  private static func renumbered(_ labels: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return labels.map { label in
      if let known = numbers[label] { return known }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
  }

  func refined(by other: Partition) -> Partition {
    Partition(zip(labels, other.labels).map { $0 * other.count + $1 })
  }

  func isRefinement(of other: Partition) -> Bool { refined(by: other) == self }

  /// The parts that make up `set`; nil when the set cuts through a part.
  func parts(of set: LeafSet) -> [Int]? {
    var inside = [Bool](repeating: false, count: count)
    for leaf in set.leaves { inside[labels[leaf]] = true }
    for (leaf, label) in labels.enumerated() where inside[label] && !set.contains(leaf) {
      return nil
    }
    return (0..<count).filter { inside[$0] }
  }
}
