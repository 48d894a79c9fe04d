/// What it costs readers when a cell is hidden.
struct CellWeights {
  let values: [Double]

  /// Counts weigh little, levels much: each step up the hierarchy makes a cell four times as dear, so
  /// that totals stay.
  init(_ system: CellSystem) {
    let heights = Self.heights(system)
    values = (0..<system.cellCount).map { cell in
      let levels = Double(1 << (2 * min(heights[cell], 15)))
      return (1 + Self.logarithm(1 + system.counts[cell])) * levels
    }
  }

  private init(values: [Double]) { self.values = values }

  subscript(cell: Int) -> Double { values[cell] }

  /// Weights within a factor of 2 of these, others for each variation, so that a search takes other
  /// turns.
  func varied(_ variation: Int) -> CellWeights {
    var numbers = SplitMix(seed: UInt64(variation))
    return CellWeights(values: values.map { $0 * (0.7 + 0.7 * numbers.nextFraction()) })
  }

  /// The number of steps from each cell down to the finest cells of its tables.
  private static func heights(_ system: CellSystem) -> [Int] {
    var heights = [Int](repeating: 0, count: system.cellCount)
    for (shape, cells) in zip(system.shapes, system.places) {
      let sides = shape.axes.map(heights(of:))
      for (place, cell) in cells.enumerated() {
        let height = zip(sides, shape.positions(of: place)).reduce(0) { $0 + $1.0[$1.1] }
        heights[cell] = max(heights[cell], height)
      }
    }
    return heights
  }

  /// The longest chain of categories below each category of an axis.
  private static func heights(of axis: Axis) -> [Int] {
    var heights = [Int](repeating: 0, count: axis.categories.count)
    let bySize = axis.categories.indices.sorted {
      axis.categories[$0].leaves.count < axis.categories[$1].leaves.count
    }
    for (rank, whole) in bySize.enumerated() {
      for part in bySize[..<rank]
      where axis.categories[part].leaves != axis.categories[whole].leaves
        && axis.categories[part].leaves.isSubset(of: axis.categories[whole].leaves)
      {
        heights[whole] = max(heights[whole], heights[part] + 1)
      }
    }
    return heights
  }

  /// Binary logarithm, linear between powers of two: the same on every machine.
  private static func logarithm(_ count: Int) -> Double {
    let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
    return Double(exponent) + Double(count) / Double(1 << exponent) - 1
  }
}

/// Numbers that look random and are the same on every machine (SplitMix64, Steele et al. 2014).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// At least 0, below 1.
  mutating func nextFraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }
}
