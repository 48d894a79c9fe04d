import Appeals
import Core
import Disclosure

/// Counts of combinations of categories, by open addressing: one look-up a row, no allocation.
struct CombinationCounts {
  private var keys: [UInt64]
  private var counts: [Int]
  private var mask: Int
  private(set) var count = 0

  /// No combination: keys are mixed-radix numbers, far below.
  private static let empty = UInt64.max

  init() {
    keys = [UInt64](repeating: CombinationCounts.empty, count: 1024)
    counts = [Int](repeating: 0, count: 1024)
    mask = 1023
  }

  @inline(__always)
  mutating func add(_ key: UInt64, _ number: Int = 1) {
    var place = slot(key)
    while keys[place] != key {
      if keys[place] == CombinationCounts.empty {
        keys[place] = key
        count += 1
        break
      }
      place = (place + 1) & mask
    }
    counts[place] += number
    if count * 2 > keys.count { grow() }
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  private mutating func grow() {
    let old = zip(keys, counts).filter { $0.0 != CombinationCounts.empty }
    keys = [UInt64](repeating: CombinationCounts.empty, count: keys.count * 4)
    counts = [Int](repeating: 0, count: keys.count)
    mask = keys.count - 1
    count = 0
    for (key, number) in old { add(key, number) }
  }

  /// In rising order of the keys.
  var entries: [(key: UInt64, count: Int)] {
    zip(keys, counts).filter { $0.0 != CombinationCounts.empty }
      .map { (key: $0.0, count: $0.1) }.sorted { $0.key < $1.key }
  }
}

/// The appeals of one year, counted in every combination of the plan's dimensions. Raw: nothing of it
/// is fit for publishing.
struct YearCounts {
  let dimensions: YearDimensions
  private let radices: [UInt64]
  private(set) var combinations = CombinationCounts()

  init(_ dimensions: YearDimensions) {
    self.dimensions = dimensions
    radices = dimensions.dimensions.map { UInt64($0.leaves.count) }
    // Ten more dimensions than the demonstration has still fit.
    precondition(
      radices.reduce(1.0) { $0 * Double($1) } < 1e19, "combinations are numbered in 64 bits")
  }

  @inline(__always)
  mutating func add(_ leaves: borrowing [Int], _ number: Int = 1) {
    var key: UInt64 = 0
    for position in radices.indices { key = key &* radices[position] &+ UInt64(leaves[position]) }
    combinations.add(key, number)
  }

  /// How many appeals were counted.
  var total: Int { combinations.entries.reduce(0) { $0 + $1.count } }

  var whole: CrossClassification {
    CrossClassification(
      dimensions: dimensions.dimensions,
      occurrences: occurrences)
  }

  /// Each combination that occurs, a leaf for each dimension, with its number.
  var occurrences: [(combination: [Int], count: Int)] {
    combinations.entries.map { entry in
      var rest = entry.key
      var leaves = [Int](repeating: 0, count: radices.count)
      for position in radices.indices.reversed() {
        leaves[position] = Int(rest % radices[position])
        rest /= radices[position]
      }
      return (combination: leaves, count: entry.count)
    }
  }
}
