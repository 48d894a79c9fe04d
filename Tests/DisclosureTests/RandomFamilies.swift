import SeededRandom

@testable import Disclosure

/// Random small families of tables, the same for the same seed.
struct RandomFamily: CustomStringConvertible {
  let seed: Int
  let family: TableFamily

  var description: String { "seed \(seed): \(family.tables.map(\.shape.name))" }

  /// - Parameters:
  ///   - sizes: leaves of each dimension.
  ///   - tables: the dimensions of each table.
  ///   - most: the greatest count of a combination.
  ///   - zeros: how many in a hundred combinations are empty.
  init(seed: Int, sizes: [Int], tables: [[Int]], most: Int, zeros: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let names = ["r", "t", "c", "q"]
    let combinations = sizes.reduce([[]]) { prefixes, size in
      prefixes.flatMap { prefix in (0..<size).map { prefix + [$0] } }
    }
    let whole = CrossClassification(
      dimensions: sizes.enumerated().map { Grid.dimension(names[$0.offset], $0.element) },
      occurrences: combinations.map { combination in
        let isEmpty = Int.random(in: 0..<100, using: &numbers) < zeros
        return (
          combination: combination,
          count: isEmpty ? 0 : Int.random(in: 0...most, using: &numbers)
        )
      })
    self.seed = seed
    family = Grid.family(whole, tables)
  }
}
