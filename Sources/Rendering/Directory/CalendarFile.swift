import Content
import Core
import Phrasing

/// Reception hours of one office as an iCalendar file (RFC 5545): one weekly event a line of hours, in
/// the time of Kyrgyzstan, without holidays.
struct CalendarFile {
  let office: Reception.Office
  let words: MessageCatalog
  /// Host of the site: ids of events must be unique in the world.
  let host: String
  /// The day the file speaks of; the first event is on it or after it.
  let asOf: CalendarDate
  /// Knows the holidays.
  let calendar: DeadlineCalendar?

  /// How far ahead days without reception are listed.
  private static let daysAhead = 366

  static func path(
    of office: Reception.Office, in slug: RelativePath, _ language: Language
  ) -> RelativePath {
    sitePath("\(language.rawValue)/\(slug)/\(office.id).ics")
  }

  func bytes() -> [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//portal//reception//EN", "METHOD:PUBLISH",
      // UTC+6 all year since 2005.
      "BEGIN:VTIMEZONE", "TZID:Asia/Bishkek", "BEGIN:STANDARD", "DTSTART:20050812T000000",
      "TZOFFSETFROM:+0600", "TZOFFSETTO:+0600", "TZNAME:+06", "END:STANDARD", "END:VTIMEZONE",
    ]
    for (index, hours) in office.hours.enumerated() { lines += event(hours, number: index + 1) }
    lines.append("END:VCALENDAR")
    return Array(lines.map { CalendarFile.folded($0) + "\r\n" }.joined().utf8)
  }

  private func event(_ hours: WeeklyHours, number: Int) -> [String] {
    let days = (0..<CalendarFile.daysAhead).map { asOf.adding(days: $0) }
      .filter { hours.weekdays.contains($0.weekday) }
    guard let first = days.first else { return [] }
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    var lines = [
      "BEGIN:VEVENT", "UID:\(office.id)-\(number)-\(words.language.rawValue)@\(host)",
      "DTSTAMP:\(compact(asOf))T000000Z",
      "DTSTART;TZID=Asia/Bishkek:\(moment(first, hours.from))",
      "DTEND;TZID=Asia/Bishkek:\(moment(first, hours.to))",
      "RRULE:FREQ=WEEKLY;BYDAY=" + hours.weekdays.map { codes[$0 - 1] }.joined(separator: ","),
    ]
    // A day of the week that is worked by exception is no day of reception, and is not added. Who
    // receives on Saturdays does so although most do not work.
    for day in days where calendar?.isHoliday(day) == true {
      lines.append("EXDATE;TZID=Asia/Bishkek:\(moment(day, hours.from))")
    }
    lines.append(
      "SUMMARY:" + escaped(words(.receptionEvent, ["office": office.name[words.language]])))
    if let address = office.address {
      lines.append("LOCATION:" + escaped(address[words.language]))
    }
    return lines + ["END:VEVENT"]
  }

  private func compact(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }

  private func moment(_ date: CalendarDate, _ minutes: Int) -> String {
    let digits = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    return "\(compact(date))T\(digits)00"
  }

  /// TEXT values (RFC 5545 §3.3.11).
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "\\" || character == ";" || character == "," { result.append("\\") }
      result += character == "\n" ? "\\n" : String(character)
    }
  }

  /// Lines of more than 75 bytes are folded (RFC 5545 §3.1), never inside a character.
  private static func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += bytes
    }
    return result
  }
}
