import Appeals
import Core

/// Makes of a row of the registry what its record says. Topic, region and all that describes the
/// person are never read here.
package struct AppealJourney: Sendable {
  private let codes: AppealCodes
  private let rules: DeadlineRules
  private let calendar: WorkingCalendar
  private let events: @Sendable (Int) -> [LookupRecord.Step]?

  /// - Parameter events: the steps of a row in order of time, where the office keeps them; `nil` for
  ///   a row whose steps have to follow from its dates.
  package init(
    codes: AppealCodes, rules: DeadlineRules, calendar: WorkingCalendar,
    events: @escaping @Sendable (Int) -> [LookupRecord.Step]? = { _ in nil }
  ) {
    self.codes = codes
    self.rules = rules
    self.calendar = calendar
    self.events = events
  }

  func record(of table: AppealTable, row: Int) -> LookupRecord {
    let registered = table.registered[row]
    let status = Int(table.statuses[row])
    let isClosed = codes.isClosing(status: status)
    return LookupRecord(
      status: status,
      outcome: table.outcomes[row] == 0 ? nil : Int(table.outcomes[row]),
      registered: registered ?? table.received.known(row),
      deadline: registered.flatMap { deadline(registered: $0, flags: table.flags[row]) },
      body: isClosed ? nil : codes.bodies.id(of: Int(table.bodies[row])),
      steps: events(row) ?? steps(of: table, row: row, isClosed: isClosed))
  }

  /// None for an appeal whose term was extended: the registry does not say by how much, and a
  /// deadline that is too early accuses an office wrongly.
  private func deadline(registered: CalendarDate, flags: AppealFlags) -> CalendarDate? {
    if flags.answer(.extended) == true { return nil }
    return rules.lastDay(registered: registered, in: calendar)
  }

  /// The steps that the dates give. The day of a referral is not among them: the body shows as the
  /// holder.
  private func steps(of table: AppealTable, row: Int, isClosed: Bool) -> [LookupRecord.Step] {
    var steps = [LookupRecord.Step(day: table.received.known(row), event: .received)]
    if let day = table.registered[row] {
      steps.append(LookupRecord.Step(day: day, event: .registered))
    }
    if isClosed, let day = table.closed[row] {
      steps.append(LookupRecord.Step(day: day, event: .answered))
    }
    return steps
  }
}
