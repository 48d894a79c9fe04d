import Core
import LocatedYAML

/// A day that comes back every year.
struct DayOfYear: Hashable {
  /// Days of one year, both ends included.
  struct Span: Hashable {
    let first: DayOfYear
    let last: DayOfYear

    func dates(in year: Int) -> [CalendarDate] {
      guard let start = first.date(in: year), let end = last.date(in: year), start <= end else {
        return []
      }
      return (start.dayNumber...end.dayNumber).map(CalendarDate.init(dayNumber:))
    }
  }

  let month: Int
  let day: Int

  /// Reads `MM-DD`. 29 February is refused: no holiday comes every fourth year.
  init?(_ text: Substring) {
    // Any common year serves to ask whether the day exists.
    guard text.utf8.count == 5, let date = CalendarDate(iso: "2001-" + text) else { return nil }
    (month, day) = (date.month, date.day)
  }

  func date(in year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }

  /// Reads `MM-DD` or `MM-DD..MM-DD`; reports `calendar.day`.
  static func span(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> Span? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    let first = DayOfYear(text.prefix(5))
    let last = text.utf8.count == 5 ? first : DayOfYear(text.suffix(5))
    let isSpelled =
      text.utf8.count == 5 || text.utf8.count == 12 && text.dropFirst(5).hasPrefix("..")
    if isSpelled, let first, let last, (first.month, first.day) <= (last.month, last.day) {
      return Span(first: first, last: last)
    }
    diagnostics.append(
      Diagnostic(
        .error, "calendar.day", "‘\(text)’ is neither a day of the year nor a span of days",
        at: value.location, hint: "write MM-DD or MM-DD..MM-DD"))
    return nil
  }
}
