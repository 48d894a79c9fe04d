import SeededRandom
import Testing

@testable import Disclosure

/// What tables count, held against counting each cell by itself.
@Suite struct TableSumsTests {
  private let sizes = [3, 5, 70, 2]

  private struct Sample {
    var entries: [(leaves: [Int], count: Int)] = []
    let whole: CrossClassification
    let shapes: [TableShape]
  }

  private func sample(_ seed: Int) -> Sample {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let dimensions = sizes.enumerated().map { Grid.dimension("d\($0.offset)", $0.element) }
    var entries: [(leaves: [Int], count: Int)] = []
    let parts = (0..<Int.random(in: 0...4, using: &numbers)).map { part in
      // Some parts are of things that are listed one by one.
      let rows = (0..<Int.random(in: 0...300, using: &numbers)).map { _ in
        (
          leaves: sizes.map { Int.random(in: 0..<$0, using: &numbers) },
          count: part % 2 == 0 ? 1 : Int.random(in: 1...9, using: &numbers)
        )
      }
      entries += rows
      return CrossClassification.Part(
        leaves: sizes.indices.map { dimension in rows.map { UInt16($0.leaves[dimension]) } },
        counts: part % 2 == 0 ? nil : rows.map(\.count))
    }
    return Sample(
      entries: entries, whole: CrossClassification(dimensions: dimensions, parts: parts),
      shapes: (0..<6).map { shape("t\($0)", dimensions, &numbers) })
  }

  /// One or two axes of a total, some halves or the leaves; a scope of some other dimensions.
  private func shape(
    _ name: String, _ dimensions: [Dimension], _ numbers: inout SeededGenerator
  ) -> TableShape {
    let order = sizes.indices.shuffled(using: &numbers)
    let axes = order.prefix(Int.random(in: 0...2, using: &numbers)).map { place in
      let size = sizes[place]
      let half = [LeafSet(0...(size / 2 - 1)), LeafSet(size / 2...(size - 1))]
      let levels = [
        Axis.Level(total: "total", leaves: dimensions[place].everything),
        Axis.Level(
          name: "halves",
          categories: half.enumerated().map { Category(code: "h\($0.offset)", leaves: $0.element) }),
        Axis.Level(leavesOf: dimensions[place]),
      ]
      return Axis(
        dimension: place, levels: [levels.randomElement(using: &numbers)!, levels[1]].uniqued())
    }
    var scope: [Int: LeafSet] = [:]
    for place in order.dropFirst(axes.count) where Bool.random(using: &numbers) {
      scope[place] = LeafSet([Int.random(in: 0..<sizes[place], using: &numbers), sizes[place] - 1])
    }
    return TableShape(name: name, axes: axes, scope: scope)
  }

  @Test("counts each cell as if it were alone", arguments: 0..<60)
  func counts(seed: Int) {
    let sample = sample(seed)
    let tables = FrequencyTable.tables(sample.shapes, counting: sample.whole)
    let bySets = FrequencyTable.bySets(sample.shapes, counting: sample.whole)
    #expect(TableSums(sample.shapes, counting: sample.whole) != nil)
    for (table, other) in zip(tables, bySets) {
      let expected = (0..<table.shape.cellCount).map { place in
        let sets = table.shape.leafSets(of: place, in: sample.whole.dimensions)
        return sample.entries.reduce(0) { sum, entry in
          zip(sets, entry.leaves).allSatisfy { $0.contains($1) } ? sum + entry.count : sum
        }
      }
      #expect(table.counts == expected)
      #expect(other.counts == expected)
    }
  }

  @Test("tables that cross too much for an array are counted all the same")
  func wide() {
    let dimensions = (0..<3).map { Grid.dimension("d\($0)", 400) }
    let part = CrossClassification.Part(leaves: [[1, 399], [0, 399], [5, 399]], counts: [3, 4])
    let whole = CrossClassification(dimensions: dimensions, parts: [part])
    let axis = Axis(dimension: 0, levels: [.init(leavesOf: dimensions[0])])
    let shape = TableShape(
      name: "t", axes: [axis], scope: [1: LeafSet([0, 399]), 2: LeafSet([399])])
    #expect(TableSums([shape], counting: whole) == nil)
    let counts = FrequencyTable(shape, counting: whole).counts
    #expect(counts.indices.filter { counts[$0] > 0 } == [399])
    #expect(counts[399] == 4)
  }
}

extension [Axis.Level] {
  /// Each level once.
  fileprivate func uniqued() -> [Axis.Level] {
    reduce(into: []) { levels, level in
      if !levels.contains(level) { levels.append(level) }
    }
  }
}
