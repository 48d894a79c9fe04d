import Core
import Foundation
import Testing

@testable import Appeals

/// The rows and problems of a CSV text, fed in pieces of the given sizes, the last one again and
/// again.
func readCSV(
  _ bytes: [UInt8], pieces: [Int] = [1 << 20], delimiter: UInt8 = UInt8(ascii: ","),
  limits: CSVReader.Limits = CSVReader.Limits()
) -> (rows: [[String]], lines: [Int], problems: [CSVProblem]) {
  var reader = CSVReader(delimiter: delimiter, limits: limits)
  var rows: [[String]] = []
  var lines: [Int] = []
  var problems: [CSVProblem] = []
  func drain() {
    while true {
      switch reader.next() {
      case .exhausted: return
      case .malformed(let problem): problems.append(problem)
      case .row:
        lines.append(reader.line)
        rows.append(
          reader.fields[..<reader.fieldCount].map {
            String(decoding: reader.bytes[$0.content], as: UTF8.self)
          })
      }
    }
  }
  feed(bytes, pieces: pieces) { piece in
    reader.feed(piece)
    drain()
  }
  reader.finish()
  drain()
  return (rows, lines, problems)
}

func feed(_ bytes: [UInt8], pieces: [Int], to sink: (Span<UInt8>) -> Void) {
  var start = 0
  var number = 0
  while start < bytes.count {
    let end = min(bytes.count, start + pieces[min(number, pieces.count - 1)])
    sink(bytes[start..<end].span)
    (start, number) = (end, number + 1)
  }
}

/// A file of the repository's own content, as text.
func content(_ path: String) throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(contentsOf: root.appending(path: "Content/" + path), encoding: .utf8)
}

/// The repository's own code lists and calendar.
struct Repository {
  let codes: AppealCodes
  let calendar: WorkingCalendar
  let deadlines: DeadlineRules

  init() throws {
    var diagnostics: [Diagnostic] = []
    codes = try #require(
      try AppealCodes.parse(
        content("appeals/codes.yaml"), path: "codes.yaml", reporting: &diagnostics))
    calendar = try #require(
      try WorkingCalendar.parse(
        content("directory/working-calendar.yaml"), path: "working-calendar.yaml",
        reporting: &diagnostics))
    deadlines = try #require(
      try DeadlineRules.parse(
        content("directory/deadlines.yaml"), path: "deadlines.yaml", reporting: &diagnostics))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
  }

  func read(
    _ bytes: [UInt8], asOf: CalendarDate? = nil, pieces: [Int] = [1 << 20]
  ) -> (table: AppealTable, diagnostics: [Diagnostic], read: Int, rejected: Int) {
    var reader = RegistryReader(codes: codes, calendar: calendar, asOf: asOf, path: "appeals.csv")
    feed(bytes, pieces: pieces) { reader.feed($0) }
    var diagnostics: [Diagnostic] = []
    let result = reader.finish(reporting: &diagnostics)
    return (result.table, diagnostics, result.rowsRead, result.rowsRejected)
  }
}

func day(_ iso: String) throws -> CalendarDate {
  try #require(CalendarDate(iso: iso))
}
