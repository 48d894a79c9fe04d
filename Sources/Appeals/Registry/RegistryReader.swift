import Core

/// A registry as it was read: `rowsRead` = `table.count` + `rowsRejected`.
package struct Registry: Sendable {
  package let table: AppealTable
  /// Without the header, malformed rows included.
  package let rowsRead: Int
  /// Rows with errors, which are not in the table.
  package let rowsRejected: Int
  /// Where the rows of the table stand in the file.
  package let lines: LineIndex
}

/// Reads a canonical registry (`AppealColumn`, CSV) from chunks of bytes into a table and checks it.
///
/// Feed the chunks in order, then `finish`. Rows with errors are reported by file, line and column,
/// never by what they hold, and are not in the table; the rest is still read. At most fifty
/// diagnostics of one code are listed, the others counted.
package struct RegistryReader: Sendable {
  package let codes: AppealCodes
  package let path: String
  /// Rows seen so far, without the header; malformed ones included.
  package private(set) var rowsRead = 0
  /// Those of them that are not in the table.
  package private(set) var rowsRejected = 0

  var csv = CSVReader()
  var problems = FloodLimit()
  private let checks: RowChecks
  private var decoder: RowDecoder
  private var isUnreadable = false
  private var table = AppealTable()
  private var seen = ReferenceIndex()
  private var lines = LineIndex()
  private var late: (count: Int, first: SourceLocation)?

  /// - Parameters:
  ///   - asOf: the day of the data; dates after it are errors. `nil`: no date is too late.
  ///   - path: the file's path for messages.
  package init(
    codes: AppealCodes, calendar: WorkingCalendar, asOf: CalendarDate?, path: String
  ) {
    self.codes = codes
    self.path = path
    decoder = RowDecoder(codes: codes)
    checks = RowChecks(codes: codes, calendar: calendar, asOf: asOf)
  }

  package mutating func feed(_ chunk: Span<UInt8>) {
    if isUnreadable { return }
    csv.feed(chunk)
    readRows()
  }

  /// Reads what is left, and gives the table and the diagnostics.
  package consuming func finish(reporting diagnostics: inout [Diagnostic]) -> Registry {
    csv.finish()
    readRows()
    if !hasHeader, !isUnreadable { reportNoHeader() }
    reportLate()
    diagnostics += problems.summary()
    return Registry(
      table: table, rowsRead: rowsRead, rowsRejected: rowsRejected, lines: lines)
  }

  private var hasHeader: Bool { !decoder.positions.isEmpty }

  private mutating func readRows() {
    while !isUnreadable {
      switch csv.next() {
      case .exhausted: return
      case .malformed(let problem):
        problems.append(problem.diagnostic(path: path))
        rowsRead += hasHeader ? 1 : 0
        rowsRejected += hasHeader ? 1 : 0
        // Without its header nothing is known about the other rows.
        isUnreadable = !hasHeader
      case .row: if hasHeader { readRow() } else { readHeader() }
      }
    }
  }

  private mutating func readHeader() {
    guard let positions = headerPositions() else {
      isUnreadable = true
      return
    }
    decoder.positions = positions
  }

  private mutating func readRow() {
    rowsRead += 1
    var faults: [RowFault] = []
    let row = decoder.decode(csv.bytes.span, csv.fields, &faults)
    checks.check(row, &faults)
    if !faults.isEmpty {
      for fault in faults { report(fault) }
      if !faults.allSatisfy(\.isWarning) {
        rowsRejected += 1
        return
      }
    }
    keep(row)
  }

  private mutating func keep(_ row: RegistryRow) {
    let number = table.count
    if let key = row.referenceDigits {
      table.references.append(key)
    } else {
      table.references.append(spelling: csv.bytes[row.referenceCell])
    }
    if decoder.positions[0] >= 0, let twin = seen.earlierRow(sameAs: number, in: table.references) {
      table.references.removeLast()
      rowsRejected += 1
      report(
        RowFault(.duplicateReference, .reference),
        note: Diagnostic.Note(
          "first used here", at: SourceLocation(path: path, line: lines.line(ofRow: twin))))
      return
    }
    lines.append(row: number, line: csv.line)
    table.appendCells(of: row)
    if checks.isRegisteredLate(row) { countLate() }
  }
}

extension RegistryReader {
  private mutating func report(
    _ fault: RowFault, note: Diagnostic.Note? = nil
  ) {
    let hint =
      fault.rule == .unknownCode && problems.lists(fault.code)
      ? codeHint(fault.column) : fault.hint
    problems.append(
      Diagnostic(
        fault.isWarning ? .warning : .error, fault.code, fault.message,
        at: place(of: fault.column), hint: hint, notes: note.map { [$0] } ?? [],
        showsSource: false))
  }

  private func place(of column: AppealColumn) -> SourceLocation {
    let position = decoder.positions[column.rawValue]
    guard position >= 0 else { return SourceLocation(path: path, line: csv.line) }
    let (line, column) = csv.place(ofField: position)
    return SourceLocation(path: path, line: line, column: column)
  }

  private func codeHint(_ column: AppealColumn) -> String? {
    let cell = decoder.cell(column, csv.fields)
    return codes.list(of: column)?.hint(forUnknown: csv.bytes[cell])
  }

  private mutating func countLate() {
    if late == nil { late = (0, place(of: .registered)) }
    late?.count += 1
  }

  private mutating func reportLate() {
    guard let late else { return }
    problems.append(
      Diagnostic(
        .warning, "registry.late-registration",
        "rows registered later than one working day after receipt: \(late.count); the first is here",
        at: late.first, hint: "check the dates; the law asks for one working day",
        showsSource: false))
  }
}
