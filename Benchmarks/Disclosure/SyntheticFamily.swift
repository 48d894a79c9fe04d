import Disclosure

/// A family of linked tables over made-up counts: 9 regions, 6 topics, 5 channels and 8 quarters in
/// two years, with skewed margins and interactions, as an office of some size has them.
struct SyntheticFamily {
  let name: String
  let isSparse: Bool
  let seed: UInt64

  let total: Int
  let dimensions: [Dimension]
  /// The dimensions of each table, by position.
  let tables: [[Int]]

  /// - Parameter name: `three` tables, `four` tables, three `small` ones for attackers with less
  ///   patience, or `releases`: three two-way tables of each quarter and of each year, published as
  ///   the periods close.
  init(name: String, isSparse: Bool, seed: UInt64) {
    self.name = name
    self.isSparse = isSparse
    self.seed = seed
    let isSmall = name == "small"
    total = isSmall ? 900 : 22_546
    let sizes = isSmall ? [4, 3, 3, 4] : [9, 6, 5, 8]
    dimensions = zip(["region", "topic", "channel", "quarter"], sizes).map { name, count in
      Dimension(name: name, leaves: (1...count).map { "\(name)\($0)" })
    }
    tables =
      name == "four"
      ? [[0, 1, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2]] : [[0, 1, 3], [0, 2, 3], [1, 2]]
  }

  /// The family to measure; of releases the last one, after all others.
  var family: TableFamily {
    get throws { name == "releases" ? try lastRelease() : family(of: tables) }
  }

  private var whole: CrossClassification {
    CrossClassification(dimensions: dimensions, occurrences: occurrences)
  }

  private func family(of tables: [[Int]]) -> TableFamily {
    TableFamily(counting: whole, shapes: tables.map(shape))
  }

  private func lastRelease() throws -> TableFamily {
    let whole = whole
    var published: [[ProtectedTable]] = []
    for quarter in 0..<7 {
      let family = TableFamily(
        counting: whole, shapes: shapes(closing: quarter), after: published)
      published.append(try family.protected(by: SafetyRule()).tables)
    }
    return TableFamily(counting: whole, shapes: shapes(closing: 7), after: published)
  }

  private func shapes(closing quarter: Int) -> [TableShape] {
    let year = quarter - 3..<quarter + 1
    let periods = quarter % 4 == 3 ? [quarter..<quarter + 1, year] : [quarter..<quarter + 1]
    return periods.flatMap { period in
      [[0, 1], [0, 2], [1, 2]].map { sides in
        let table = shape(sides)
        return TableShape(
          name: "\(table.name) in \(period)", axes: table.axes, scope: [3: LeafSet(period)])
      }
    }
  }

  /// - Parameter apart: whether each table is protected without the others.
  func exported(apart: Bool) throws -> String {
    let families = apart ? tables.map { family(of: [$0]) } : [try family]
    let protected = try families.flatMap { try $0.protected(by: SafetyRule()).tables }
    return TablesFile.text(of: protected, dimensions: dimensions)
  }

  private func shape(_ sides: [Int]) -> TableShape {
    TableShape(
      name: sides.map { dimensions[$0].name }.joined(separator: " × "), axes: sides.map(axis))
  }

  private func axis(_ position: Int) -> Axis {
    let dimension = dimensions[position]
    var levels = [Axis.Level(total: "all", leaves: dimension.everything)]
    if dimension.name == "quarter" {
      levels.append(
        Axis.Level(
          name: "year",
          categories: [
            Category(code: "year1", leaves: LeafSet(0..<dimension.leaves.count / 2)),
            Category(
              code: "year2", leaves: LeafSet(dimension.leaves.count / 2..<dimension.leaves.count)),
          ]))
    }
    return Axis(dimension: position, levels: levels + [.init(leavesOf: dimension)])
  }

  /// Draws the appeals one by one.
  private var occurrences: [(combination: [Int], count: Int)] {
    var numbers = SeededNumbers(seed: seed)
    let combinations = dimensions.reduce([[]]) { prefixes, dimension in
      prefixes.flatMap { prefix in dimension.leaves.indices.map { prefix + [$0] } }
    }
    let weights = weights(combinations, &numbers)
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    var counts = [Int](repeating: 0, count: combinations.count)
    for _ in 0..<total {
      let point = numbers.fraction() * (sums.last ?? 0)
      counts[sums.firstIndex { $0 > point } ?? counts.count - 1] += 1
    }
    return zip(combinations, counts).map { (combination: $0, count: $1) }
  }

  /// Margins that fall off, times a factor for each pair of categories; in a sparse family a quarter
  /// of the pairs do not occur.
  private func weights(_ combinations: [[Int]], _ numbers: inout SeededNumbers) -> [Double] {
    let margins = [0.9, 0.75, 0.85, 0.1].enumerated().map { position, skew in
      dimensions[position].leaves.indices.map { 1 / (1 + skew * Double($0 * $0) / 2) }
    }
    var pairs: [[Int]: Double] = [:]
    for first in 0..<3 {
      for second in first + 1..<4 {
        for one in dimensions[first].leaves.indices {
          for other in dimensions[second].leaves.indices {
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
