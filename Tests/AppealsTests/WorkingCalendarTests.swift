import Core
import Testing

@testable import Appeals

@Suite struct WorkingCalendarTests {
  struct Vector: Sendable {
    var registered: String
    var fourteen: String
    var ten: String
  }

  static let vectors = [
    Vector(registered: "2021-04-26", fourteen: "2021-05-18", ten: "2021-05-11"),
    Vector(registered: "2021-07-16", fourteen: "2021-08-06", ten: "2021-08-02"),
    Vector(registered: "2022-12-28", fourteen: "2023-01-24", ten: "2023-01-18"),
    Vector(registered: "2023-03-06", fourteen: "2023-03-27", ten: "2023-03-22"),
    Vector(registered: "2025-04-25", fourteen: "2025-05-26", ten: "2025-05-20"),
    Vector(registered: "2026-04-24", fourteen: "2026-05-22", ten: "2026-05-18"),
    Vector(registered: "2026-05-15", fourteen: "2026-06-05", ten: "2026-06-01"),
    Vector(registered: "2026-11-03", fourteen: "2026-11-23", ten: "2026-11-17"),
    Vector(registered: "2026-12-21", fourteen: "2027-01-15", ten: "2027-01-11"),
  ]

  let calendar: WorkingCalendar

  init() throws {
    calendar = try Repository().calendar
  }

  @Test("counts working days over holidays, swaps and the May break", arguments: vectors)
  func vector(sample: Vector) throws {
    let registered = try day(sample.registered)
    let fourteen = try day(sample.fourteen)
    #expect(calendar.adding(workingDays: 14, to: registered) == fourteen)
    #expect(try calendar.adding(workingDays: 10, to: registered) == day(sample.ten))
    #expect(calendar.workingDays(from: registered, to: fourteen) == 14)
    #expect(calendar.workingDays(from: fourteen, to: registered) == -14)
  }

  @Test("agrees with counting day by day")
  func counting() throws {
    var generator = SplitMix64(seed: 11)
    let span = calendar.covered.upperBound - calendar.covered.lowerBound
    for _ in 0..<500 {
      let start = calendar.covered.lowerBound.adding(days: generator.below(span))
      let end = start.adding(
        days: generator.below(min(60, calendar.covered.upperBound - start + 1)))
      var count = 0
      var date = start
      while date < end {
        date = date.adding(days: 1)
        if calendar.isWorking(date) == true { count += 1 }
      }
      #expect(calendar.workingDays(from: start, to: end) == count)
      if calendar.isWorking(end) == true {
        #expect(calendar.adding(workingDays: count, to: start) == end)
      }
    }
  }

  @Test("does not guess outside the covered years")
  func outside() throws {
    #expect(calendar.covered == (try day("2019-01-01"))...(try day("2028-12-31")))
    #expect(try calendar.isWorking(day("2018-12-31")) == nil)
    #expect(try calendar.isWorking(day("2029-01-01")) == nil)
    #expect(try calendar.adding(workingDays: 14, to: day("2028-12-20")) == nil)
    #expect(try calendar.adding(workingDays: 0, to: day("2028-12-31")) == day("2028-12-31"))
    #expect(try calendar.workingDays(from: day("2028-12-20"), to: day("2029-01-09")) == nil)
  }

  @Test(
    "knows kinds of days",
    arguments: [
      ("2026-03-20", false, CalendarException.Kind.holiday),
      ("2025-04-07", true, .workingHoliday), ("2025-11-08", false, .workingHoliday),
      ("2023-01-02", false, .observed), ("2024-01-04", false, .movedDayOff),
      ("2024-03-02", true, .workingSwap), ("2025-01-03", false, .extraDayOff),
      ("2026-05-04", false, .holiday), ("2024-11-07", false, .holiday),
    ])
  func kinds(date: String, isWorking: Bool, kind: CalendarException.Kind) throws {
    let date = try day(date)
    #expect(calendar.isWorking(date) == isWorking)
    #expect(calendar.exception(on: date)?.kind == kind)
  }

  @Test("marks what depends on an expected holiday")
  func estimates() throws {
    // Orozo ait is expected on 9 March 2027.
    let eid = try day("2027-03-09")
    #expect(calendar.exception(on: eid)?.certainty == .estimated)
    for (start, end, isEstimated) in [
      ("2027-02-10", "2027-03-07", false), ("2027-02-10", "2027-03-08", true),
      ("2027-03-09", "2027-03-20", true), ("2027-03-10", "2027-03-20", false),
    ] {
      #expect(try calendar.hasEstimate(from: day(start), to: day(end)) == isEstimated)
    }
  }

  @Test("an expected holiday on another holiday stays expected")
  func sharedDay() throws {
    let shared = try #require(calendar.exception(on: try day("2028-05-05")))
    #expect(Set(shared.names) == ["constitution", "kurman-ait"])
    #expect(shared.certainty == .estimated)
    #expect(shared.names.allSatisfy { calendar.names[$0] != nil })
  }
}

@Suite struct WorkingCalendarReadingTests {
  private static func parse(
    _ text: String
  ) -> (calendar: WorkingCalendar?, diagnostics: [Diagnostic], source: MarkedText) {
    let known = ["holidays", "working_holidays", "moving", "observed", "extra", "swaps"]
    let given = text.split(separator: "\n").compactMap { $0.split(separator: ":").first }
    var lines = text
    if !text.contains("covered") { lines += "\ncovered: {from: 2026, until: 2027}" }
    lines += "\nnames:\n  nooruz: {ky: Нооруз, ru: Нооруз, en: Nooruz}\n"
    for key in known where !given.contains(Substring(key)) { lines += "\(key): []\n" }
    let source = MarkedText(lines)
    var diagnostics: [Diagnostic] = []
    let calendar = WorkingCalendar.parse(
      source.text, path: "wc.yaml", reporting: &diagnostics)
    return (calendar, diagnostics, source)
  }

  @Test(
    "reports a mistake at its place",
    arguments: [
      ("calendar.years", "covered: ▸{from: 2027, until: 2026}"),
      ("calendar.years", "covered: ▸{from: 1000, until: 2026}"),
      ("calendar.unknown-name", "holidays:\n  - {name: ▸noruz, days: 03-21}"),
      ("calendar.day", "holidays:\n  - {name: nooruz, days: ▸21.03}"),
      ("calendar.day", "holidays:\n  - {name: nooruz, days: ▸03-21..03-20}"),
      ("calendar.day", "holidays:\n  - {name: nooruz, days: ▸02-29}"),
      ("calendar.outside", "extra:\n  - {name: nooruz, off: [▸2025-12-31]}"),
      (
        "calendar.contradiction",
        "extra:\n  - {name: nooruz, off: [2026-03-23]}\nswaps:\n  - ▸{off: 2026-03-24, instead: 2026-03-23}"
      ),
      ("yaml.unknown-key", "swaps:\n  - {off: 2026-03-24, instead: 2026-03-28, ▸for: 1}"),
      ("yaml.type", "moving:\n  - {name: nooruz, on: ▸2026-03-24}"),
    ])
  func mistake(code: String, text: String) throws {
    let result = WorkingCalendarReadingTests.parse(text)
    try #require(result.diagnostics.count == 1, "\(result.diagnostics)")
    #expect(result.diagnostics[0].code == code)
    #expect(
      result.diagnostics[0].location
        == SourceLocation(path: "wc.yaml", line: result.source.line, column: result.source.column))
  }

  @Test("a correction overrules what was declared before")
  func correction() throws {
    let result = WorkingCalendarReadingTests.parse(
      """
      moving:
        - {name: nooruz, on: [], estimated: [2027-03-09]}
      corrections:
        - {date: 2027-03-09, working: true}
        - {date: 2027-03-10, working: false, name: nooruz}
      """)
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
    let calendar = try #require(result.calendar)
    #expect(try calendar.isWorking(day("2027-03-09")) == true)
    #expect(try calendar.isWorking(day("2027-03-10")) == false)
    #expect(try !calendar.hasEstimate(from: day("2027-03-01"), to: day("2027-03-31")))
  }
}
