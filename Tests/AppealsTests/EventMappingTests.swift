import Core
import Testing

@testable import Appeals

/// The journal of steps as an office's own system exports it.
@Suite struct EventMappingTests {
  let settings = """
    demonstration: false
    file: appeals.csv
    events:
      file: journal.csv
      dates: [d.m.y]
      filters: [{column: Операция, drop: [печать]}]
      columns:
        reference: [Рег. №, Номер]
        date: Дата
        event:
          column: Операция
          values: {received: поступило, referred: [направлено, переадресовано], answered: ответ дан}
        body: {column: Кому, unmapped: not-stated, values: {mayor: мэрия г. Бишкек}}
    """

  func read(
    _ lines: [String], _ settings: String? = nil
  ) throws -> (steps: [String], diagnostics: [Diagnostic]) {
    let fixture = try EventFixture()
    var diagnostics: [Diagnostic] = []
    let parsed = RegistrySettings.parse(
      settings ?? self.settings, path: "r.yaml", reporting: &diagnostics)
    let source = try #require(parsed?.events, "\(diagnostics)")
    var reader = EventsReader(
      source, codes: fixture.codes, table: fixture.table, asOf: EventFixture.asOf,
      path: "journal.csv", reporting: &diagnostics)
    let text = (["Рег. №;Исполнитель;Дата;Операция;Кому"] + lines).joined(separator: "\r\n")
    reader.feed(EncodedText.windows1251(text).span)
    let events = reader.finish(reporting: &diagnostics)
    return (fixture.spelled(events, row: 0), diagnostics)
  }

  @Test("is read by its own names, spellings and days, in its own encoding")
  func own() throws {
    let read = try read([
      "4929071538264109;Образцов;02.03.2026 9:15;Поступило;",
      "4929071538264109;Образцов;4.3.2026;НАПРАВЛЕНО;Мэрия  г. Бишкек",
      "4929071538264109;;5.3.2026;печать;", "4929071538264109;;20.04.2026;ответ дан;Канцелярия",
    ])
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(
      read.steps == [
        "2026-03-02,received,", "2026-03-03,registered,", "2026-03-04,referred,mayor",
        "2026-04-20,answered,",
      ])
  }

  @Test("faults name line and column of the journal and the way out, never the cell")
  func faults() throws {
    let read = try read([
      "4929071538264109;;4.3.2026;Подшито;", "4929071538264109;;март;поступило;",
      "777;;4.3.2026;поступило;",
    ])
    #expect(
      read.diagnostics.map(\.code) == [
        "events.unknown-event", "events.date", "events.unknown-reference",
      ])
    #expect(read.diagnostics.map(\.location.line) == [2, 3, 4])
    #expect(read.diagnostics[0].location.column == 28)
    #expect(read.diagnostics[0].hint?.contains("filter") == true)
    #expect(read.diagnostics[1].hint?.contains("‘dates’ in registry.yaml") == true)
    #expect(!read.diagnostics.contains { $0.message.contains("Подшито") })
  }

  @Test("a column that is not there is named by what the settings say")
  func columns() throws {
    let read = try read([], settings.replacing("date: Дата", with: "date: День"))
    #expect(read.diagnostics.map(\.code) == ["source.column"])
    var diagnostics: [Diagnostic] = []
    _ = RegistrySettings.parse(
      settings.replacing("received: поступило", with: "recieved: поступило"), path: "r.yaml",
      reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["source.code"])
  }
}

/// Days of the journal with two digits for the year.
extension EventMappingTests {
  @Test("two digits of a year mean a year of the hundred that is said; nothing said is an error")
  func shortYears() throws {
    let short = settings.replacing("dates: [d.m.y]", with: "dates: [d.m.yy]")
    let lines = ["4929071538264109;;02.03.26;поступило;", "4929071538264109;;20.4.26;ответ дан;"]
    let read = try read(
      lines, short.replacing("  file: journal.csv", with: "  file: journal.csv\n  century: 1970"))
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(read.steps.first == "2026-03-02,received," && read.steps.last == "2026-04-20,answered,")
    var diagnostics: [Diagnostic] = []
    #expect(RegistrySettings.parse(short, path: "r.yaml", reporting: &diagnostics) == nil)
    #expect(diagnostics.map(\.code) == ["source.date-format"])
    #expect(diagnostics.first?.hint?.contains("‘century: 1970’") == true)
  }
}
