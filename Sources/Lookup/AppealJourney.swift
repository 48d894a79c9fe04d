import Appeals
import Core

/// Makes of a row of the registry what its record says. Topic, region and all that describes the
/// person are never read here.
package struct AppealJourney: Sendable {
  let codes: AppealCodes
  private let rules: DeadlineRules
  private let calendar: WorkingCalendar
  /// Where the office keeps them; the steps of other rows follow from their dates.
  private let events: AppealEvents?
  /// By number of a status.
  private let isClosing: [Bool]

  package init(
    codes: AppealCodes, rules: DeadlineRules, calendar: WorkingCalendar, events: AppealEvents? = nil
  ) {
    self.codes = codes
    self.rules = rules
    self.calendar = calendar
    self.events = events
    isClosing = (0...codes.statuses.count).map { codes.isClosing(status: $0) }
  }

  /// The deadlines of appeals by their day of registration.
  struct Deadlines: Sendable {
    private var first: Int32 = 0
    private var days: [CalendarDate?] = []

    subscript(registered: CalendarDate) -> CalendarDate? {
      days[Int(registered.dayNumber - first)]
    }

    fileprivate init(of table: AppealTable, _ deadline: (CalendarDate) -> CalendarDate?) {
      guard let oldest = table.registered.oldest, let newest = table.registered.newest else {
        return
      }
      first = oldest.dayNumber
      days = (oldest.dayNumber...newest.dayNumber).map { deadline(CalendarDate(dayNumber: $0)) }
    }
  }

  func deadlines(of table: AppealTable) -> Deadlines {
    Deadlines(of: table) { rules.lastDay(registered: $0, in: calendar) }
  }

  /// Appends the records of some rows.
  ///
  /// The rows of a shard lie anywhere in the table. Column after column, the machine fetches many of
  /// them at a time; row after row it waits for each.
  func append(
    of table: AppealTable, rows: [Int], _ deadlines: Deadlines, to batch: inout RecordBatch
  ) {
    let cells = Cells(of: table, rows)
    let places = events.map { events in rows.map { events.places(ofRow: $0) } } ?? []
    let first = events.map { events in places.map { $0.first.map { events.steps[$0] } } } ?? []
    for index in rows.indices {
      let record = record(cells, at: index, deadlines)
      if let events, let first = first[index] {
        batch.append(record, first, copying: places[index].dropFirst(), of: events.steps)
      } else {
        batch.append(record, steps: statedSteps(cells, at: index))
      }
    }
  }

  private func record(_ cells: Cells, at index: Int, _ deadlines: Deadlines) -> LookupRecord {
    let registered = cells.registered[index]
    let isExtended = cells.flags[index].answer(.extended) == true
    return LookupRecord(
      status: cells.statuses[index], outcome: cells.outcomes[index],
      registered: registered ?? cells.received[index],
      // None for an appeal whose term was extended: the registry does not say by how much, and a
      // deadline that is too early accuses an office wrongly.
      deadline: isExtended ? nil : registered.flatMap { deadlines[$0] },
      body: isClosing[Int(cells.statuses[index])] ? 0 : cells.bodies[index])
  }

  /// The steps that the dates of a row give. The day of a referral is not among them: the body shows as
  /// the holder.
  private func statedSteps(_ cells: Cells, at index: Int) -> [LookupRecord.Step] {
    var steps = [LookupRecord.Step(day: cells.received[index], event: .received)]
    if let day = cells.registered[index] {
      steps.append(LookupRecord.Step(day: day, event: .registered))
    }
    if isClosing[Int(cells.statuses[index])], let day = cells.closed[index] {
      steps.append(LookupRecord.Step(day: day, event: .answered))
    }
    return steps
  }

  /// What records are made of, of some rows.
  private struct Cells {
    let received: [CalendarDate]
    let registered: [CalendarDate?]
    let closed: [CalendarDate?]
    let bodies: [UInt16]
    let statuses: [UInt8]
    let outcomes: [UInt8]
    let flags: [AppealFlags]

    init(of table: AppealTable, _ rows: [Int]) {
      received = table.received.known(rows)
      registered = table.registered.dates(rows)
      closed = table.closed.dates(rows)
      bodies = table.bodies.values(at: rows)
      statuses = table.statuses.values(at: rows)
      outcomes = table.outcomes.values(at: rows)
      flags = table.flags.values(at: rows)
    }
  }
}

extension Array {
  /// Of a column by itself: of the whole table, each row would copy the table's list of columns.
  fileprivate func values(at places: [Int]) -> [Element] { places.map { self[$0] } }
}
