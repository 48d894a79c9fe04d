/// A day of the Gregorian calendar (ISO 8601), without a time or a time zone.
///
/// Stored as the number of days since 1970-01-01, so that differences are plain subtraction and a
/// column of dates is a column of integers. Valid from year 1 to 9999.
package struct CalendarDate: Hashable, Comparable, Sendable, BitwiseCopyable,
  CustomStringConvertible
{
  /// Days since 1970-01-01; negative before.
  package let dayNumber: Int32

  package init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// `nil` when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, year: year)).contains(day)
    else { return nil }
    dayNumber = CalendarDate.dayNumber(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(isoBytes: bytes.span)
  }

  /// Reads `YYYY-MM-DD` in ASCII and nothing else. A hot path: a registry has six dates a row.
  @inline(__always)
  package init?(isoBytes bytes: Span<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    var digits = (0, 0, 0)
    for position in 0..<10 where position != 4 && position != 7 {
      let digit = Int(bytes[position]) - 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      if position < 4 {
        digits.0 = digits.0 * 10 + digit
      } else if position < 7 {
        digits.1 = digits.1 * 10 + digit
      } else {
        digits.2 = digits.2 * 10 + digit
      }
    }
    self.init(year: digits.0, month: digits.1, day: digits.2)
  }

  /// Year, month (1 to 12) and day of the month.
  package var components: (year: Int, month: Int, day: Int) {
    // The civil-from-days algorithm: years begin in March, so that leap days come last.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// 1 (January to March) to 4.
  package var quarter: Int { (month + 2) / 3 }

  /// Monday is 1, Sunday 7 (ISO 8601).
  package var weekday: Int {
    let sinceMonday = (Int(dayNumber) + 3) % 7
    return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
  }

  package func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + Int32(days))
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = components
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// Days from `other` to this day.
  package static func - (left: CalendarDate, right: CalendarDate) -> Int {
    Int(left.dayNumber) - Int(right.dayNumber)
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
