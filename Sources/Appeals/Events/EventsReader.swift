import Core

/// Reads an events file (`EventColumn`, CSV, columns in any order) from chunks of bytes and holds it
/// against the registry it belongs to.
///
/// Feed the chunks in order, then `finish`. Lines with errors are reported by file, line and column,
/// never by what they hold, and left out. At most fifty diagnostics of one code are listed, the
/// others counted. References are those of the table to the byte; an appeal that is not in the table
/// because its row has errors is unknown here too, so a registry with errors is mended first.
package struct EventsReader: Sendable {
  package let path: String

  private var csv = CSVReader()
  private var problems = FloodLimit()
  private var decoder: EventDecoder
  private var isUnreadable = false
  private var listed = ListedEvents()
  private var lines = LineIndex()

  /// - Parameters:
  ///   - table: the registry, read as of the same day.
  ///   - asOf: the day of the data; dates after it are errors. `nil`: no date is too late.
  ///   - path: the file's path for messages.
  package init(codes: AppealCodes, table: AppealTable, asOf: CalendarDate?, path: String) {
    self.path = path
    decoder = EventDecoder(bodies: codes.bodies, table: table, asOf: asOf)
  }

  package mutating func feed(_ chunk: Span<UInt8>) {
    if isUnreadable { return }
    csv.feed(chunk)
    readLines()
  }

  /// Reads what is left, and gives the events of the table's rows and the diagnostics.
  package consuming func finish(reporting diagnostics: inout [Diagnostic]) -> AppealEvents {
    csv.finish()
    readLines()
    if !hasHeader, !isUnreadable { reportHeader() }
    listed.addStated(in: decoder.table)
    var order = listed.order(rowCount: decoder.table.count)
    let repetitions = listed.removeRepetitions(from: &order)
    for repetition in repetitions.sorted(by: { $0.place < $1.place }) { report(repetition) }
    diagnostics += problems.summary()
    return AppealEvents(listed, order)
  }

  private var hasHeader: Bool { !decoder.positions.isEmpty }

  private mutating func readLines() {
    while !isUnreadable {
      switch csv.next() {
      case .exhausted: return
      case .malformed(let problem):
        problems.append(problem.diagnostic(path: path))
        // Without its header nothing is known about the other lines.
        isUnreadable = !hasHeader
      case .row: if hasHeader { readLine() } else { readHeader() }
      }
    }
  }

  private mutating func readHeader() {
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
    let event = decoder.decode(csv.bytes.span, csv.fields, &faults)
    for fault in faults { report(fault) }
    guard let event, faults.allSatisfy(\.isWarning) else { return }
    lines.append(row: listed.count, line: csv.line)
    listed.append(row: event.row, day: event.day, event: event.event, body: event.body)
  }
}

extension EventsReader {
  private mutating func reportHeader() {
    problems.append(
      Diagnostic(
        .error, "events.header", "the file does not begin with the names of its four columns",
        at: SourceLocation(path: path, line: 1, column: 1),
        hint: "begin it with the line \(EventColumn.header)", showsSource: false))
  }

  private mutating func report(_ fault: EventFault) {
    let (line, column) = csv.place(ofField: decoder.positions[fault.column.rawValue])
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
    let cell = csv.bytes[decoder.cell(fault.column, csv.fields)]
    switch fault.rule {
    case .unknownBody: return decoder.bodies.hint(forUnknown: cell)
    case .unknownEvent where cell.count <= 64:
      return nearestName(to: String(decoding: cell, as: UTF8.self), among: AppealEvent.names)
        .map { "use ‘\($0)’" }
    default: return nil
    }
  }
}
