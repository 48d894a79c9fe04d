import Core
import LocatedYAML

/// A working calendar while its file is read: what each day has been declared to be, and where.
struct CalendarDraft {
  private struct Declaration {
    var exception: CalendarException
    let location: SourceLocation
  }

  let years: ClosedRange<Int>
  let names: [String: Localized<String>]
  private var declarations: [CalendarDate: Declaration] = [:]

  init(years: ClosedRange<Int>, names: [String: Localized<String>]) {
    self.years = years
    self.names = names
  }

  /// `nil` only for years that are no years, which the reader has refused.
  var calendar: WorkingCalendar? {
    guard let first = CalendarDate(year: years.lowerBound, month: 1, day: 1),
      let last = CalendarDate(year: years.upperBound, month: 12, day: 31)
    else { return nil }
    return WorkingCalendar(
      covered: first...last, names: names, exceptions: declarations.values.map(\.exception))
  }

  /// Declares what a day is. Two holidays may share a day; a contradiction is reported.
  mutating func declare(
    _ date: CalendarDate, _ kind: CalendarException.Kind,
    _ certainty: CalendarException.Certainty = .listed, name: String?, isWorking: Bool,
    at location: SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    if !years.contains(date.year) {
      diagnostics.append(
        Diagnostic(
          .error, "calendar.outside", "\(date) lies outside the covered years", at: location,
          hint: "extend ‘covered’ or delete the day"))
      return
    }
    var exception = CalendarException(
      date: date, kind: kind, certainty: certainty, names: name.map { [$0] } ?? [],
      isWorking: isWorking)
    if let earlier = declarations[date], kind != .correction {
      guard let merged = merge(earlier.exception, exception) else {
        diagnostics.append(
          Diagnostic(
            .error, "calendar.contradiction",
            "\(date) is declared both a working day and a day off", at: location,
            hint: "delete one of them, or decide it under ‘corrections’",
            notes: [Diagnostic.Note("first declared here", at: earlier.location)]))
        return
      }
      exception = merged
    }
    declarations[date] = Declaration(exception: exception, location: location)
  }

  /// A day off stays one when a holiday falls on it; `nil` when one says working and the other off.
  /// A holiday that is worked yields to a day off.
  private func merge(
    _ earlier: CalendarException, _ later: CalendarException
  ) -> CalendarException? {
    if earlier.isWorking != later.isWorking, earlier.kind != .workingHoliday,
      later.kind != .workingHoliday
    {
      return nil
    }
    let leading = earlier.isWorking && !later.isWorking ? later : earlier
    // An expected holiday on a sure day off may still move to the day beside it.
    let isEstimated = [earlier, later].contains { $0.certainty == .estimated }
    return CalendarException(
      date: earlier.date, kind: leading.kind, certainty: isEstimated ? .estimated : .listed,
      names: earlier.names + later.names, isWorking: leading.isWorking)
  }
}
