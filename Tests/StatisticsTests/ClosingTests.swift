import Appeals
import Core
import Disclosure
import Testing

@testable import Statistics

@Suite("Closing a period") struct ClosingTests {
  private static func day(_ month: Int, _ day: Int) -> String {
    "2026-0\(month)-" + (day < 10 ? "0" : "") + "\(day)"
  }

  /// Twelve appeals of each topic and region a month, closed ten days later, and `few` of one more.
  private static func rows(few: Int = 0, months: ClosedRange<Int> = 1...6) -> [SmallRegistry.Row] {
    var rows: [SmallRegistry.Row] = []
    for month in months {
      for topic in ["land", "social", "other"] {
        for region in ["KG-B", "KG-C"] {
          for number in 0..<12 {
            rows.append(
              .init(
                registered: day(month, 5 + number % 9), topic: topic, region: region,
                closed: day(month, 15 + number % 9), outcome: "satisfied"))
          }
        }
      }
    }
    for _ in 0..<few {
      rows.append(
        .init(
          registered: day(2, 10), topic: "social", region: "", closed: day(2, 20),
          outcome: "satisfied"))
    }
    return rows
  }

  @Test("publishes what is closed, and nothing that is not")
  func due() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows())
    let release = try #require(try small.closing(table, on: "2026-05-31").release())
    #expect(
      release.periods.map(\.description) == [
        "2026-01", "2026-02", "2026-03", "2026-q1", "2026-04",
      ])
    let tables = release.families.flatMap(\.tables)
    let topics = try #require(tables.first { $0.name == "topics-2026-q1" })
    #expect(topics.value(of: "total") == 216)
    #expect(topics.value(of: "land-housing") == 72)
    let handled = try #require(tables.first { $0.name == "handled-2026-03" })
    #expect(handled.value(of: "closed") == 72)
    #expect(handled.value(of: "pending") == 0)
    #expect(release.measures[.quarter(2026, 1)]?.doubledMedian != nil)
  }

  @Test("hides a small count, and another so that it cannot be worked out")
  func hides() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows(few: 2))
    let release = try #require(try small.closing(table, on: "2026-04-30").release())
    let both = try #require(
      release.families.flatMap(\.tables).first { $0.name == "both-2026-q1" })
    #expect(both.hiddenCount >= 4)
    #expect(both.cells.allSatisfy { $0.value.map { !(1..<5).contains($0) } ?? true })
  }

  @Test("gives the same bytes each time, which read back as they were")
  func bytes() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows(few: 2))
    let first = try #require(try small.closing(table, on: "2026-04-30").release())
    let again = try #require(try small.closing(table, on: "2026-04-30").release())
    #expect(first.files.map(\.bytes) == again.files.map(\.bytes))
    let head = ReleaseLedger.hash(first.files[0].bytes)
    let (read, codes) = try small.read(first.files, releases: 1, head: head)
    #expect(codes.isEmpty)
    let ledger = try #require(read)
    #expect(ledger.releases[0].files.map(\.bytes) == first.files.map(\.bytes))
    #expect(ledger.releases[0].measures == first.measures)
  }

  @Test("publishes a period once, whatever becomes of the registry")
  func frozen() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows(few: 2))
    let first = try #require(try small.closing(table, on: "2026-04-30").release())
    let ledger = try #require(
      try small.read(
        first.files, releases: 1, head: ReleaseLedger.hash(first.files[0].bytes)
      ).ledger)
    #expect(try small.closing(table, on: "2026-04-30", after: ledger).release() == nil)
    let second = try #require(
      try small.closing(table, on: "2026-07-31", after: ledger).release())
    #expect(second.periods.first == .month(2026, 4))
    #expect(second.previous == ledger.hashes.last)
  }

  @Test("notices a ledger that was lost, cut or changed")
  func verifies() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows())
    let files = try #require(try small.closing(table, on: "2026-04-30").release()).files
    let head = ReleaseLedger.hash(files[0].bytes)
    #expect(try small.read([], releases: 1, head: head).codes == ["ledger.missing"])
    #expect(try small.read([files[0]], releases: 1, head: head).codes == ["ledger.missing"])
    var changed = files
    changed[1].bytes[changed[1].bytes.count / 2] ^= 1
    #expect(try small.read(changed, releases: 1, head: head).codes == ["ledger.altered"])
    #expect(
      try small.read(files, releases: 1, head: String(head.reversed())).codes
        == ["ledger.altered"])
    #expect(try small.read(files, releases: 2, head: head).codes == ["ledger.missing"])
  }

  @Test("rounds the number of the open period down, and is silent below one step")
  func open() throws {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows(months: 1...1))
    let asOf = try #require(CalendarDate(iso: "2026-01-31"))
    func open(step: Int) -> Int? {
      PublishedStatistics.OpenPeriod(
        table, small.registry.codes, after: .month(2026, 1), asOf: asOf, step: step
      ).atLeast
    }
    #expect(open(step: 10) == 70)
    #expect(open(step: 50) == 50)
    #expect(open(step: 100) == nil)
  }
}
