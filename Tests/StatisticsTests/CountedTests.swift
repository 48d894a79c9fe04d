import Appeals
import Core
import Disclosure
import Testing

@testable import Statistics

@Suite("Appeals that are known as counts") struct CountedTests {
  /// Twelve appeals of each topic a month, all closed in their month.
  private static var rows: [SmallRegistry.Row] {
    (1...6).flatMap { month in
      ["land", "social", "other"].flatMap { topic in
        (10..<22).map { day in
          SmallRegistry.Row(
            registered: "2026-0\(month)-\(day)", topic: topic, closed: "2026-0\(month)-25",
            outcome: "satisfied")
        }
      }
    }
  }

  private func counted(
    _ text: String, _ registry: SmallRegistry, month: String = "month: month", more: String = ""
  ) throws -> CountedAppeals {
    let settings = """
      demonstration: true
      counted:
        - file: c.csv
          from: 2026-01-01
          until: 2026-03-31
          \(month)
          count: n
          columns: {topic: topic}
          \(more)
      """
    var diagnostics: [Diagnostic] = []
    let parsed = RegistrySettings.parse(settings, path: "r.yaml", reporting: &diagnostics)
    let source = try #require(parsed?.counted.first, "\(diagnostics)")
    var reader = CountedReader(
      source, codes: registry.codes, path: "c.csv", reporting: &diagnostics)
    _ = reader.feed(Array(("month,topic,n\n" + text).utf8).span)
    let (appeals, _) = reader.finish(reporting: &diagnostics)
    try #require(diagnostics.isEmpty, "\(diagnostics)")
    return appeals
  }

  private func closing(_ text: String, more: String = "", on day: String) throws -> Closing {
    let small = try SmallPlan()
    return try small.closing(
      small.registry.table(Self.rows), [counted(text, small.registry, more: more)], on: day)
  }

  private func table(_ name: String, _ release: FiguresRelease?) -> ProtectedTable? {
    release?.families.flatMap(\.tables).first { $0.name == name }
  }

  @Test("join the rows in every table that they can be told apart by, and no other")
  func join() throws {
    let closing = try closing("2026-01,social,30\n02.2026,other,40\n", on: "2026-04-30")
    let release = try closing.release()
    let topics = try #require(table("topics-2026-q1", release))
    #expect(topics.value(of: "total") == 3 * 36 + 70)
    #expect(topics.value(of: "social") == 36 + 30)
    #expect(topics.value(of: "other") == 36 + 40)
    #expect(table("arrived-2026-01", release)?.value(of: "received") == 36 + 30)
    #expect(table("arrived-2026-02", release)?.value(of: "received") == 36 + 40)
    #expect(table("arrived-2026-03", release)?.value(of: "received") == 36)
    // By region nothing is known of them, nor when they were closed.
    #expect(table("both-2026-q1", release) == nil)
    #expect(table("arrived-2026-01", release)?.value(of: "brought-forward") == nil)
    #expect(table("handled-2026-q1", release) == nil)
    #expect(release?.measures[.quarter(2026, 1)] == PeriodMeasures())
    let left = closing.leftOut.filter { $0.periods.contains(.quarter(2026, 1)) }
    #expect(left.map(\.table) == ["both", "brought-forward", "closed", "pending"])
  }

  @Test("leave the flow of later periods unknown until all of them are closed")
  func flow() throws {
    let text = "2026-01,social,30\n"
    let unknown = try closing(text, on: "2026-05-31").release()
    #expect(table("handled-2026-04", unknown) == nil)
    let known = try closing(text, more: "closed_by: 2026-03-31", on: "2026-05-31").release()
    #expect(table("handled-2026-03", known) == nil)
    let handled = try #require(table("handled-2026-04", known))
    #expect(handled.value(of: "closed") == 36)
    #expect(handled.value(of: "pending") == 0)
    let arrived = try #require(table("arrived-2026-04", known))
    #expect(arrived.value(of: "brought-forward") == 0)
    #expect(table("both-2026-q1", known) == nil)
  }

  @Test("of a quarter are in its tables, and nothing is said of its months")
  func quarter() throws {
    let small = try SmallPlan()
    let counted = try counted(
      "2026-01,social,30\n", small.registry, month: "encoding: utf-8")
    let release = try small.closing(
      small.registry.table(Self.rows), [counted], on: "2026-04-30"
    ).release()
    #expect(table("topics-2026-q1", release)?.value(of: "social") == 36 + 30)
    #expect(table("arrived-2026-q1", release)?.value(of: "received") == 3 * 36 + 30)
    for month in 1...3 { #expect(table("arrived-2026-0\(month)", release) == nil) }
  }

  @Test("are protected with the rows: a small count is hidden")
  func hidden() throws {
    let release = try closing("2026-02,,3\n", on: "2026-04-30").release()
    let topics = try #require(table("topics-2026-q1", release))
    #expect(topics.value(of: "not-stated") == nil)
    #expect(topics.value(of: "total") == 3 * 36 + 3)
    #expect(topics.hiddenCount >= 2)
  }

  @Test("raise the one number of the open period")
  func open() throws {
    let small = try SmallPlan()
    let counted = try counted("2026-02,social,30\n", small.registry)
    let open = PublishedStatistics.OpenPeriod(
      try small.registry.table([]), small.registry.codes, counted: [counted],
      after: .month(2026, 2),
      asOf: try #require(CalendarDate(iso: "2026-04-30")), step: 10)
    #expect(open.atLeast == 30)
  }
}
