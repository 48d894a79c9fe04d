import Core
import Testing

@testable import Appeals

@Suite struct DateFormatTests {
  private func read(_ text: String, _ format: String, century: Int = 0) throws -> String? {
    let format = try #require(DateFormat(format, century: century))
    let bytes = Array("x\(text)y".utf8)
    return format.date(in: bytes.span, 1..<bytes.count - 1)?.description
  }

  @Test(
    "reads days as offices write them",
    arguments: [
      ("d.m.y", "5.3.2026", "2026-03-05"), ("d.m.y", "05.03.2026", "2026-03-05"),
      ("m/d/y", "3/14/2025 1:20", "2025-03-14"), ("m/d/y", "12/31/2025 11:59:59 PM", "2025-12-31"),
      ("y-m-d", "2026-02-28T23:59:59.123+06:00", "2026-02-28"),
      ("y-m-d", "2026-02-28 00:00:00Z", "2026-02-28"), ("d month y", "5 мая 2026", "2026-05-05"),
      ("d month y", "17 Сентябрь 2025", "2025-09-17"), ("month d, y", "Jan 2, 2026", "2026-01-02"),
      ("excel", "46086", "2026-03-05"), ("excel", "46086,75", "2026-03-05"),
      ("excel", "61", "1900-03-01"),
    ])
  func reads(format: String, text: String, day: String) throws {
    #expect(try read(text, format) == day)
  }

  @Test(
    "takes nothing else for a day",
    arguments: [
      ("d.m.y", "31.02.2026"), ("d.m.y", "5.3.26"), ("d.m.y", "5.3.2026 г."), ("d.m.y", "5/3/2026"),
      ("m/d/y", "14/3/2025"), ("y-m-d", "2026-3"), ("y-m-d", "2026-03-05x"),
      ("d.m.y", "005.3.2026"),
      ("y-m-d", "2026-03-05 25:00:00:00"), ("excel", "60"), ("excel", "46086.x"), ("excel", ""),
      ("d month y", "5 foo 2026"), ("d.m.y", "5.3.2026 10"),
    ])
  func refuses(format: String, text: String) throws {
    #expect(try read(text, format) == nil)
  }

  @Test("two digits of a year mean the hundred that the settings say")
  func centuries() throws {
    #expect(try read("1.1.70", "d.m.yy", century: 1970) == "1970-01-01")
    #expect(try read("1.1.69", "d.m.yy", century: 1970) == "2069-01-01")
    #expect(try read("1.1.26", "d.m.yy", century: 1930) == "2026-01-01")
  }

  @Test("knows which formats read one text as two days")
  func contradictions() throws {
    func contradict(_ one: String, _ other: String) throws -> Bool {
      try #require(DateFormat(one)).contradicts(#require(DateFormat(other)))
    }
    #expect(try contradict("d/m/y", "m/d/y"))
    #expect(try contradict("d.m.yy", "yy.m.d"))
    #expect(try !contradict("d.m.y", "m/d/y"))
    #expect(try !contradict("d.m.y", "y.m.d"))
    #expect(try !contradict("d.m.y", "d.m.y"))
    #expect(try !contradict("d.m.y", "excel"))
  }

  @Test(
    "names no format without a day, a month and a year", arguments: ["d.m", "dmy", "d.m.y.d", "q"])
  func names(name: String) { #expect(DateFormat(name) == nil) }
}
