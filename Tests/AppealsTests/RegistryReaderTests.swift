import Core
import Testing

@testable import Appeals

/// A row that passes every check, and variations of it. A cell may hold the marker `▸`.
private func row(_ changes: KeyValuePairs<AppealColumn, String> = [:]) -> String {
  var cells = [
    "4929071538264109", "2026-03-02", "2026-03-03", "written", "complaint", "no", "1", "no",
    "courts", "KG-C", "ministry", "1", "no", "answered", "no", "2026-03-20", "explained",
  ]
  for (column, text) in changes { cells[column.rawValue] = text }
  return cells.joined(separator: ",")
}

private let asOf = CalendarDate(iso: "2026-11-20")

@Suite struct RegistryReaderTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  private func read(_ rows: [String]) -> (
    table: AppealTable, diagnostics: [Diagnostic], read: Int, rejected: Int
  ) {
    let lines = [AppealColumn.header] + rows
    return repository.read(Array(lines.joined(separator: "\n").utf8), asOf: asOf)
  }

  @Test("reads a row into its columns")
  func oneRow() throws {
    let result = read([row()])
    #expect(result.diagnostics.isEmpty)
    let appeal = result.table[0]
    let codes = repository.codes
    #expect(appeal.reference == "4929071538264109")
    #expect(try appeal.received == day("2026-03-02"))
    #expect(try appeal.registered == day("2026-03-03"))
    #expect(try appeal.closed == day("2026-03-20"))
    #expect(codes.channels[appeal.channel]?.id == "written")
    #expect(codes.kinds[appeal.kind]?.name.ru == "жалоба")
    #expect(codes.topics[appeal.topic]?.id == "courts")
    #expect(codes.topics[codes.topics.top(of: appeal.topic)]?.id == "justice")
    #expect(codes.regions[appeal.region]?.id == "KG-C")
    #expect(codes.bodies[appeal.body]?.id == "ministry")
    #expect(codes.statuses[appeal.status]?.id == "answered")
    #expect(codes.outcomes[appeal.outcome]?.id == "explained")
    #expect(appeal.signatories == 1)
    #expect(appeal.transfers == 1)
    #expect(appeal.flags.answer(.collective) == false)
    #expect(try result.table.newestDate == day("2026-03-20"))
  }

  @Test("takes an empty cell for not stated")
  func emptyCells() {
    let result = read([
      row([
        .registered: "", .kind: "", .collective: "", .signatories: "", .repeated: "yes",
        .topic: "", .region: "", .body: "", .transfers: "", .inspected: "", .extended: "",
        .status: "registered", .closed: "", .outcome: "",
      ])
    ])
    #expect(result.diagnostics.isEmpty)
    let appeal = result.table[0]
    #expect(appeal.registered == nil && appeal.closed == nil)
    #expect(appeal.kind == 0 && appeal.topic == 0 && appeal.body == 0 && appeal.outcome == 0)
    #expect(repository.codes.regions[appeal.region]?.id == "not-stated")
    #expect(appeal.signatories == nil && appeal.transfers == nil)
    #expect(appeal.flags.answer(.collective) == nil)
    #expect(appeal.flags.answer(.repeated) == true)
  }

  struct Fault: Sendable {
    var code: String
    var changes: KeyValuePairs<AppealColumn, String>
    var hint: String?
  }

  static let faults = [
    Fault(code: "registry.required", changes: [.reference: "▸"]),
    Fault(code: "registry.required", changes: [.received: "▸"]),
    Fault(code: "registry.required", changes: [.channel: "▸"]),
    Fault(code: "registry.required", changes: [.status: "▸"]),
    Fault(code: "registry.reference", changes: [.reference: "▸ 17"]),
    Fault(
      code: "registry.reference", changes: [.reference: "▸" + String(repeating: "7", count: 65)]),
    Fault(code: "registry.date", changes: [.received: "▸02.03.2026"]),
    Fault(code: "registry.date", changes: [.received: "▸2026-02-30"]),
    Fault(code: "registry.date", changes: [.received: "▸1969-12-31"]),
    Fault(code: "registry.date", changes: [.registered: "▸2150-01-01"]),
    Fault(
      code: "registry.future-date",
      changes: [.closed: "▸2026-11-21", .received: "2026-03-02"]),
    Fault(code: "registry.number", changes: [.signatories: "▸0"]),
    Fault(code: "registry.number", changes: [.signatories: "▸4294967296"]),
    Fault(code: "registry.number", changes: [.transfers: "▸255"]),
    Fault(code: "registry.number", changes: [.transfers: "▸-1"]),
    Fault(code: "registry.yes-or-no", changes: [.repeated: "▸ооба"]),
    Fault(code: "registry.unknown-code", changes: [.topic: "▸cuorts"], hint: "use ‘courts’"),
    Fault(code: "registry.unknown-code", changes: [.kind: "▸Жалоба"], hint: "use ‘complaint’"),
    Fault(
      code: "registry.unknown-code", changes: [.kind: "▸Асанов"],
      hint: "use one of: proposal, application, complaint"),
    Fault(
      code: "registry.unknown-code", changes: [.body: "▸a-code-of-more-than-sixteen"],
      hint: "use one of the 13 codes of the code list"),
    Fault(code: "registry.date-order", changes: [.registered: "▸2026-03-01"]),
    Fault(
      code: "registry.date-order", changes: [.registered: "", .closed: "▸2026-03-01"]),
    Fault(code: "registry.date-order", changes: [.closed: "▸2026-03-02"]),
    Fault(
      code: "registry.outcome-without-closing",
      changes: [.status: "under-review", .closed: "", .outcome: "▸explained"]),
    Fault(
      code: "registry.closing-without-outcome", changes: [.closed: "▸2026-03-20", .outcome: ""]),
    Fault(code: "registry.status", changes: [.status: "▸under-review"]),
    Fault(code: "registry.status", changes: [.status: "▸answered", .closed: "", .outcome: ""]),
    Fault(code: "registry.outcome", changes: [.outcome: "▸withdrawn"]),
    Fault(code: "registry.signatories", changes: [.collective: "yes", .signatories: "▸1"]),
    Fault(code: "registry.signatories", changes: [.collective: "no", .signatories: "▸2"]),
  ]

  @Test("reports a fault of a row at its cell, never its value, and reads on", arguments: faults)
  func fault(sample: Fault) throws {
    let source = MarkedText(
      [AppealColumn.header, row(sample.changes), row([.reference: "A-1"])].joined(separator: "\n"))
    let result = repository.read(source.bytes, asOf: asOf)
    try #require(result.diagnostics.count == 1, "\(result.diagnostics)")
    let diagnostic = result.diagnostics[0]
    #expect(diagnostic.code == sample.code)
    #expect(diagnostic.severity == .error)
    #expect(
      diagnostic.location
        == SourceLocation(path: "appeals.csv", line: source.line, column: source.column))
    #expect(!diagnostic.showsSource)
    if let hint = sample.hint { #expect(diagnostic.hint == hint) }
    #expect(result.table.count == 1 && result.rejected == 1 && result.read == 2)
    #expect(result.table.references[0] == "A-1")
    for (_, cell) in sample.changes where cell.hasPrefix("▸") && cell.count > 4 {
      #expect(!"\(diagnostic)".contains(cell.dropFirst()))
    }
  }

  @Test("a wrong check digit is only a warning")
  func checkDigit() {
    for reference in ["4929071538264108", "12345678901234567890"] {
      let result = read([row([.reference: reference])])
      #expect(result.diagnostics.map(\.code) == ["registry.check-digit"])
      #expect(result.diagnostics.map(\.severity) == [.warning])
      #expect(result.table.count == 1)
    }
  }

  @Test("names both places of a duplicate reference")
  func duplicate() {
    for reference in ["4929071538264109", "ПА-2026-15"] {
      let result = read([
        row([.reference: "A-1"]), row([.reference: "\"B\n1\""]), row([.reference: reference]),
        row([.reference: "A-2"]), row([.reference: reference]),
      ])
      let duplicates = result.diagnostics.filter { $0.code == "registry.duplicate-reference" }
      #expect(duplicates.map(\.location.line) == [7])
      #expect(duplicates.flatMap(\.notes).map(\.location?.line) == [5])
      // The control character in the second reference is another fault.
      #expect(result.table.count == 3)
    }
  }

  @Test("counts late registrations in one warning at the first")
  func lateRegistration() {
    // 6 March 2026 is a Friday, 8 March a holiday on a Sunday.
    let result = read([
      row([.reference: "A-1", .received: "2026-03-06", .registered: "2026-03-09"]),
      row([.reference: "A-2", .received: "2026-03-06", .registered: "2026-03-10"]),
      row([.reference: "A-3", .received: "2026-03-06", .registered: "2026-03-11"]),
    ])
    #expect(result.diagnostics.map(\.code) == ["registry.late-registration"])
    #expect(result.diagnostics[0].severity == .warning)
    #expect(result.diagnostics[0].location.line == 3)
    #expect(result.diagnostics[0].message.contains(": 2;"))
    #expect(result.table.count == 3)
  }

  @Test("lists fifty of one kind and counts the rest")
  func flood() {
    let result = read(
      (0..<75).map { row([.reference: "A-\($0)", .kind: "nonsense", .status: "answerd"]) })
    for code in ["registry.unknown-code"] {
      let listed = result.diagnostics.filter { $0.code == code }
      #expect(listed.count == 51)
      #expect(listed.last?.message == "and 100 more from here on that are not listed")
      #expect(listed.last?.location.line == 27)
    }
    #expect(result.rejected == 75)
  }

  @Test("does not depend on where the chunks are cut")
  func chunks() {
    let rows = (0..<40).map { number in
      row([
        .reference: number % 7 == 0 ? "\"Б \"\"\(number % 14)\"\"\"" : "A-\(number)",
        .kind: number % 11 == 0 ? "unknown" : "complaint",
      ])
    }
    let bytes = Array(([AppealColumn.header] + rows).joined(separator: "\r\n").utf8)
    let whole = repository.read(bytes, asOf: asOf)
    #expect(whole.diagnostics.count > 3)
    for piece in [1, 2, 13, 100] {
      let parts = repository.read(bytes, asOf: asOf, pieces: [piece])
      #expect(parts.diagnostics == whole.diagnostics)
      #expect(
        (0..<parts.table.count).map { parts.table[$0] }
          == (0..<whole.table.count).map { whole.table[$0] })
    }
  }

  @Test("holds codes against the day of receipt")
  func validity() throws {
    var diagnostics: [Diagnostic] = []
    let text = try content("appeals/codes.yaml").replacingOccurrence(
      of: "  - code: KG-T\n", with: "  - code: KG-T\n    from: 2026-03-01\n    until: 2026-03-31\n")
    let codes = try #require(AppealCodes.parse(text, path: "c", reporting: &diagnostics))
    for (received, isValid) in [
      ("2026-02-27", false), ("2026-03-01", true), ("2026-03-31", true), ("2026-04-01", false),
    ] {
      var reader = RegistryReader(
        codes: codes, calendar: repository.calendar, asOf: asOf, path: "appeals.csv")
      let source = MarkedText(
        AppealColumn.header + "\n"
          + row([.received: received, .registered: "", .region: "▸KG-T", .closed: "2026-05-04"]))
      reader.feed(source.bytes.span)
      diagnostics = []
      _ = reader.finish(reporting: &diagnostics)
      #expect(diagnostics.map(\.code) == (isValid ? [] : ["registry.code-not-valid"]))
      #expect(diagnostics.allSatisfy { $0.location.column == source.column })
    }
  }
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
