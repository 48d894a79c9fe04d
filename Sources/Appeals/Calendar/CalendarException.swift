import Core

/// A day on which the working calendar says something that "Monday to Friday" does not, or gives a
/// name to.
package struct CalendarException: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A day off by the Labour Code.
    case holiday
    /// Kept as a holiday, but worked (an hour less).
    case workingHoliday = "working-holiday"
    /// A day off because a holiday fell on a weekend.
    case observed
    /// A day off that another day is worked for.
    case movedDayOff = "moved-day-off"
    /// Worked instead of a moved day off.
    case workingSwap = "working-swap"
    /// A single day off by an act of its own.
    case extraDayOff = "extra-day-off"
    /// A correction by an editor.
    case correction
  }

  package enum Certainty: String, CaseIterable, Sendable {
    /// Set by an act.
    case listed
    /// Expected; moving holidays are confirmed only in the year itself.
    case estimated
  }

  package let date: CalendarDate
  package let kind: Kind
  package let certainty: Certainty
  /// Ids of names in the calendar's `names`; empty for swaps.
  package let names: [String]
  package let isWorking: Bool
}
