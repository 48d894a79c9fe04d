import Core

/// Reads an events file (`EventColumn`, CSV, columns in any order, or an export of the office's own)
/// from chunks of bytes and holds it against the registry it belongs to.
///
/// Feed the chunks in order, then `finish`. Lines with errors are reported by file, line and column,
/// never by what they hold, and left out. At most fifty diagnostics of one code are listed, the
/// others counted. References are those of the table to the byte; an appeal that is not in the table
/// because its row has errors is unknown here too, so a registry with errors is mended first.
package struct EventsReader {
  package let path: String

  var input = ExportReader(.canonical)
  private(set) var rowsToSkip = 0
  var problems = FloodLimit()
  let registry: EventRegistry
  var decoder = EventDecoder()
  var isUnreadable = false
  /// In bytes: what a core reads at a time.
  private let batchSize: Int
  var readAhead: [EventsBatch] = []
  var listed = ListedEvents()
  var lines = LineIndex()

  /// - Parameters:
  ///   - table: the registry, read as of the same day.
  ///   - asOf: the day of the data; dates after it are errors. `nil`: no date is too late.
  ///   - path: the file's path for messages.
  package init(
    codes: AppealCodes, table: AppealTable, asOf: CalendarDate?, path: String,
    batchSize: Int = RowBatches.usualSize
  ) {
    self.path = path
    self.batchSize = batchSize
    registry = EventRegistry(bodies: codes.bodies, table: table, asOf: asOf)
  }

  /// The reader of an export of the office's own.
  package init(
    _ source: EventSource, codes: AppealCodes, table: AppealTable, asOf: CalendarDate?,
    path: String, batchSize: Int = RowBatches.usualSize,
    reporting diagnostics: inout [Diagnostic]
  ) {
    self.init(codes: codes, table: table, asOf: asOf, path: path, batchSize: batchSize)
    guard let rules = source.rules else { return }
    let before = diagnostics.count
    let export = source.export.streamed
    input = ExportReader(export.dialect)
    rowsToSkip = export.dialect.skippedRows
    decoder = EventDecoder(
      mapping: EventMapping(rules, bodies: codes.bodies, reporting: &diagnostics),
      filters: export.filters.map(FilterCell.init))
    isUnreadable = diagnostics[before...].contains(where: \.isError)
  }

  private var csv: CSVReader { input.csv }

  /// False when nothing more of the file can be read.
  @discardableResult
  package mutating func feed(_ chunk: Span<UInt8>) -> Bool {
    if isUnreadable { return false }
    input.feed(chunk)
    readFed(inBatchesOf: batchSize)
    return !isUnreadable
  }

  /// Reads what is left, and gives the events of the table's rows and the diagnostics.
  package consuming func finish(reporting diagnostics: inout [Diagnostic]) -> AppealEvents {
    if !isUnreadable {
      endBatches()
      input.finish()
    }
    readRows()
    if !hasHeader, !isUnreadable { reportHeader() }
    listed.addStated(in: registry.table)
    var order = listed.order(rowCount: registry.table.count)
    let repetitions = listed.removeRepetitions(from: &order)
    for repetition in repetitions.sorted(by: { $0.place < $1.place }) { report(repetition) }
    diagnostics += problems.summary()
    return AppealEvents(listed, order)
  }

  var hasHeader: Bool { !decoder.positions.isEmpty }

  mutating func read(_ event: CSVReader.Event) {
    switch event {
    case .exhausted: return
    case .malformed(let problem):
      problems.append(problem.diagnostic(path: path))
      // Without its header nothing is known about the other lines.
      isUnreadable = !hasHeader
    case .row:
      if !hasHeader {
        readHeader()
      } else if rowsToSkip > 0 {
        rowsToSkip -= 1
      } else {
        readLine()
      }
    }
  }

  private mutating func readHeader() {
    if decoder.mapping != nil { return placeColumns() }
    let names = csv.fields[..<csv.fieldCount].map {
      String(decoding: csv.bytes[$0.content], as: UTF8.self)
    }
    if let positions = EventColumn.positions(in: names) {
      decoder.positions = positions
    } else {
      isUnreadable = true
      reportHeader()
    }
  }

  private mutating func readLine() {
    var faults: [EventFault] = []
    let event = decoder.decode(input.csv, of: registry, &faults)
    for fault in faults { report(fault) }
    guard let event, faults.allSatisfy(\.isWarning) else { return }
    lines.append(row: listed.count, line: csv.line)
    listed.append(row: event.row, day: event.day, event: event.event, body: event.body)
  }
}

extension EventsReader {
  /// Finds each column that the rules name.
  private mutating func placeColumns() {
    let names =
      input.dialect.headerLine == 0
      ? []
      : csv.fields[..<csv.fieldCount].map { FoldedText(bytes: csv.bytes[$0.content]) }
    let search = HeaderSearch(names: names, width: csv.fieldCount, path: path, line: csv.line)
    var found: [Diagnostic] = []
    decoder.mapping?.place { search.find($0, at: $1, reporting: &found) }
    for index in decoder.filters.indices {
      let rule = decoder.filters[index].rule
      decoder.filters[index].position =
        search.find(rule.place, at: rule.location, reporting: &found) ?? -1
    }
    for diagnostic in found { problems.append(diagnostic) }
    isUnreadable = !found.isEmpty
    decoder.positions = decoder.mapping?.positions ?? []
    if !isUnreadable, input.dialect.headerLine == 0 { readLine() }
  }

  private mutating func reportHeader() {
    problems.append(
      Diagnostic(
        .error, "events.header", "the file does not begin with the names of its four columns",
        at: SourceLocation(path: path, line: 1, column: 1),
        hint: "begin it with the line \(EventColumn.header)", showsSource: false))
  }

  private mutating func report(_ fault: EventFault) {
    let position = decoder.positions[fault.column.rawValue]
    guard position >= 0 else {
      return append(fault, at: SourceLocation(path: path, line: csv.line))
    }
    let (line, column) = input.place(ofField: position)
    append(fault, at: SourceLocation(path: path, line: line, column: column), hint: hint(fault))
  }

  /// The line alone: where its cells stood is not kept.
  private mutating func report(_ repetition: ListedEvents.Repetition) {
    let earlier = SourceLocation(path: path, line: lines.line(ofRow: repetition.earlier))
    append(
      EventFault(.twice, .event),
      at: SourceLocation(path: path, line: lines.line(ofRow: repetition.place)),
      notes: [Diagnostic.Note("the first is here", at: earlier)])
  }

  private mutating func append(
    _ fault: EventFault, at location: SourceLocation, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    problems.append(
      Diagnostic(
        fault.isWarning ? .warning : .error, fault.code, fault.message, at: location,
        hint: hint ?? fault.hint, notes: notes, showsSource: false))
  }

  /// A closer way out than the fault knows; `nil` when there is none, or it would not be listed.
  private func hint(_ fault: EventFault) -> String? {
    guard problems.lists(fault.code) else { return nil }
    let bytes = csv.bytes
    let range = decoder.cell(fault.column, bytes.span, csv.fields)
    let cell = bytes[range]
    switch fault.rule {
    case .date: return decoder.mapping?.hint(forUnreadDay: range, in: bytes.span)
    case .unknownEvent where decoder.mapping != nil:
      return "add its spelling to ‘values’ of ‘event’, or drop such rows with a filter"
    case .unknownBody where decoder.mapping != nil:
      return "add its spelling to ‘values’ of ‘body’ under ‘events’"
    case .unknownBody: return registry.bodies.hint(forUnknown: cell)
    case .unknownEvent where cell.count <= 64:
      return nearestName(to: String(decoding: cell, as: UTF8.self), among: AppealEvent.names)
        .map { "use ‘\($0)’" }
    default: return nil
    }
  }
}
