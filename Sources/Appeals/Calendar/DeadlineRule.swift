import Core

/// How long an appeal may be reviewed, from a day on.
package struct DeadlineRule: Hashable, Sendable {
  /// Registrations from this day on fall under the rule.
  package let from: CalendarDate
  package let workingDays: Int
  /// The day on which a source last said so.
  package let confirmed: CalendarDate
  /// Who says so, for readers.
  package let source: Localized<String>
  package let url: String
  package let note: Localized<String>?
}

/// By when an answer is due.
package struct DueDate: Hashable, Sendable {
  package let date: CalendarDate
  /// Whether it depends on a holiday whose date is only expected.
  package let isEstimated: Bool
}

/// The rules of review terms in the order of time. A bill is not a rule until it is in force.
package struct DeadlineRules: Sendable {
  /// Ascending by `from`, at least one.
  package let rules: [DeadlineRule]

  /// The rule for an appeal registered on `date`; `nil` before the first.
  package func rule(on date: CalendarDate) -> DeadlineRule? {
    rules.last { $0.from <= date }
  }

  /// The last day of the term of an appeal registered on `date`; `nil` before the first rule or
  /// outside the calendar.
  ///
  /// The day after registration counts as day 1. Sources name the term "from the day of
  /// registration" without saying whether that day counts; this reading was not confirmed.
  package func dueDate(registered date: CalendarDate, in calendar: WorkingCalendar) -> DueDate? {
    lastDay(registered: date, in: calendar).map {
      DueDate(date: $0, isEstimated: calendar.hasEstimate(from: date, to: $0))
    }
  }

  /// The same without asking how sure it is: for millions of appeals.
  package func lastDay(registered date: CalendarDate, in calendar: WorkingCalendar) -> CalendarDate?
  {
    guard let place = rules.lastIndex(where: { $0.from <= date }) else { return nil }
    return calendar.adding(workingDays: rules[place].workingDays, to: date)
  }
}
