import Appeals
import Core
import Testing

/// A registry of a few codes, read from text as the tool reads it.
struct SmallRegistry {
  static let topics = ["land-housing", "land", "social", "other"]
  static let regions = ["KG-B", "KG-C", ""]

  let codes: AppealCodes
  let calendar: WorkingCalendar

  init() throws {
    var diagnostics: [Diagnostic] = []
    codes = try #require(
      AppealCodes.parse(Self.codesText, path: "codes.yaml", reporting: &diagnostics))
    calendar = try #require(
      WorkingCalendar.parse(Self.calendarText, path: "calendar.yaml", reporting: &diagnostics))
    try #require(diagnostics.isEmpty, "\(diagnostics)")
  }

  /// A row as far as the figures ask for it; a day of closing makes it closed.
  struct Row {
    var registered = "2026-03-02"
    var channel = "written"
    var topic = "social"
    var region = "KG-B"
    var closed = ""
    var outcome = ""
  }

  func table(_ rows: [Row]) throws -> AppealTable {
    var text = AppealColumn.header + "\n"
    for (number, row) in rows.enumerated() {
      let status = row.closed.isEmpty ? "registered" : "answered"
      text += "N-\(number),2026-01-05,\(row.registered),\(row.channel),,,,,\(row.topic),"
      text += "\(row.region),,,,\(status),,\(row.closed),\(row.outcome)\n"
    }
    var reader = RegistryReader(codes: codes, calendar: calendar, asOf: nil, path: "a.csv")
    reader.feed(Array(text.utf8).span)
    var diagnostics: [Diagnostic] = []
    let registry = reader.finish(reporting: &diagnostics)
    try #require(registry.table.count == rows.count, "\(diagnostics)")
    return registry.table
  }

  private static let name = "name: {ky: К, ru: Р, en: E}"

  private static let codesText = """
    channels: [{code: written, \(name)}, {code: reception, \(name)}]
    kinds: [{code: complaint, \(name)}]
    topics:
      - {code: land-housing, name: {ky: Жер, ru: Земля, en: Land and housing}}
      - {code: land, parent: land-housing, \(name)}
      - {code: social, name: {ky: Социалдык, ru: Социальные, en: Social}}
      - {code: other, name: {ky: Башка, ru: Прочее, en: Other}}
    regions: [{code: KG-B, name: {ky: Б, ru: Б, en: B}}, {code: KG-C, name: {ky: Ч, ru: Ч, en: C}}]
    bodies: [{code: mayor, \(name)}]
    statuses:
      - {code: registered, \(name)}
      - {code: answered, \(name), outcomes: [satisfied, refused, withdrawn]}
    outcomes: [{code: satisfied, \(name)}, {code: refused, \(name)}, {code: withdrawn, \(name)}]
    """

  private static let calendarText = """
    covered: {from: 2026, until: 2027}
    names: {}
    holidays: []
    working_holidays: []
    moving: []
    observed: []
    extra: []
    swaps: []
    """
}
