import Appeals
import Core

/// Makes of a row of the registry what its record says. Topic, region and all that describes the
/// person are never read here.
package struct AppealJourney: Sendable {
  private let codes: AppealCodes
  private let rules: DeadlineRules
  private let calendar: WorkingCalendar
  private let events: @Sendable ([Int]) -> [[LookupRecord.Step]?]

  /// - Parameter events: the steps of rows in order of time, where the office keeps them; `nil` for
  ///   a row whose steps have to follow from its dates.
  package init(
    codes: AppealCodes, rules: DeadlineRules, calendar: WorkingCalendar,
    events: @escaping @Sendable ([Int]) -> [[LookupRecord.Step]?] = { $0.map { _ in nil } }
  ) {
    self.codes = codes
    self.rules = rules
    self.calendar = calendar
    self.events = events
  }

  /// The rows of a shard lie anywhere in the table. Column after column, the machine fetches many of
  /// them at a time; row after row it waits for each.
  func records(of table: AppealTable, rows: [Int]) -> [LookupRecord] {
    let cells = Cells(of: table, rows)
    let steps = events(rows)
    return rows.indices.map { record(cells, at: $0, steps: steps[$0]) }
  }

  private func record(
    _ cells: Cells, at index: Int, steps: [LookupRecord.Step]?
  ) -> LookupRecord {
    let registered = cells.registered[index]
    let status = Int(cells.statuses[index])
    let isClosed = codes.isClosing(status: status)
    return LookupRecord(
      status: status,
      outcome: cells.outcomes[index] == 0 ? nil : Int(cells.outcomes[index]),
      registered: registered ?? cells.received[index],
      deadline: registered.flatMap { deadline(registered: $0, flags: cells.flags[index]) },
      body: isClosed ? nil : codes.bodies.id(of: Int(cells.bodies[index])),
      steps: steps ?? self.steps(cells, at: index, isClosed: isClosed))
  }

  /// None for an appeal whose term was extended: the registry does not say by how much, and a
  /// deadline that is too early accuses an office wrongly.
  private func deadline(registered: CalendarDate, flags: AppealFlags) -> CalendarDate? {
    if flags.answer(.extended) == true { return nil }
    return rules.lastDay(registered: registered, in: calendar)
  }

  /// The steps that the dates give. The day of a referral is not among them: the body shows as the
  /// holder.
  private func steps(_ cells: Cells, at index: Int, isClosed: Bool) -> [LookupRecord.Step] {
    var steps = [LookupRecord.Step(day: cells.received[index], event: .received)]
    if let day = cells.registered[index] {
      steps.append(LookupRecord.Step(day: day, event: .registered))
    }
    if isClosed, let day = cells.closed[index] {
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
      received = rows.map { table.received.known($0) }
      registered = rows.map { table.registered[$0] }
      closed = rows.map { table.closed[$0] }
      bodies = rows.map { table.bodies[$0] }
      statuses = rows.map { table.statuses[$0] }
      outcomes = rows.map { table.outcomes[$0] }
      flags = rows.map { table.flags[$0] }
    }
  }
}
