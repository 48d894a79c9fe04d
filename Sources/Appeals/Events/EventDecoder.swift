import Core

/// Turns a line of an events file into an event of a row, and holds it against that row, from nothing but
/// the line and the registry: any core may do it, before the lines in front are known.
struct EventDecoder: Sendable {
  struct Event {
    let row: Int
    let day: CalendarDate
    let event: AppealEvent
    let body: Int
  }

  /// For each column its position among the fields, -1 for one that is not there. Empty until the
  /// header has been read.
  var positions: [Int] = []
  /// Of an export of the office's own.
  var mapping: EventMapping?
  /// Whether there is one: asking it for that took a call, five times a line.
  private let isMapped: Bool
  var filters: [FilterCell]
  /// Of the line before, or the first.
  private var lastRow = 0

  init(mapping: EventMapping? = nil, filters: [FilterCell] = []) {
    self.mapping = mapping
    isMapped = mapping != nil
    self.filters = filters
  }

  /// Where the bytes of a column's cell lie.
  @inline(__always)
  func cell(
    _ column: EventColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) -> Range<Int> {
    let position = positions[column.rawValue]
    if !isMapped { return fields[position].content }
    return position < 0 ? 0..<0 : fields[position].trimmed(in: bytes)
  }

  /// The event of the current line of a reader.
  ///
  /// - Parameters:
  ///   - registry: handed over, or each core would count references to it at each line, which the other
  ///     core is counting as well.
  ///   - faults: what was found.
  /// - Returns: `nil` when the line lacks what an event cannot be without, which the faults say, or
  ///   when the filters drop it.
  mutating func decode(
    _ csv: CSVReader, of registry: EventRegistry, _ faults: inout [EventFault]
  ) -> Event? {
    let (bytes, fields) = (csv.bytes.span, csv.fields)
    for index in filters.indices where !filters[index].keeps(bytes, fields) { return nil }
    let reference = required(.reference, bytes, fields, &faults)
    let date = required(.date, bytes, fields, &faults)
    let name = required(.event, bytes, fields, &faults)
    let row = row(bytes, reference, registry, &faults)
    let day = day(bytes, date, registry, &faults)
    let event = event(bytes, name, &faults)
    let body = body(bytes, cell(.body, bytes, fields), registry, &faults)
    if let day, let body { checkValidity(of: body, on: day, registry, &faults) }
    if let event, body == 0, event.leadsToBody { faults.append(EventFault(.withoutBody, .body)) }
    guard let row, let event else { return nil }
    if event == .extended, registry.table.flags[row].answer(.extended) != true {
      faults.append(EventFault(.notExtended, .event))
    }
    guard let day, let body else { return nil }
    check(event, on: day, ofRow: row, registry, &faults)
    return Event(row: row, day: day, event: event, body: body)
  }

  /// Knows the spellings that another copy has met.
  mutating func learn(from other: EventDecoder) {
    if let met = other.mapping { mapping?.learn(from: met) }
  }
}

extension EventDecoder {
  @inline(__always)
  private func required(
    _ column: EventColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ faults: inout [EventFault]
  ) -> Range<Int> {
    let cell = cell(column, bytes, fields)
    if cell.isEmpty { faults.append(EventFault(.required, column)) }
    return cell
  }

  private mutating func row(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ registry: EventRegistry,
    _ faults: inout [EventFault]
  ) -> Int? {
    if cell.isEmpty { return nil }
    guard let row = registry.rows.row(of: bytes, cell, after: lastRow) else {
      faults.append(EventFault(.unknownReference, .reference))
      return nil
    }
    lastRow = row
    return row
  }

  private func day(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ registry: EventRegistry,
    _ faults: inout [EventFault]
  ) -> CalendarDate? {
    if cell.isEmpty { return nil }
    let read =
      isMapped ? mapping?.day(bytes, cell) : CalendarDate(isoBytes: bytes.extracting(cell))
    guard let day = read, DateColumn.holds(day) else {
      faults.append(EventFault(.date, .date))
      return nil
    }
    if let asOf = registry.asOf, day > asOf {
      faults.append(EventFault(.futureDate, .date))
      return nil
    }
    return day
  }

  private mutating func event(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [EventFault]
  ) -> AppealEvent? {
    if cell.isEmpty { return nil }
    let event = isMapped ? mapping?.event(bytes, cell) : AppealEvent(bytes, cell)
    if event == nil { faults.append(EventFault(.unknownEvent, .event)) }
    return event
  }

  /// 0 for an empty cell.
  private mutating func body(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ registry: EventRegistry,
    _ faults: inout [EventFault]
  ) -> Int? {
    if cell.isEmpty { return 0 }
    let body =
      isMapped ? mapping?.bodyNumber(bytes, cell) : registry.bodies.number(in: bytes, cell)
    if body == nil { faults.append(EventFault(.unknownBody, .body)) }
    return body
  }

  private func checkValidity(
    of body: Int, on day: CalendarDate, _ registry: EventRegistry, _ faults: inout [EventFault]
  ) {
    guard registry.bodies.isDated, let code = registry.bodies[body], !code.isValid(on: day) else {
      return
    }
    faults.append(EventFault(.bodyNotValid, .body))
  }

  /// The registry's own dates are what statistics and deadlines are made of, so a journey that says
  /// otherwise would contradict them on the same page.
  private func check(
    _ event: AppealEvent, on day: CalendarDate, ofRow row: Int, _ registry: EventRegistry,
    _ faults: inout [EventFault]
  ) {
    if let column = event.registryColumn {
      if day != registry.table.day(of: event, row: row) {
        faults.append(EventFault(.otherDay(column), .date))
      }
    } else if day < registry.table.received.known(row) {
      faults.append(EventFault(.beforeReceived, .date))
    }
  }
}
