import Appeals
import Core
import Testing

@testable import Statistics

@Suite("Plain records against the tables") struct PlainRecountTests {
  private static func rows(late: Int) -> [SmallRegistry.Row] {
    (1...3).flatMap { month in
      (0..<20).map { _ in
        SmallRegistry.Row(
          registered: "2026-0\(month)-05", closed: "2026-0\(month)-20", outcome: "satisfied")
      }
        + (0..<late).map { _ in
          SmallRegistry.Row(
            registered: "2026-0\(month)-06", topic: "land", closed: "2026-0\(month)-21",
            outcome: "refused")
        }
    }
  }

  private func revealed(
    _ rows: [SmallRegistry.Row], outcomes: Bool, publishing: (UInt32) -> Bool = { _ in true }
  ) throws -> [String] {
    let small = try SmallPlan(outcomes: outcomes)
    let table = try small.registry.table(rows)
    let release = try #require(try small.closing(table, on: "2026-04-30").release())
    let ledger = ReleaseLedger(releases: [release], hashes: [""], files: [])
    let recount = try #require(PlainRecount(small.closing(table, on: "2026-04-30", after: ledger)))
    return recount.revealed(
      by: (0..<UInt32(table.count)).filter(publishing), namesBody: { _ in false })
  }

  @Test("a hidden outcome can be counted in the records")
  func outcome() throws {
    #expect(
      try revealed(Self.rows(late: 1), outcomes: true).contains("outcomes-2026-q1"))
  }

  @Test("a hidden topic cannot: no record tells it")
  func topic() throws {
    #expect(try revealed(Self.rows(late: 1), outcomes: false) == [])
  }

  @Test("nothing is given away where nothing is hidden")
  func nothingHidden() throws {
    #expect(try revealed(Self.rows(late: 0), outcomes: true) == [])
  }

  @Test("nor where the records of the hidden cells are published no more")
  func dropped() throws {
    #expect(
      try revealed(Self.rows(late: 1), outcomes: true, publishing: { _ in false }) == [])
  }
}
