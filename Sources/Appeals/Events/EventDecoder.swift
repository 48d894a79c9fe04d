import Core

/// Turns a line of an events file into an event of a row, and holds it against that row.
///
/// An object: as a structure it was copied, with all columns of the table, several times a line.
final class EventDecoder {
  struct Event {
    let row: Int
    let day: CalendarDate
    let event: AppealEvent
    let body: Int
  }

  let bodies: CodeList
  let table: AppealTable
  let asOf: CalendarDate?
  /// For each column its position among the fields, -1 for one that is not there. Empty until the
  /// header has been read.
  var positions: [Int] = []
  /// Of an export of the office's own.
  var mapping: EventMapping?
  private let rows: RowsByReference
  /// Of the line before, or the first.
  private var lastRow = 0

  init(bodies: CodeList, table: AppealTable, asOf: CalendarDate?) {
    self.bodies = bodies
    self.table = table
    self.asOf = asOf
    rows = RowsByReference(table.references)
  }

  /// Where the bytes of a column's cell lie.
  func cell(
    _ column: EventColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) -> Range<Int> {
    let position = positions[column.rawValue]
    if mapping == nil { return fields[position].content }
    return position < 0 ? 0..<0 : fields[position].trimmed(in: bytes)
  }

  /// `nil` when the line lacks what an event cannot be without; the faults say so.
  func decode(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ faults: inout [EventFault]
  ) -> Event? {
    for column in [EventColumn.reference, .date, .event] {
      if cell(column, bytes, fields).isEmpty { faults.append(EventFault(.required, column)) }
    }
    let row = row(bytes, cell(.reference, bytes, fields), &faults)
    let day = day(bytes, cell(.date, bytes, fields), &faults)
    let event = event(bytes, cell(.event, bytes, fields), &faults)
    let body = body(bytes, cell(.body, bytes, fields), &faults)
    if let day, let body { checkValidity(of: body, on: day, &faults) }
    if let event, body == 0, event.leadsToBody { faults.append(EventFault(.withoutBody, .body)) }
    guard let row, let event else { return nil }
    if event == .extended, table.flags[row].answer(.extended) != true {
      faults.append(EventFault(.notExtended, .event))
    }
    guard let day, let body else { return nil }
    check(event, on: day, ofRow: row, &faults)
    return Event(row: row, day: day, event: event, body: body)
  }
}

extension EventDecoder {
  private func row(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [EventFault]
  ) -> Int? {
    if cell.isEmpty { return nil }
    guard let row = rows.row(of: bytes, cell, after: lastRow) else {
      faults.append(EventFault(.unknownReference, .reference))
      return nil
    }
    lastRow = row
    return row
  }

  private func day(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [EventFault]
  ) -> CalendarDate? {
    if cell.isEmpty { return nil }
    let read =
      mapping == nil ? CalendarDate(isoBytes: bytes.extracting(cell)) : mapping?.day(bytes, cell)
    guard let day = read, DateColumn.holds(day) else {
      faults.append(EventFault(.date, .date))
      return nil
    }
    if let asOf, day > asOf {
      faults.append(EventFault(.futureDate, .date))
      return nil
    }
    return day
  }

  private func event(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [EventFault]
  ) -> AppealEvent? {
    if cell.isEmpty { return nil }
    let event = mapping == nil ? AppealEvent(bytes, cell) : mapping?.event(bytes, cell)
    if event == nil { faults.append(EventFault(.unknownEvent, .event)) }
    return event
  }

  /// 0 for an empty cell.
  private func body(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [EventFault]
  ) -> Int? {
    if cell.isEmpty { return 0 }
    let body =
      mapping == nil ? bodies.number(in: bytes, cell) : mapping?.bodyNumber(bytes, cell)
    if body == nil { faults.append(EventFault(.unknownBody, .body)) }
    return body
  }

  private func checkValidity(of body: Int, on day: CalendarDate, _ faults: inout [EventFault]) {
    guard bodies.isDated, let code = bodies[body], !code.isValid(on: day) else { return }
    faults.append(EventFault(.bodyNotValid, .body))
  }

  /// The registry's own dates are what statistics and deadlines are made of, so a journey that says
  /// otherwise would contradict them on the same page.
  private func check(
    _ event: AppealEvent, on day: CalendarDate, ofRow row: Int, _ faults: inout [EventFault]
  ) {
    if let column = event.registryColumn {
      if day != table.day(of: event, row: row) {
        faults.append(EventFault(.otherDay(column), .date))
      }
    } else if day < table.received.known(row) {
      faults.append(EventFault(.beforeReceived, .date))
    }
  }
}
