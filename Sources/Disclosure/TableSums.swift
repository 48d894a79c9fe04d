import Core

/// The counts of all cells of many tables, from few passes over what is counted.
///
/// A table looks at the dimensions of its scope and of its axes. Their margin is an array of all
/// combinations; the leaves of the scope are added up in it, then those of each category. A margin
/// whose dimensions another one has too is made of that one, without a pass of its own.
struct TableSums: Sendable {
  private let dimensions: [Dimension]
  /// By the dimensions in which they lie, the outermost first.
  private var margins: [[Int]: [Int]] = [:]

  /// `nil` when a table crosses too much for such arrays.
  init?(_ shapes: [TableShape], counting whole: CrossClassification) {
    dimensions = whole.dimensions
    let layouts = Set(shapes.map(TableSums.layout)).sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
    }
    if !layouts.allSatisfy(whole.isDense) { return nil }
    var bases: [[Int]] = []
    for layout in layouts where base(of: layout, among: bases) == nil {
      bases.append(layout)
    }
    for (layout, sums) in zip(bases, concurrentMap(bases, chunk: 1) { whole.dense($0) }) {
      margins[layout] = sums
    }
    let others = layouts.filter { margins[$0] == nil }
    let made = concurrentMap(others, chunk: 1) { [self, bases] layout in
      margin(layout, from: base(of: layout, among: bases)!)
    }
    for (layout, sums) in zip(others, made) { margins[layout] = sums }
  }

  /// The dimensions of a table: its scope, of which few leaves count, then its axes.
  private static func layout(_ shape: TableShape) -> [Int] {
    shape.scope.keys.sorted() + shape.axes.map(\.dimension)
  }

  /// The smallest that has all of its dimensions.
  private func base(of layout: [Int], among bases: [[Int]]) -> [Int]? {
    bases.filter { Set($0).isSuperset(of: layout) }.min { size($0) < size($1) }
  }

  private func size(_ layout: some Sequence<Int>) -> Int {
    layout.reduce(1) { $0 * dimensions[$1].leaves.count }
  }

  /// Sums up the dimensions of a margin that another does not have, and puts the rest in its order.
  private func margin(_ layout: [Int], from base: [Int]) -> [Int] {
    let steps = base.map { dimension in
      layout.firstIndex(of: dimension).map { size(layout[($0 + 1)...]) } ?? 0
    }
    let radices = base.map { dimensions[$0].leaves.count }
    var leaves = base.map { _ in 0 }
    var place = 0
    var sums = [Int](repeating: 0, count: size(layout))
    for count in margins[base] ?? [] {
      sums[place] += count
      // On to the next combination, as a counter does.
      for position in radices.indices.reversed() {
        leaves[position] += 1
        place += steps[position]
        if leaves[position] < radices[position] { break }
        place -= steps[position] * radices[position]
        leaves[position] = 0
      }
    }
    return sums
  }

  /// One count a cell, row-major over the axes.
  func counts(of shape: TableShape) -> [Int] {
    var sums = margins[TableSums.layout(shape)] ?? []
    var outer = 1
    for dimension in shape.scope.keys.sorted() {
      let leaves = shape.scope[dimension]!
      sums = added(sums, outer, dimension, [leaves.leaves])
    }
    for axis in shape.axes {
      sums = added(sums, outer, axis.dimension, axis.categories.map(\.leaves.leaves))
      outer *= axis.categories.count
    }
    return sums
  }

  /// Adds up the leaves of each category of a dimension, before which there are `outer` places and behind
  /// which all others.
  private func added(
    _ sums: [Int], _ outer: Int, _ dimension: Int, _ categories: [[Int]]
  ) -> [Int] {
    let radix = dimensions[dimension].leaves.count
    let width = sums.count / (outer * radix)
    var result = [Int](repeating: 0, count: outer * categories.count * width)
    for place in 0..<outer {
      for (position, leaves) in categories.enumerated() {
        let target = (place * categories.count + position) * width
        for leaf in leaves {
          let source = (place * radix + leaf) * width
          for index in 0..<width { result[target + index] += sums[source + index] }
        }
      }
    }
    return result
  }
}
