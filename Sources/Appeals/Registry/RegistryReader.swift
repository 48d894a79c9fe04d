import Core
import Privacy
import References

/// A registry as it was read.
package struct Registry: Sendable {
  package let table: AppealTable
  package let report: RegistryReport
  /// Where the rows of the table stand in their files.
  let places: RowPlaces

  /// Without the header, malformed rows included.
  package var rowsRead: Int { report.rows }
  /// Rows with errors, which are not in the table.
  package var rowsRejected: Int { report.rejected }

  package func location(ofRow row: Int) -> SourceLocation {
    SourceLocation(
      path: report.sources[places.source(ofRow: row)].name, line: places.line(ofRow: row))
  }
}

/// Reads the sources of a registry from chunks of bytes into one table and checks it.
///
/// `begin` a source, feed its chunks in order, `begin` the next, then `finish`. Rows with errors are
/// reported by file, line and column, never by what they hold, and are not in the table; the rest is
/// still read. At most fifty diagnostics of one code are listed, the others counted.
package struct RegistryReader: Sendable {
  package let codes: AppealCodes
  let duplicates: DuplicatePolicy
  let faultyRows: FaultPolicy
  /// References held against the patterns, and what is wrong with how many of them.
  var referencesChecked = 0
  var mismatches: [ReferenceProblem: Int] = [:]

  var input = ExportReader(.canonical)
  var problems = FloodLimit()
  var report = RegistryReport()
  /// What each row is looked at for by itself.
  var examination: RowExamination
  private(set) var hasHeader = false
  /// Whether the header has columns that nobody knows: each row would be too short for it.
  var headerIsFaulty = false
  private(set) var rowsToSkip = 0
  var isUnreadable = true
  /// Of the source that is read, until its first chunk shows how long its rows are.
  private var sizeToExpect: Int?
  /// In bytes: what a core reads at a time.
  private let batchSize: Int
  /// Batches that were read, and whose rows are not in the table yet.
  var readAhead: [RegistryBatch] = []
  var table = AppealTable()
  var seen = ReferenceIndex()
  var places = RowPlaces()
  var late: (count: Int, first: SourceLocation)?
  /// Of the source that is read, if it is an update.
  var update: RegistryUpdate?
  /// Rows of the table that an update withdrew.
  var withdrawn: Set<Int> = []
  /// Rows left out, by code of their fault.
  var leftOut: [String: (count: Int, fault: RowFault, hint: String, first: SourceLocation)] = [:]

  /// - Parameters:
  ///   - asOf: the day of the data; dates after it are errors. `nil`: no date is too late.
  ///   - references: the office's patterns; `nil` where nothing is looked up: a check digit that
  ///     does not fit is then a warning.
  package init(
    codes: AppealCodes, calendar: WorkingCalendar, asOf: CalendarDate?,
    duplicates: DuplicatePolicy = .stop, faultyRows: FaultPolicy = .stop,
    references: ReferenceCheck? = nil, allowedInReferences: Set<PersonalRule> = [],
    batchSize: Int = RowBatches.usualSize
  ) {
    self.batchSize = batchSize
    self.codes = codes
    self.duplicates = duplicates
    self.faultyRows = faultyRows
    examination = RowExamination(
      decoder: RowDecoder(codes: codes, checksDigits: references == nil),
      checks: RowChecks(codes: codes, calendar: calendar, asOf: asOf), references: references,
      allowedInReferences: allowedInReferences)
  }

  /// The reader of one canonical file.
  package init(
    codes: AppealCodes, calendar: WorkingCalendar, asOf: CalendarDate?, path: String
  ) {
    self.init(codes: codes, calendar: calendar, asOf: asOf)
    var problems: [Diagnostic] = []
    begin(
      .canonical(path, at: SourceLocation(path: path)), path: path, reporting: &problems)
  }

  /// What follows is another source.
  ///
  /// - Parameters:
  ///   - path: the name of the file or query for messages.
  ///   - size: bytes of a file of CSV, to make room for its rows at once.
  package mutating func begin(
    _ source: RegistrySource, path: String, size: Int? = nil,
    reporting diagnostics: inout [Diagnostic]
  ) {
    endSource()
    sizeToExpect = source.format == .csv ? size : nil
    report.sources.append(
      RegistryReport.Source(
        name: path, format: source.format, encoding: .utf8, encodingIsStated: true, delimiter: 0,
        delimiterIsStated: source.dialect.delimiter != nil))
    input = ExportReader(source.dialect)
    hasHeader = false
    headerIsFaulty = false
    isUnreadable = false
    rowsToSkip = source.dialect.skippedRows
    examination.decoder.positions = []
    examination.mapping = nil
    update = nil
    guard let columns = source.columns else { return }
    examination.mapping = RowMapping(source, columns, codes: codes, reporting: &diagnostics)
    isUnreadable = mapping == nil
  }

  /// False when nothing more of this source can be read.
  @discardableResult
  package mutating func feed(_ chunk: Span<UInt8>) -> Bool {
    if isUnreadable { return false }
    let before = table.count
    input.feed(chunk)
    readFed(inBatchesOf: batchSize)
    if let size = sizeToExpect.take() {
      table.makeRoom(for: (table.count - before) * size / max(1, chunk.count), &seen)
    }
    return !isUnreadable
  }

  /// Reads what is left, and gives the table and the diagnostics; nothing can be read afterwards.
  ///
  /// Not consuming: of a variable that is consumed a copy may be made, and with it one of the table.
  package mutating func finish(reporting diagnostics: inout [Diagnostic]) -> Registry {
    endSource()
    reportLate()
    reportLeftOut()
    gatherMismatches()
    diagnostics += problems.summary()
    removeWithdrawn()
    seen = ReferenceIndex()
    return Registry(table: table, report: report, places: places)
  }

  var mapping: RowMapping? { examination.mapping }
  var decoder: RowDecoder { examination.decoder }

  var path: String { report.sources.last?.name ?? "" }

  private mutating func endSource() {
    guard let current = report.sources.indices.last, report.sources[current].delimiter == 0 else {
      return
    }
    if !isUnreadable {
      endBatches()
      input.finish()
      readRows()
      if !hasHeader, !isUnreadable { reportNoHeader() }
      let isEmpty = report.sources[current].rows == 0 && update == nil
      if hasHeader, isEmpty, !isUnreadable { reportNoRows() }
    }
    report.sources[current].encoding = input.encoding
    report.sources[current].encodingIsStated = input.encodingIsStated
    report.sources[current].delimiter = input.dialect.delimiter ?? UInt8(ascii: ",")
    report.sources[current].padded = input.csv.paddedRows
    if let unmapped = mapping?.unmapped { reportUnmapped(unmapped) }
  }

  mutating func read(_ event: CSVReader.Event) {
    switch event {
    case .exhausted: return
    case .malformed(let problem):
      if !problem.followsFromHeader || !headerIsFaulty {
        problems.append(problem.diagnostic(path: path))
      }
      if hasHeader {
        count {
          $0.rows += 1
          $0.rejected += 1
        }
      }
      // Without its header nothing is known about the other rows.
      isUnreadable = !hasHeader
    case .row:
      if !hasHeader {
        readHeader()
      } else if rowsToSkip > 0 {
        rowsToSkip -= 1
      } else {
        readRow()
      }
    }
  }

  mutating func count(_ change: (inout RegistryReport.Source) -> Void) {
    change(&report.sources[report.sources.count - 1])
  }

  private mutating func readHeader() {
    hasHeader = true
    if mapping != nil {
      isUnreadable = !placeColumns() || !placeChange()
      // Where no line names the columns, the first one is a row.
      if !isUnreadable, input.dialect.headerLine == 0 { readRow() }
    } else if let positions = headerPositions() {
      examination.decoder.positions = positions
      isUnreadable = !placeChange()
    } else {
      isUnreadable = true
    }
    let named = Set((mapping?.positions ?? decoder.positions).filter { $0 >= 0 }).count
    let width = input.csv.fieldCount
    count { ($0.columnsSeen, $0.columnsKept) = (width, named) }
  }

  private mutating func readRow() {
    count { $0.rows += 1 }
    if update != nil {
      readUpdateRow()
    } else if let row = checkedRow() {
      keep(row)
    }
  }

  /// The row of the current line; `nil` when it was filtered, left out or rejected, and counted so.
  mutating func checkedRow() -> RegistryRow? {
    var faults: [RowFault] = []
    var unmapped = UnmappedCells()
    switch examination.examine(input.csv, &faults, &unmapped) {
    case .filtered: count { $0.filtered += 1 }
    case .unmapped: count { $0.rejected += 1 }
    case .row(let row):
      if examination.checksReferences { countReference(faults) }
      if faults.isEmpty || accept(faults) { return row }
    }
    return nil
  }

  private mutating func countReference(_ faults: [RowFault]) {
    var isChecked = true
    for fault in faults where fault.column == .reference && !fault.isWarning {
      if case .mismatch(let problem) = fault.rule {
        mismatches[problem, default: 0] += 1
      } else {
        isChecked = false
      }
    }
    if isChecked { referencesChecked += 1 }
  }

  /// Whether a row with faults is kept all the same.
  private mutating func accept(_ faults: [RowFault]) -> Bool {
    if faults.allSatisfy(\.isWarning) {
      for fault in faults { report(fault) }
      return true
    }
    if faultyRows == .leaveOut, let fault = faults.first(where: { !$0.isWarning }) {
      if leftOut[fault.code] == nil {
        leftOut[fault.code] = (0, fault, hint(for: fault), place(of: fault.column))
      }
      leftOut[fault.code]?.count += 1
      count { $0.leftOut += 1 }
    } else {
      for fault in faults { report(fault) }
      count { $0.rejected += 1 }
    }
    return false
  }
}
