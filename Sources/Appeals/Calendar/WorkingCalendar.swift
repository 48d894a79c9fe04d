import Core

/// Which days are working days, over the years an editor has entered.
///
/// Every question about a day outside those years is answered with `nil`, never with a guess. All
/// answers take constant time: a day knows how many working days lie before it, and a working day is
/// found by its number.
package struct WorkingCalendar: Sendable {
  /// The first and the last day covered.
  package let covered: ClosedRange<CalendarDate>
  /// Names of holidays by id.
  package let names: [String: Localized<String>]
  /// In order of dates, one a day.
  package let exceptions: [CalendarException]
  private let exceptionAt: [CalendarDate: Int]
  /// For each covered day, the working days from the first covered day up to and with it.
  // Prefix sums and not a bit set: the same few kilobytes, and counting needs no loop.
  private let ordinals: [UInt16]
  /// The working days themselves, by number.
  private let workingDays: [CalendarDate]
  private let estimatedDays: [CalendarDate]

  /// - Parameters:
  ///   - covered: at most `longestSpan` years.
  ///   - exceptions: at most one a day, all inside `covered`.
  init(
    covered: ClosedRange<CalendarDate>, names: [String: Localized<String>],
    exceptions unsorted: [CalendarException]
  ) {
    self.covered = covered
    self.names = names
    let exceptions = unsorted.sorted { $0.date < $1.date }
    let exceptionAt = Dictionary(
      uniqueKeysWithValues: exceptions.enumerated().map { ($1.date, $0) })
    self.exceptions = exceptions
    self.exceptionAt = exceptionAt
    estimatedDays = exceptions.filter { $0.certainty == .estimated }.map(\.date)
    var ordinals: [UInt16] = []
    var workingDays: [CalendarDate] = []
    for day in covered.lowerBound.dayNumber...covered.upperBound.dayNumber {
      let date = CalendarDate(dayNumber: day)
      if exceptionAt[date].map({ exceptions[$0].isWorking }) ?? (date.weekday <= 5) {
        workingDays.append(date)
      }
      ordinals.append(UInt16(workingDays.count))
    }
    self.ordinals = ordinals
    self.workingDays = workingDays
  }

  /// The longest span of years a calendar can cover.
  static let longestSpan = 150

  package func isWorking(_ date: CalendarDate) -> Bool? {
    guard let number = ordinal(date) else { return nil }
    return number > 0 && workingDays[number - 1] == date
  }

  /// The `count`-th working day after `date`: the day after is day 1 if it is worked. `date` itself
  /// for 0.
  ///
  /// - Returns: `nil` when `date` or the answer lies outside the covered years.
  package func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate? {
    precondition(count >= 0, "working days are counted forwards")
    guard let number = ordinal(date) else { return nil }
    if count == 0 { return date }
    let position = number + count - 1
    return position < workingDays.count ? workingDays[position] : nil
  }

  /// How many working days lie after `start`, up to and with `end`; negative when `end` is earlier.
  /// So `adding` undoes it for a working `end`. `nil` outside the covered years.
  package func workingDays(from start: CalendarDate, to end: CalendarDate) -> Int? {
    guard let before = ordinal(start), let after = ordinal(end) else { return nil }
    return after - before
  }

  package func exception(on date: CalendarDate) -> CalendarException? {
    exceptionAt[date].map { exceptions[$0] }
  }

  /// Whether a count over the days after `start` up to `end` depends on an estimated day: one among
  /// them, or a neighbour of theirs, because such days move by one.
  package func hasEstimate(from start: CalendarDate, to end: CalendarDate) -> Bool {
    estimatedDays.contains { $0 >= start && $0 <= end.adding(days: 1) }
  }

  /// Working days up to and with `date`; `nil` outside the covered years.
  @inline(__always)
  private func ordinal(_ date: CalendarDate) -> Int? {
    let day = date - covered.lowerBound
    return day >= 0 && day < ordinals.count ? Int(ordinals[day]) : nil
  }
}
