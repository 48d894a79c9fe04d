import Core
import Testing

@testable import Appeals

/// A small registry, and events read against it.
struct EventFixture {
  static let asOf = CalendarDate(iso: "2026-11-20")

  let codes: AppealCodes
  let table: AppealTable

  /// Row 0 is answered after an extension, row 1 is open, row 2 has no day of registration.
  static let rows = [
    row(
      "4929071538264109", status: "answered", extended: "yes", closed: "2026-04-20",
      outcome: "explained"),
    row("ПА-2026-15", extended: "no"), row("20260302000000000007", registered: ""),
  ]

  /// A row of the registry, received on 2 March 2026.
  static func row(
    _ reference: String, registered: String = "2026-03-03", status: String = "under-review",
    extended: String = "", closed: String = "", outcome: String = ""
  ) -> String {
    var cells = [String](repeating: "", count: AppealColumn.allCases.count)
    let stated: KeyValuePairs<AppealColumn, String> = [
      .reference: reference, .received: "2026-03-02", .registered: registered,
      .channel: "written", .status: status, .extended: extended, .closed: closed,
      .outcome: outcome,
    ]
    for (column, text) in stated { cells[column.rawValue] = text }
    return cells.joined(separator: ",")
  }

  init(codesText: String? = nil, rows: [String] = EventFixture.rows) throws {
    let repository = try Repository()
    if let codesText {
      var diagnostics: [Diagnostic] = []
      codes = try #require(AppealCodes.parse(codesText, path: "c", reporting: &diagnostics))
    } else {
      codes = repository.codes
    }
    let text = ([AppealColumn.header] + rows).joined(separator: "\n")
    let registry = repository.read(Array(text.utf8), asOf: EventFixture.asOf)
    try #require(!registry.diagnostics.hasErrors, "\(registry.diagnostics)")
    table = registry.table
  }

  func read(
    _ bytes: [UInt8], asOf: CalendarDate? = EventFixture.asOf, pieces: [Int] = [1 << 20]
  ) -> (events: AppealEvents, diagnostics: [Diagnostic]) {
    var reader = EventsReader(codes: codes, table: table, asOf: asOf, path: "events.csv")
    feed(bytes, pieces: pieces) { reader.feed($0) }
    var diagnostics: [Diagnostic] = []
    let events = reader.finish(reporting: &diagnostics)
    return (events, diagnostics)
  }

  /// Lines below the header.
  func read(lines: [String]) -> (events: AppealEvents, diagnostics: [Diagnostic]) {
    read(Array(([EventColumn.header] + lines).joined(separator: "\n").utf8))
  }

  /// The steps of a row as the file spells them, without the reference.
  func spelled(_ events: AppealEvents, row: Int) -> [String] {
    events.steps(ofRow: row).map { step in
      "\(step.day),\(step.event.name),\(codes.bodies[step.body]?.id ?? "")"
    }
  }
}
