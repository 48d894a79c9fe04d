import Disclosure

/// A family of linked tables over made-up counts: 9 regions, 6 topics, 5 channels and 8 quarters in
/// two years, with skewed margins and interactions, as an office of some size has them.
struct SyntheticFamily {
  let name: String
  let isSparse: Bool
  let seed: UInt64

  static let total = 22_546

  var family: TableFamily {
    get throws {
      let whole = CrossClassification(dimensions: Self.dimensions, occurrences: occurrences)
      guard let tables = Self.tables[name] else { throw UnknownFamily(name: name) }
      return TableFamily(counting: whole, shapes: tables.map(Self.shape))
    }
  }

  struct UnknownFamily: Error {
    let name: String
  }

  /// The dimensions of each table, by position.
  static let tables: [String: [[Int]]] = [
    "three": [[0, 1, 3], [0, 2, 3], [1, 2]],
    "four": [[0, 1, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2]],
  ]

  static let dimensions = [("region", 9), ("topic", 6), ("channel", 5), ("quarter", 8)].map {
    name, count in Dimension(name: name, leaves: (1...count).map { "\(name)\($0)" })
  }

  private static func shape(_ sides: [Int]) -> TableShape {
    TableShape(
      name: sides.map { dimensions[$0].name }.joined(separator: " × "), axes: sides.map(axis))
  }

  private static func axis(_ position: Int) -> Axis {
    let dimension = dimensions[position]
    var levels = [Axis.Level(total: "all", leaves: dimension.everything)]
    if dimension.name == "quarter" {
      levels.append(
        Axis.Level(
          name: "year",
          categories: [
            Category(code: "year1", leaves: LeafSet(0..<4)),
            Category(code: "year2", leaves: LeafSet(4..<8)),
          ]))
    }
    return Axis(dimension: position, levels: levels + [.init(leavesOf: dimension)])
  }

  /// Draws the appeals one by one.
  private var occurrences: [(combination: [Int], count: Int)] {
    var numbers = SeededNumbers(seed: seed)
    let combinations = Self.dimensions.reduce([[]]) { prefixes, dimension in
      prefixes.flatMap { prefix in dimension.leaves.indices.map { prefix + [$0] } }
    }
    let weights = weights(combinations, &numbers)
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    var counts = [Int](repeating: 0, count: combinations.count)
    for _ in 0..<Self.total {
      let point = numbers.fraction() * (sums.last ?? 0)
      counts[sums.firstIndex { $0 > point } ?? counts.count - 1] += 1
    }
    return zip(combinations, counts).map { (combination: $0, count: $1) }
  }

  /// Margins that fall off, times a factor for each pair of categories; in a sparse family a quarter
  /// of the pairs do not occur.
  private func weights(_ combinations: [[Int]], _ numbers: inout SeededNumbers) -> [Double] {
    let margins = [0.9, 0.75, 0.85, 0.1].enumerated().map { position, skew in
      Self.dimensions[position].leaves.indices.map { 1 / (1 + skew * Double($0 * $0) / 2) }
    }
    var pairs: [[Int]: Double] = [:]
    for first in 0..<3 {
      for second in first + 1..<4 {
        for one in Self.dimensions[first].leaves.indices {
          for other in Self.dimensions[second].leaves.indices {
            let factor = 0.4 + 1.2 * numbers.fraction()
            let isPossible = !isSparse || second == 3 || numbers.fraction() > 0.25
            pairs[[first, one, second, other]] = isPossible ? factor : 0
          }
        }
      }
    }
    return combinations.map { combination in
      var weight = combination.indices.reduce(1.0) { $0 * margins[$1][combination[$1]] }
      for first in 0..<3 {
        for second in first + 1..<4 {
          weight *= pairs[[first, combination[first], second, combination[second]]] ?? 0
        }
      }
      return weight
    }
  }
}

/// SplitMix64: the same sequence for the same seed everywhere.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// At least 0, below 1.
  mutating func fraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }
}
