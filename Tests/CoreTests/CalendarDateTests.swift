import Core
import Testing

@Suite("A day of the calendar")
struct CalendarDateTests {
  @Test(
    "counts days from 1970-01-01 and knows the weekday",
    arguments: [
      ("0001-01-01", -719_162, 1), ("1582-10-15", -141_427, 5), ("1600-02-29", -135_081, 2),
      ("1900-03-01", -25_508, 4), ("1969-12-31", -1, 3), ("1970-01-01", 0, 4),
      ("2000-02-29", 11_016, 2), ("2000-03-01", 11_017, 3), ("2007-05-04", 13_637, 5),
      ("2021-05-07", 18_754, 5), ("2024-02-29", 19_782, 4), ("2026-03-15", 20_527, 7),
      ("2100-03-01", 47_541, 1), ("9999-12-31", 2_932_896, 5),
    ])
  func knownDays(text: String, dayNumber: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(Int(date.dayNumber) == dayNumber)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test("goes through every day of 9999 years in order", arguments: 0..<25)
  func everyDay(fourCenturies: Int) throws {
    var year = max(1, fourCenturies * 400)
    var (month, day) = (1, 1)
    var expected = try #require(CalendarDate(year: year, month: 1, day: 1)).dayNumber
    var weekday = (Int(expected) + 3 + 7 * 110_000) % 7 + 1
    var wrong: [Int32] = []
    while year < (fourCenturies + 1) * 400 {
      let date = CalendarDate(dayNumber: expected)
      let there = CalendarDate(year: year, month: month, day: day)
      if there != date || date.components != (year, month, day) || date.weekday != weekday {
        wrong.append(expected)
      }
      expected += 1
      weekday = weekday % 7 + 1
      day += 1
      if day > Self.days(month, year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong.isEmpty)
  }

  /// By counting, not by the rule under test: thirty days hath September.
  private static func days(_ month: Int, _ year: Int) -> Int {
    if month == 2 {
      if year % 400 == 0 { return 29 }
      if year % 100 == 0 { return 28 }
      return year % 4 == 0 ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  @Test("reads what it writes")
  func roundTrip() {
    let wrong = stride(from: Int32(-719_162), through: 2_932_896, by: 97)
      .map(CalendarDate.init(dayNumber:))
      .filter { CalendarDate(iso: $0.description) != $0 }
    #expect(wrong.isEmpty)
  }

  @Test(
    "refuses what is not a day",
    arguments: [
      "2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10", "2023-13-01", "2023-01-00",
      "2023-01-32", "0000-01-01",
    ])
  func impossibleDays(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(
    "reads nothing but YYYY-MM-DD",
    arguments: [
      "", "2023", "2023-2-01", "2023-02-1", "2023/02/01", " 2023-02-01", "2023-02-01 ", "20230201",
      "2023-02-01T", "-023-02-01", "+023-02-01", "2023-+2-01", "07.05.2021", "２023-02-01",
      "202३-02", "2023‑02-01", "10000-01-01", "2023-02:01",
    ])
  func otherSpellings(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("refuses numbers outside the calendar")
  func outOfRange() {
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: Int.max, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 2023, month: Int.min, day: 1) == nil)
    #expect(CalendarDate(year: 2023, month: 1, day: Int.max) == nil)
  }

  @Test("adds and subtracts days over the ends of months and years")
  func arithmetic() throws {
    let date = try #require(CalendarDate(iso: "2023-12-30"))
    #expect(date.adding(days: 3).description == "2024-01-02")
    #expect(date.adding(days: -365).description == "2022-12-30")
    #expect(date.adding(days: 61).description == "2024-02-29")
    #expect(date.adding(days: 61) - date == 61)
    #expect(date - date.adding(days: 61) == -61)
  }

  @Test("comes in the order of its text")
  func order() throws {
    let texts = [
      "0999-12-31", "1969-12-31", "1970-01-01", "2023-02-28", "2023-03-01", "2023-10-01",
    ]
    let dates = try texts.reversed().map { try #require(CalendarDate(iso: $0)) }
    #expect(dates.sorted().map(\.description) == texts)
  }

  @Test("belongs to a quarter", arguments: 1...12)
  func quarters(month: Int) throws {
    let quarters = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    let date = try #require(CalendarDate(year: 2021, month: month, day: 1))
    #expect(date.quarter == quarters[month - 1])
    #expect(date.month == month)
    #expect(date.year == 2021)
    #expect(date.day == 1)
  }
}
