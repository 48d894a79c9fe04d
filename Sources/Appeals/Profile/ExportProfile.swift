import Core
import Privacy

/// One pass over an unknown export: how it is written, and what each column holds.
package struct ExportProfile: Sendable {
  package private(set) var columns: [ColumnProfile] = []
  package private(set) var malformed: [CSVProblem] = []
  package private(set) var malformedRows = 0
  package private(set) var rows = 0
  private var reader: ExportReader
  /// The line that seems to name the columns, where a title stands above them.
  package private(set) var lineBelowTitle: Int?
  private var beginsWithTitle = false
  private static let linesOfTitles = 20
  /// As asked for, or 0 when the first row is no header.
  package private(set) var headerLine: Int
  /// Columns with numbers of appeals, by their names.
  private(set) var counts = CountColumns()

  package var dialect: ExportDialect { reader.dialect }
  package var encoding: TextEncoding { reader.encoding }

  package init(_ dialect: ExportDialect) {
    reader = ExportReader(dialect)
    headerLine = dialect.headerLine
  }

  package mutating func feed(_ chunk: Span<UInt8>) -> Bool {
    reader.feed(chunk)
    return readRows()
  }

  /// What the file is if it is no text: the message and the way out.
  package mutating func finish() -> (message: String, hint: String)? {
    reader.finish()
    _ = readRows()
    return reader.foreign?.diagnostic
  }

  private mutating func readRows() -> Bool {
    while true {
      switch reader.next() {
      case .exhausted: return reader.foreign == nil
      case .malformed(let problem):
        malformedRows += 1
        if malformed.count < 5 { malformed.append(problem) }
        // A file whose very first row is broken is no registry.
        if columns.isEmpty { return false }
      case .row: if columns.isEmpty { readHeader() } else { readRow() }
      }
    }
  }

  private mutating func readHeader() {
    let names = reader.csv.fields[..<reader.csv.fieldCount].map { field in
      String(decoding: reader.csv.bytes[field.content], as: UTF8.self)
    }
    // A spreadsheet fills up the line of a title with empty cells.
    beginsWithTitle = names.count > 2 && names.count { !$0.isEmpty } == 1
    if names.contains(where: looksLikeData) { headerLine = 0 }
    columns = names.map { ColumnProfile(name: headerLine == 0 ? "" : $0) }
    counts = CountColumns(columns.map(\.name))
    if headerLine == 0 { readRow() }
  }

  /// A day, a long number or somebody's name is no name of a column, and must not be shown as one.
  private func looksLikeData(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    if bytes.isEmpty { return false }
    let number = WholeNumber.read(bytes.span, bytes.indices)
    return PersonalData.rule(ofValue: name) != nil || (number ?? 0) > 9999
      || ColumnProfile.formats.contains { $0.date(in: bytes.span, bytes.indices) != nil }
  }

  private mutating func readRow() {
    rows += 1
    if beginsWithTitle, lineBelowTitle == nil, rows <= ExportProfile.linesOfTitles {
      findHeader()
    }
    let (bytes, fields) = (reader.csv.bytes, reader.csv.fields)
    let weight = counts.add(bytes.span, fields)
    for index in columns.indices {
      var (start, end) = (fields[index].start, fields[index].end)
      while start < end, bytes[start] <= 0x20 { start += 1 }
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      columns[index].add(bytes.span, start..<end, weight: weight)
    }
  }

  /// The first line with most of its cells filled.
  private mutating func findHeader() {
    let filled = reader.csv.fields[..<reader.csv.fieldCount].count { !$0.content.isEmpty }
    if filled * 2 > columns.count { lineBelowTitle = reader.csv.line }
  }
}
