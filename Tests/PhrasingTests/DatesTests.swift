import Core
import Phrasing
import Testing

@Suite("Dates")
struct DatesTests {
  private let kyrgyz = [
    "2007-жылдын 4-январы", "2007-жылдын 4-февралы", "2007-жылдын 4-марты",
    "2007-жылдын 4-апрели", "2007-жылдын 4-майы", "2007-жылдын 4-июну", "2007-жылдын 4-июлу",
    "2007-жылдын 4-августу", "2007-жылдын 4-сентябры", "2007-жылдын 4-октябры",
    "2007-жылдын 4-ноябры", "2007-жылдын 4-декабры",
  ]
  private let russian = [
    "4 января 2007 года", "4 февраля 2007 года", "4 марта 2007 года", "4 апреля 2007 года",
    "4 мая 2007 года", "4 июня 2007 года", "4 июля 2007 года", "4 августа 2007 года",
    "4 сентября 2007 года", "4 октября 2007 года", "4 ноября 2007 года", "4 декабря 2007 года",
  ]
  private let english = [
    "4 January 2007", "4 February 2007", "4 March 2007", "4 April 2007", "4 May 2007",
    "4 June 2007", "4 July 2007", "4 August 2007", "4 September 2007", "4 October 2007",
    "4 November 2007", "4 December 2007",
  ]

  private func breaking(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test("are written in words in each month", arguments: 1...12)
  func long(month: Int) throws {
    let date = try #require(CalendarDate(year: 2007, month: month, day: 4))
    #expect(breaking(Language.ky.longDate(date)) == kyrgyz[month - 1])
    #expect(breaking(Language.ru.longDate(date)) == russian[month - 1])
    #expect(breaking(Language.en.longDate(date)) == english[month - 1])
  }

  @Test("keep the day with its month and the Russian year with its word on one line")
  func unbroken() throws {
    let date = try #require(CalendarDate(iso: "2026-03-15"))
    #expect(Language.ru.longDate(date) == "15\u{A0}марта 2026\u{A0}года")
    #expect(Language.en.longDate(date) == "15\u{A0}March 2026")
  }

  @Test(
    "in digits read the same in all languages and never as an ISO date", arguments: 1...12)
  func short(month: Int) throws {
    let date = try #require(CalendarDate(year: 2021, month: month, day: 7))
    let expected = "07.\(month < 10 ? "0" : "")\(month).2021"
    for language in Language.allCases {
      #expect(language.shortDate(date) == expected)
      // The Kyrgyz skeleton of CLDR prints 7 May as 2021-07-05.
      #expect(CalendarDate(iso: language.shortDate(date)) == nil)
    }
    #expect(Language.ky.shortDate(try #require(CalendarDate(iso: "2021-12-31"))) == "31.12.2021")
  }

  @Test("name a month by itself and with its year", arguments: 1...12)
  func months(month: Int) {
    let shared = [
      "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
      "октябрь", "ноябрь", "декабрь",
    ]
    let name = english[month - 1].split(separator: " ")[1]
    let possessive = kyrgyz[month - 1].split(separator: "-")[2]
    #expect(Language.ky.month(month) == shared[month - 1])
    #expect(Language.ru.month(month) == shared[month - 1])
    #expect(Language.en.month(month) == name)
    #expect(Language.ky.monthAndYear(year: 2026, month: month) == "2026-жылдын \(possessive)")
    #expect(
      breaking(Language.ru.monthAndYear(year: 2026, month: month))
        == "\(shared[month - 1]) 2026 года")
    #expect(Language.en.monthAndYear(year: 2026, month: month) == "\(name) 2026")
  }

  @Test("fall on the weekday of the calendar")
  func weekdays() throws {
    let monday = try #require(CalendarDate(iso: "2026-03-16"))
    let names = (0..<7).map { monday.adding(days: $0).weekday }
    #expect(
      names.map { Language.ky.weekday($0) } == [
        "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби",
      ])
    #expect(
      names.map { Language.ru.weekday($0) } == [
        "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
      ])
    #expect(
      names.map { Language.en.weekday($0) } == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ])
  }
}
