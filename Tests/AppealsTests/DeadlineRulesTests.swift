import Core
import Testing

@testable import Appeals

@Suite struct DeadlineRulesTests {
  private static let rule =
    "from: 2019-01-01, working_days: 14, confirmed: 2026-03-12, source: {ky: а, ru: б, en: c}, url: https://example.org/"

  private static func parse(_ text: String) -> (rules: DeadlineRules?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let rules = DeadlineRules.parse(text, path: "deadlines.yaml", reporting: &diagnostics)
    return (rules, diagnostics)
  }

  @Test("the term is fourteen working days, and the pending bill is not a rule")
  func repositoryRules() throws {
    let repository = try Repository()
    #expect(repository.deadlines.rules.map(\.workingDays) == [14])
    for sample in WorkingCalendarTests.vectors {
      let due = try repository.deadlines.dueDate(
        registered: day(sample.registered), in: repository.calendar)
      #expect(try due == DueDate(date: day(sample.fourteen), isEstimated: false))
    }
  }

  @Test("the rule of the day of registration holds")
  func datedRules() throws {
    let shorter = DeadlineRulesTests.rule.replacing("2019-01-01", with: "2026-11-03")
      .replacing("14", with: "10")
    let result = DeadlineRulesTests.parse(
      "rules:\n  - {\(DeadlineRulesTests.rule)}\n  - {\(shorter)}")
    let rules = try #require(result.rules)
    let calendar = try Repository().calendar
    #expect(result.diagnostics.isEmpty)
    #expect(
      try rules.dueDate(registered: day("2026-11-03"), in: calendar)?.date == day("2026-11-17"))
    #expect(try rules.rule(on: day("2026-11-02"))?.workingDays == 14)
    #expect(try rules.rule(on: day("2018-12-31")) == nil)
    #expect(try rules.dueDate(registered: day("2028-12-25"), in: calendar) == nil)
  }

  @Test("a due date near an expected holiday is marked")
  func estimate() throws {
    let repository = try Repository()
    let due = try repository.deadlines.dueDate(
      registered: day("2027-03-01"), in: repository.calendar)
    #expect(try due == DueDate(date: day("2027-03-23"), isEstimated: true))
  }

  @Test(
    "reports a mistake at its place",
    arguments: [
      ("deadlines.order", "rules:\n  - {R}\n  - ▸{R}"), ("deadlines.empty", "▸rules: []"),
      ("deadlines.term", "rules:\n  - {S, working_days: ▸0}"),
      ("deadlines.term", "rules:\n  - {S, working_days: ▸251}"),
      ("deadlines.url", "rules:\n  - {T, url: ▸24.kg}"),
      ("yaml.unknown-key", "rules:\n  - {R, ▸days: 14}"),
    ])
  func mistake(code: String, marked: String) throws {
    let rule = DeadlineRulesTests.rule
    let source = MarkedText(
      marked.replacing("R", with: rule)
        .replacing("S", with: rule.replacing("working_days: 14, ", with: ""))
        .replacing("T", with: rule.replacing(", url: https://example.org/", with: "")))
    let result = DeadlineRulesTests.parse(source.text)
    try #require(result.diagnostics.count == 1, "\(result.diagnostics)")
    #expect(result.diagnostics[0].code == code)
    #expect(
      result.diagnostics[0].location
        == SourceLocation(path: "deadlines.yaml", line: source.line, column: source.column))
  }
}
