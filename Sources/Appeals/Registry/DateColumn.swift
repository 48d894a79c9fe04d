import Core

/// A column of days in two bytes each: days since 1969-12-31, 0 for "not stated".
///
/// Two bytes instead of four keep a row of the table under 30 bytes; they reach from 1970 to 2149.
package struct DateColumn: Sendable, Equatable {
  package private(set) var days: [UInt16] = []

  package var count: Int { days.count }

  package internal(set) subscript(row: Int) -> CalendarDate? {
    get { DateColumn.date(days[row]) }
    set { days[row] = newValue.map(DateColumn.stored) ?? 0 }
  }

  /// The day of a row in a column without empty cells.
  package func known(_ row: Int) -> CalendarDate { DateColumn.known(days[row]) }

  /// The days of some rows in a column without empty cells.
  package func known(_ rows: [Int]) -> [CalendarDate] { rows.map { DateColumn.known(days[$0]) } }

  package func dates(_ rows: [Int]) -> [CalendarDate?] { rows.map { DateColumn.date(days[$0]) } }

  /// - Parameter stored: not 0.
  @inline(__always)
  static func known(_ stored: UInt16) -> CalendarDate {
    CalendarDate(dayNumber: Int32(stored) - 1)
  }

  /// The latest day in the column.
  package var newest: CalendarDate? {
    days.max().flatMap(DateColumn.date)
  }

  /// The earliest day in the column.
  package var oldest: CalendarDate? {
    days.lazy.filter { $0 > 0 }.min().flatMap(DateColumn.date)
  }

  mutating func reserveCapacity(_ count: Int) { days.reserveCapacity(count) }

  mutating func append(_ date: CalendarDate?) {
    days.append(date.map(DateColumn.stored) ?? 0)
  }

  mutating func append(contentsOf other: DateColumn, _ rows: Range<Int>) {
    days.append(contentsOf: other.days[rows])
  }

  /// Whether a column can hold the day: 1970-01-01 to 2149-06-05.
  @inline(__always)
  package static func holds(_ date: CalendarDate) -> Bool {
    date.dayNumber >= 0 && date.dayNumber < Int32(UInt16.max)
  }

  /// - Parameter date: a day that the column can hold.
  @inline(__always)
  static func stored(_ date: CalendarDate) -> UInt16 {
    UInt16(date.dayNumber + 1)
  }

  static func date(_ stored: UInt16) -> CalendarDate? {
    stored == 0 ? nil : CalendarDate(dayNumber: Int32(stored) - 1)
  }
}
