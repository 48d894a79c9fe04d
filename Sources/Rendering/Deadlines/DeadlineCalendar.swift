import Appeals
import Core
import HTML

/// The working calendar and the dated rules as the deadline page carries them for its script: the same
/// that the table is made from, so that both always agree.
package struct DeadlineCalendar: Sendable {
  package let isWorking: @Sendable (CalendarDate) -> Bool?
  /// A day that is free by name; an ordinary Saturday or Sunday is not.
  let isHoliday: @Sendable (CalendarDate) -> Bool
  let covered: ClosedRange<CalendarDate>
  let json: String

  package init(_ calendar: WorkingCalendar, _ rules: DeadlineRules) {
    isWorking = { calendar.isWorking($0) }
    isHoliday = { calendar.exception(on: $0)?.isWorking == false }
    covered = calendar.covered
    var exceptions: [String] = []
    var day = calendar.covered.lowerBound
    while day <= calendar.covered.upperBound {
      if calendar.isWorking(day) != (day.weekday <= 5) { exceptions.append(day.description) }
      day = day.adding(days: 1)
    }
    let estimated = calendar.exceptions.filter { $0.certainty == .estimated }.map(
      \.date.description)
    json = JSONText.object([
      ("from", JSONText.quoted(calendar.covered.lowerBound.description)),
      ("to", JSONText.quoted(calendar.covered.upperBound.description)),
      ("exceptions", JSONText.quoted(exceptions.joined(separator: " "))),
      ("estimated", JSONText.array(estimated.map(JSONText.quoted))),
      (
        "rules",
        JSONText.array(
          rules.rules.map { "[\(JSONText.quoted($0.from.description)),\($0.workingDays)]" })
      ),
    ])
  }
}
