import Core
import Testing

@testable import Statistics

private func rows(_ counts: [Int]) -> [CoarseTable.Row] {
  counts.enumerated().map { number, count in
    let name = "c\(number)"
    return CoarseTable.Row(name: Localized(ky: name, ru: name, en: name), count: count)
  }
}

private func coarse(_ counts: [Int], smallest: Int = 10) -> CoarseTable? {
  CoarseTable(rows(counts), smallest: smallest)
}

@Suite struct CoarseTableTests {
  @Test("shows large counts as they are, the largest first")
  func large() throws {
    let table = try #require(coarse([12, 30, 10]))
    #expect(table.rows.map(\.count) == [30, 12, 10])
    #expect(table.rows.map(\.name.ky) == ["c1", "c0", "c2"])
    #expect(table.others == nil)
    #expect(table.total == 52)
  }

  @Test("puts small counts together in one row")
  func small() throws {
    let table = try #require(coarse([30, 6, 12, 4]))
    #expect(table.rows.map(\.count) == [30, 12])
    #expect(table.others == 10)
  }

  @Test("hides a second category when one small one would stand alone")
  func secondHidden() throws {
    let table = try #require(coarse([30, 9, 12, 20]))
    #expect(table.rows.map(\.count) == [30, 20])
    #expect(table.others == 21)
  }

  @Test("leaves out categories that nobody used")
  func empty() throws {
    let table = try #require(coarse([30, 0, 12, 0]))
    #expect(table.rows.count == 2)
    #expect(table.others == nil)
  }

  @Test(
    "shows nothing when fewer than two rows would be left",
    arguments: [[], [0, 0], [100], [100, 9], [9, 8], [4, 3, 2], [0, 30]])
  func withheld(counts: [Int]) {
    #expect(coarse(counts) == nil)
  }

  @Test("does not depend on the order in which categories are given")
  func order() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let categories = rows(randomCounts(&generator))
      let shown = CoarseTable(categories, smallest: 10)
      let other = CoarseTable(categories.shuffled(using: &generator), smallest: 10)
      #expect(shown?.rows == other?.rows)
      #expect(shown?.others == other?.others)
    }
  }

  @Test("never shows a count below the smallest, and adds up", arguments: 1...40)
  func property(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let smallest = Int.random(in: 1...20, using: &generator)
      let counts = randomCounts(&generator)
      let comment: Comment = "seed \(seed), smallest \(smallest): \(counts)"
      guard let table = coarse(counts, smallest: smallest) else {
        #expect(!isShowable(counts, smallest), comment)
        continue
      }
      #expect(table.rows.allSatisfy { $0.count >= smallest }, comment)
      #expect(table.others.map { $0 >= smallest } ?? true, comment)
      #expect(table.rows.map(\.count).reduce(0, +) + (table.others ?? 0) == table.total, comment)
      #expect(table.total == counts.reduce(0, +), comment)
      #expect(table.rows.count + (table.others == nil ? 0 : 1) >= 2, comment)
    }
  }

  @Test("hides no more categories than it must", arguments: 1...20)
  func minimal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let counts = randomCounts(&generator)
      guard let table = coarse(counts) else { continue }
      let least = counts.filter { $0 > 0 && $0 < 10 }
      let needed = least.isEmpty ? 0 : least.reduce(0, +) >= 10 ? least.count : least.count + 1
      let hidden = counts.count { $0 > 0 } - table.rows.count
      #expect(hidden == needed, "seed \(seed): \(counts)")
    }
  }

  private func randomCounts(_ generator: inout SeededGenerator) -> [Int] {
    let largest = [3, 12, 40, 1000].randomElement(using: &generator) ?? 12
    return (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      Int.random(in: 0...largest, using: &generator)
    }
  }

  /// Whether some way of putting small categories together leaves two rows to show.
  private func isShowable(_ counts: [Int], _ smallest: Int) -> Bool {
    let large = counts.filter { $0 >= smallest }.count
    let rest = counts.filter { $0 < smallest }.reduce(0, +)
    if rest == 0 { return large >= 2 }
    return rest >= smallest ? large >= 1 : large >= 2
  }
}
