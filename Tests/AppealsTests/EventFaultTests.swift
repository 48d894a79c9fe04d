import Core
import Testing

@testable import Appeals

@Suite struct EventFaultTests {
  let fixture: EventFixture

  init() throws {
    fixture = try EventFixture()
  }

  struct Fault: Sendable {
    var code: String
    /// With `▸` before the faulty cell.
    var line: String
    var hint: String?
  }

  static let faults = [
    Fault(code: "events.required", line: "▸,2026-03-04,referred,mayor"),
    Fault(code: "events.required", line: "ПА-2026-15,▸,referred,mayor"),
    Fault(code: "events.required", line: "ПА-2026-15,2026-03-04,▸,mayor"),
    Fault(code: "events.unknown-reference", line: "▸4929071538264100,2026-03-04,referred,mayor"),
    Fault(code: "events.unknown-reference", line: "▸па-2026-15,2026-03-04,referred,mayor"),
    Fault(
      code: "events.unknown-reference",
      line: "▸" + String(repeating: "7", count: 70) + ",2026-03-04,referred,mayor"),
    Fault(code: "events.date", line: "ПА-2026-15,▸04.03.2026,referred,mayor"),
    Fault(code: "events.date", line: "ПА-2026-15,▸1969-12-31,referred,mayor"),
    Fault(code: "events.future-date", line: "ПА-2026-15,▸2026-11-21,referred,mayor"),
    Fault(code: "events.before-received", line: "ПА-2026-15,▸2026-03-01,referred,mayor"),
    Fault(code: "events.other-day", line: "ПА-2026-15,▸2026-03-01,received,"),
    Fault(code: "events.other-day", line: "ПА-2026-15,▸2026-03-04,registered,"),
    Fault(code: "events.other-day", line: "20260302000000000007,▸2026-03-02,registered,"),
    Fault(code: "events.other-day", line: "4929071538264109,▸2026-04-21,answered,"),
    Fault(code: "events.other-day", line: "ПА-2026-15,▸2026-04-20,answered,"),
    Fault(
      code: "events.unknown-event", line: "ПА-2026-15,2026-03-04,▸passed_on,mayor",
      hint: "use ‘passed-on’"),
    Fault(
      code: "events.unknown-event", line: "ПА-2026-15,2026-03-04,▸Асанов,mayor",
      hint: "use one of: received, registered, referred, passed-on, extended, answered"),
    Fault(code: "events.not-extended", line: "ПА-2026-15,2026-03-04,▸extended,"),
    Fault(code: "events.not-extended", line: "20260302000000000007,2026-03-04,▸extended,"),
    Fault(
      code: "events.unknown-body", line: "ПА-2026-15,2026-03-04,referred,▸major",
      hint: "use ‘mayor’"),
    Fault(
      code: "events.unknown-body", line: "ПА-2026-15,2026-03-04,referred,▸Министерство",
      hint: "use ‘ministry’"),
  ]

  @Test("reports a fault of a line at its cell, never its value, and reads on", arguments: faults)
  func fault(sample: Fault) throws {
    let source = MarkedText(
      [EventColumn.header, sample.line, "4929071538264109,2026-03-05,referred,agency"]
        .joined(separator: "\n"))
    let result = fixture.read(source.bytes)
    try #require(result.diagnostics.count == 1, "\(result.diagnostics)")
    let diagnostic = result.diagnostics[0]
    #expect(diagnostic.code == sample.code)
    #expect(diagnostic.severity == .error)
    #expect(
      diagnostic.location
        == SourceLocation(path: "events.csv", line: source.line, column: source.column))
    #expect(!diagnostic.showsSource)
    if let hint = sample.hint { #expect(diagnostic.hint == hint) }
    #expect(fixture.spelled(result.events, row: 0).contains("2026-03-05,referred,agency"))
    #expect(result.events.steps(ofRow: 1).isEmpty && result.events.steps(ofRow: 2).isEmpty)
    for cell in sample.line.split(separator: ",") where cell.hasPrefix("▸") && cell.count > 9 {
      #expect(!"\(diagnostic)".contains(cell.dropFirst()))
    }
  }

  @Test("reports all faults of a line at once, and each only once")
  func severalFaults() {
    let result = fixture.read(lines: ["x,2026-13-01,sent,nobody", ",,,"])
    #expect(
      result.diagnostics.map(\.code) == [
        "events.unknown-reference", "events.date", "events.unknown-event", "events.unknown-body",
        "events.required", "events.required", "events.required",
      ])
  }

  @Test("takes any day when there is no day of the data")
  func noDayOfData() {
    let text = EventColumn.header + "\nПА-2026-15,2099-03-04,referred,mayor"
    let result = fixture.read(Array(text.utf8), asOf: nil)
    #expect(result.diagnostics.isEmpty)
    #expect(fixture.spelled(result.events, row: 1).last == "2099-03-04,referred,mayor")
  }

  @Test(
    "warns of an appeal sent on to nobody, and keeps the event",
    arguments: ["referred", "passed-on"])
  func withoutBody(event: String) {
    let source = MarkedText(EventColumn.header + "\nПА-2026-15,2026-03-04,\(event),▸")
    let result = fixture.read(source.bytes)
    #expect(result.diagnostics.map(\.code) == ["events.without-body"])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(
      result.diagnostics[0].location
        == SourceLocation(path: "events.csv", line: source.line, column: source.column))
    #expect(fixture.spelled(result.events, row: 1).last == "2026-03-04,\(event),")
  }

  @Test("warns of an event that stands twice at both lines, and keeps it once")
  func twice() {
    let result = fixture.read(lines: [
      "ПА-2026-15,2026-03-04,referred,mayor", "\"ПА-2026-15\",\"2026-03-02\",received,",
      "nobody,2026-03-04,referred,mayor", "ПА-2026-15,2026-03-04,referred,agency",
      "4929071538264109,2026-03-04,referred,mayor", "ПА-2026-15,2026-03-05,referred,mayor",
      "ПА-2026-15,2026-03-04,referred,mayor", "ПА-2026-15,2026-03-02,received,",
      "4929071538264109,2026-03-04,referred,mayor",
    ])
    let warnings = result.diagnostics.filter { $0.code == "events.twice" }
    #expect(warnings.map(\.severity) == [.warning, .warning, .warning])
    #expect(warnings.map(\.location.line) == [8, 9, 10])
    #expect(warnings.flatMap(\.notes).map(\.location?.line) == [2, 3, 6])
    #expect(
      fixture.spelled(result.events, row: 1) == [
        "2026-03-02,received,", "2026-03-03,registered,", "2026-03-04,referred,mayor",
        "2026-03-04,referred,agency", "2026-03-05,referred,mayor",
      ])
    #expect(fixture.spelled(result.events, row: 0).count == 4)
  }

  @Test("lists fifty of one kind and counts the rest")
  func flood() {
    let result = fixture.read(
      lines: (0..<75).map { "A-\($0),2026-03-04,reffered,mayor" })
    for code in ["events.unknown-reference", "events.unknown-event"] {
      let listed = result.diagnostics.filter { $0.code == code }
      #expect(listed.count == 51)
      #expect(listed.last?.message == "and 25 more from here on that are not listed")
      #expect(listed.last?.location.line == 52)
    }
    #expect(result.diagnostics.count == 102)
  }

  @Test("reports what is no CSV, and reads on")
  func malformed() {
    let result = fixture.read(lines: [
      "ПА-2026-15,2026-03-04,referred", "ПА-2026-15,2026-03-04,referred,mayor",
    ])
    #expect(result.diagnostics.map(\.code) == ["csv.field-count"])
    #expect(fixture.spelled(result.events, row: 1).last == "2026-03-04,referred,mayor")
  }

  @Test("holds bodies against the day of the event")
  func validity() throws {
    let codes = try content("appeals/codes.yaml").replacing(
      "  - code: mayor\n", with: "  - code: mayor\n    from: 2026-03-05\n    until: 2026-03-31\n")
    let fixture = try EventFixture(codesText: codes)
    for (day, isValid) in [
      ("2026-03-04", false), ("2026-03-05", true), ("2026-03-31", true), ("2026-04-01", false),
    ] {
      let source = MarkedText(EventColumn.header + "\nПА-2026-15,\(day),referred,▸mayor")
      let result = fixture.read(source.bytes)
      #expect(result.diagnostics.map(\.code) == (isValid ? [] : ["events.body-not-valid"]))
      #expect(result.diagnostics.allSatisfy { $0.location.column == source.column })
      #expect(result.diagnostics.hasErrors == !isValid)
    }
  }
}
