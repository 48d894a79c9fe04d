import Core
import Testing

@testable import Appeals

/// Random events against a plain model of what their order has to be.
@Suite struct EventOrderTests {
  /// Numbers of 16 digits, of 20, and other spellings, all different.
  private static func references(_ count: Int) -> [String] {
    (0..<count).map { number in
      switch number % 3 {
      case 0: String(1_000_000_000_000_000 + number * 7_919)
      case 1: "2026" + String(1_000_000_000_000_000 + number * 104_729)
      default: "№ \(number)-Ж"
      }
    }
  }

  private static func fixture(_ references: [String]) throws -> EventFixture {
    try EventFixture(rows: references.map { EventFixture.row($0, extended: "yes") })
  }

  @Test("finds every row by its reference, and none by another")
  func rows() throws {
    let references = EventOrderTests.references(3000)
    let table = try EventOrderTests.fixture(references).table
    let rows = RowsByReference(table.references)
    func row(_ reference: String, after last: Int = 17) -> Int? {
      let bytes = Array("x,\(reference),".utf8)
      return rows.row(of: bytes.span, 2..<bytes.count - 1, after: last)
    }
    for (number, reference) in references.enumerated() {
      // Wherever one looks first: at the row itself, before it, behind it, at the last.
      for last in [17, number, max(0, number - 1), number + 1, 2999, 3000] {
        #expect(row(reference, after: last) == number)
      }
      #expect(row(reference + "0") == nil)
      #expect(row(String(reference.dropLast())) == nil)
    }
    #expect(row("") == nil)
    #expect(
      RowsByReference(ReferenceColumn()).row(of: Array("1".utf8).span, 0..<1, after: 0) == nil)
  }

  @Test("gives each row its events in order, whatever the order of the file", arguments: 1...6)
  func model(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let references = EventOrderTests.references(40)
    let fixture = try EventOrderTests.fixture(references)
    var steps = Set<[Int]>()
    for _ in 0..<400 {
      let event = 2 + generator.below(3)
      steps.insert([generator.below(30), generator.below(25), event, event == 4 ? 0 : 1])
    }
    var shuffled = Array(steps)
    shuffled.shuffle(using: &generator)
    let lines = shuffled.map { step in
      let event = AppealEvent.names[step[2]]
      return "\(references[step[0]]),2026-03-\(step[1] + 5 < 10 ? "0" : "")\(step[1] + 5),\(event),"
        + (step[3] == 1 ? "mayor" : "")
    }
    let result = fixture.read(lines: lines)
    #expect(result.diagnostics.isEmpty, "seed \(seed): \(result.diagnostics.prefix(3))")
    let mayor = try #require(fixture.codes.bodies.number(of: "mayor"))
    let march = try day("2026-03-05")
    for row in references.indices {
      let expected = steps.filter { $0[0] == row }.map { Array($0[1...]) }
        .sorted { $0.lexicographicallyPrecedes($1) }
      let found = result.events.steps(ofRow: row)
      #expect(found.prefix(2).map(\.event.rawValue) == (expected.isEmpty ? [] : [0, 1]))
      #expect(
        found.dropFirst(2).map { [$0.day - march, $0.event.rawValue, Int($0.body) / mayor] }
          == expected,
        "seed \(seed), row \(row)")
    }
  }
}
