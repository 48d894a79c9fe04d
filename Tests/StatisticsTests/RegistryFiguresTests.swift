import Appeals
import Core
import Testing

@testable import Statistics

private let words = RegistryFigures.Words(
  notStated: Localized(ky: "белгисиз", ru: "не указано", en: "not stated"),
  inTime: Localized(ky: "өз убагында", ru: "в срок", en: "in time"),
  late: Localized(ky: "кечигип", ru: "с опозданием", en: "late"))

@Suite struct RegistryFiguresTests {
  let registry: SmallRegistry

  init() throws { registry = try SmallRegistry() }

  private func figures(_ rows: [SmallRegistry.Row], smallest: Int = 10) throws -> RegistryFigures? {
    RegistryFigures(
      try registry.table(rows), codes: registry.codes, words: words, smallestCount: smallest,
      isDemonstration: false
    ) { $0.adding(days: 20) }
  }

  private func counts(
    _ subject: RegistryFigures.Subject, _ figures: RegistryFigures?
  ) -> [String: Int]? {
    guard let table = figures?.tables.first(where: { $0.subject == subject })?.counts else {
      return nil
    }
    var counts = Dictionary(
      table.rows.map { ($0.name.en, $0.count) }, uniquingKeysWith: +)
    counts["others"] = table.others
    return counts
  }

  private func repeated(_ count: Int, _ row: SmallRegistry.Row) -> [SmallRegistry.Row] {
    Array(repeating: row, count: count)
  }

  @Test("counts a subtopic with its topic")
  func subtopics() throws {
    let rows =
      repeated(12, .init(topic: "land")) + repeated(3, .init(topic: "land-housing"))
      + repeated(11, .init(topic: "social"))
    #expect(
      counts(.topics, try figures(rows)) == ["Land and housing": 15, "Social": 11])
  }

  @Test("names what is not stated")
  func notStated() throws {
    let rows = repeated(12, .init(region: "")) + repeated(10, .init(region: "KG-C"))
    #expect(counts(.regions, try figures(rows)) == ["not stated": 12, "C": 10])
  }

  @Test("counts an answer on the last day as in time, on the day after as late")
  func timeliness() throws {
    let rows =
      repeated(10, .init(closed: "2026-03-22", outcome: "satisfied"))
      + repeated(11, .init(closed: "2026-03-23", outcome: "refused")) + repeated(10, .init())
    let figures = try figures(rows)
    #expect(counts(.timeliness, figures) == ["in time": 10, "late": 11])
    #expect(figures?.total == 31)
  }

  @Test("says from when to when the rows are")
  func period() throws {
    let rows =
      repeated(9, .init()) + [.init(registered: "2026-02-02"), .init(registered: "2026-04-01")]
    let period = try #require(try figures(rows)).period
    #expect("\(period.lowerBound) \(period.upperBound)" == "2026-02-02 2026-04-01")
  }

  @Test(
    "says nothing of a registry smaller than the smallest count",
    arguments: [(9, false), (10, true)])
  func smallRegistry(rows: Int, isShown: Bool) throws {
    #expect((try figures(repeated(rows, .init())) != nil) == isShown)
  }

  /// All appeals less the closed ones are the open ones: also a count.
  @Test(
    "shows no table whose left-out rest is small",
    arguments: [(0, true), (1, false), (9, false), (10, true)])
  func smallRest(open: Int, isShown: Bool) throws {
    let rows =
      repeated(20, .init(closed: "2026-03-10", outcome: "satisfied"))
      + repeated(20, .init(closed: "2026-03-30", outcome: "refused")) + repeated(open, .init())
    let figures = try figures(rows)
    #expect((counts(.outcomes, figures) != nil) == isShown)
    #expect((counts(.timeliness, figures) != nil) == isShown)
  }

  @Test("never lets a small count be worked out from a table and the total", arguments: 1...25)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<Int.random(in: 10...90, using: &generator)).map { _ in
      randomRow(&generator)
    }
    let smallest = Int.random(in: 5...15, using: &generator)
    guard let figures = try figures(rows, smallest: smallest) else {
      #expect(rows.count < smallest, "seed \(seed)")
      return
    }
    #expect(figures.total == rows.count)
    for table in figures.tables {
      guard let counts = table.counts else { continue }
      let shown = counts.rows.map(\.count) + [counts.others].compactMap(\.self)
      #expect(shown.allSatisfy { $0 >= smallest }, "seed \(seed), \(table.subject)")
      let rest = figures.total - shown.reduce(0, +)
      #expect(rest == 0 || rest >= smallest, "seed \(seed), \(table.subject)")
    }
  }

  private func randomRow(_ generator: inout SeededGenerator) -> SmallRegistry.Row {
    var row = SmallRegistry.Row()
    row.channel = Int.random(in: 0..<8, using: &generator) == 0 ? "reception" : "written"
    row.topic = SmallRegistry.topics.randomElement(using: &generator) ?? ""
    row.region = SmallRegistry.regions.randomElement(using: &generator) ?? ""
    if Int.random(in: 0..<4, using: &generator) > 0 {
      row.closed = Bool.random(using: &generator) ? "2026-03-10" : "2026-03-30"
      row.outcome = ["satisfied", "refused", "withdrawn"].randomElement(using: &generator) ?? ""
    }
    return row
  }
}
