import Testing

@testable import Statistics

@Suite("Counts of combinations") struct CombinationCountsTests {
  @Test("counts as a dictionary does", arguments: 1...8)
  func likeDictionary(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var counts = CombinationCounts()
    var expected: [UInt64: Int] = [:]
    for _ in 0..<20_000 {
      let key = UInt64.random(in: 0...3000, using: &generator) &* 0x1_0000_0001
      counts.add(key)
      expected[key, default: 0] += 1
    }
    #expect(counts.count == expected.count, "seed \(seed)")
    let entries = counts.entries
    #expect(entries.map(\.key) == expected.keys.sorted(), "seed \(seed)")
    #expect(entries.allSatisfy { expected[$0.key] == $0.count }, "seed \(seed)")
  }
}
