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
  /// For each dimension the leaf of each entry.
  private var leaves: [[UInt16]]
  private var counts: [Int] = []

  init(_ dimensions: YearDimensions) {
    self.dimensions = dimensions
    leaves = dimensions.dimensions.map { _ in [] }
  }

  /// Adds rows of a block.
  mutating func add(_ share: YearShare) {
    leaves[YearDimensions.registered] += share.registered
    leaves[YearDimensions.closed] += share.closed
    for (dimension, column) in share.planned.enumerated() {
      leaves[YearDimensions.planned + dimension] += column
    }
    counts += repeatElement(1, count: share.positions.count)
  }

  /// Adds appeals that are alike, by their leaf in each dimension.
  mutating func add(_ combination: [Int], _ number: Int) {
    if number == 0 { return }
    for (dimension, leaf) in combination.enumerated() { leaves[dimension].append(UInt16(leaf)) }
    counts.append(number)
  }

  /// Each entry: a leaf for each dimension, and how many appeals it stands for.
  var occurrences: [(combination: [Int], count: Int)] {
    counts.indices.map { entry in (leaves.map { Int($0[entry]) }, counts[entry]) }
  }

  var whole: CrossClassification {
    CrossClassification(dimensions: dimensions.dimensions, leaves: leaves, counts: counts)
  }
}
