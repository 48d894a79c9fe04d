import Appeals
import Core
import Disclosure

/// The appeals of one year by the plan's dimensions, one entry an appeal or for several that are alike.
/// Raw: nothing of it is fit for publishing.
///
/// Nothing is added up here. Tables look at two or three dimensions each, whose margins are small
/// arrays; adding up all combinations first, nearly as many as there are appeals, took longer.
struct YearCounts {
  let dimensions: YearDimensions
  private(set) var shares: [YearShare] = []
  /// Appeals that are known as counts: for each dimension the leaf of each entry.
  private var leaves: [[UInt16]]
  private var counts: [Int] = []

  init(_ dimensions: YearDimensions) {
    self.dimensions = dimensions
    leaves = dimensions.dimensions.map { _ in [] }
  }

  mutating func add(_ share: YearShare) {
    if !share.isEmpty { shares.append(share) }
  }

  /// Adds appeals that are alike, by their leaf in each dimension.
  mutating func add(_ combination: [Int], _ number: Int) {
    if number == 0 { return }
    for (dimension, leaf) in combination.enumerated() { leaves[dimension].append(UInt16(leaf)) }
    counts.append(number)
  }

  /// Each entry: a leaf for each dimension, and how many appeals it stands for.
  var occurrences: [(combination: [Int], count: Int)] {
    let rows = shares.flatMap { share in
      let leaves = share.leaves
      return share.registered.indices.map { entry in (leaves.map { Int($0[entry]) }, 1) }
    }
    return rows + counts.indices.map { entry in (leaves.map { Int($0[entry]) }, counts[entry]) }
  }

  var whole: CrossClassification {
    CrossClassification(
      dimensions: dimensions.dimensions,
      parts: shares.map { .init(leaves: $0.leaves) } + [.init(leaves: leaves, counts: counts)])
  }
}
