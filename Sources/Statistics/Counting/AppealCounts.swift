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
  ///
  /// - Parameters:
  ///   - positions: of the rows in the block.
  ///   - registered, closed: the leaves of these rows in the dimensions of time.
  mutating func add(
    _ block: RowBlock, at positions: [Int], registered: [UInt16], closed: [UInt16]
  ) {
    leaves[YearDimensions.registered] += registered
    leaves[YearDimensions.closed] += closed
    for (dimension, column) in block.leaves.enumerated() {
      leaves[YearDimensions.planned + dimension] += positions.map { column[$0] }
    }
    counts += repeatElement(1, count: positions.count)
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
