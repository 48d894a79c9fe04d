import Core

/// How long closed appeals can be looked up.
package struct Retention: Hashable, Sendable {
  /// Appeals that were closed before this day are left out; published, so that "not found" can say
  /// so.
  package let from: CalendarDate

  /// - Parameters:
  ///   - years: whole calendar years that stay besides the current one.
  ///   - day: the day the data stand for, not the day of the build.
  package init(years: Int, asOf day: CalendarDate) {
    // The first of January and not a day in the year: what is left out changes once a year, with
    // the salt, and the page can name the day for a year.
    from =
      CalendarDate(year: max(1, day.year - years), month: 1, day: 1)
      ?? CalendarDate(dayNumber: 0)
  }

  private init(from: CalendarDate) { self.from = from }

  /// What holds after some years more.
  package func later(years: Int) -> Retention {
    Retention(from: CalendarDate(year: from.year + years, month: 1, day: 1) ?? from)
  }

  package func keeps(closed day: CalendarDate?) -> Bool {
    day.map { $0 >= from } ?? true
  }

  /// Indices of the appeals to publish.
  ///
  /// - Parameter closed: the day on which the appeal at an index was closed; `nil` if it is open.
  package func kept(count: Int, closed: (Int) -> CalendarDate?) -> [UInt32] {
    (0..<UInt32(count)).filter { keeps(closed: closed(Int($0))) }
  }
}
