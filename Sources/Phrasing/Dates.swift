import Core

/// How dates read. Kyrgyz uses the official form («2007-жылдын 4-майы»); CLDR's short Kyrgyz pattern
/// `y-dd-MM` is never used, since 2021-07-05 would be read as ISO 5 July.
extension Language {
  /// «2007-жылдын 4-майы», «4 мая 2007 года», “4 May 2007”.
  package func longDate(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    switch self {
    case .ky:
      return "\(year)-жылдын \(day)-\(possessiveMonthsKy[month - 1])"
    case .ru:
      return "\(day)\(noBreakSpace)\(genitiveMonthsRu[month - 1]) \(year)\(noBreakSpace)года"
    case .en:
      return "\(day)\(noBreakSpace)\(monthsEn[month - 1]) \(year)"
    }
  }

  /// `04.05.2007`, for tables: the same in all three languages and never mistaken.
  package func shortDate(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    return (day < 10 ? "0" : "") + "\(day)." + (month < 10 ? "0" : "") + "\(month).\(year)"
  }

  /// «2026-жылдын марты», «март 2026 года», “March 2026”.
  package func monthAndYear(year: Int, month: Int) -> String {
    switch self {
    case .ky: "\(year)-жылдын \(possessiveMonthsKy[month - 1])"
    case .ru: "\(monthsRu[month - 1]) \(year)\(noBreakSpace)года"
    case .en: "\(monthsEn[month - 1]) \(year)"
    }
  }

  /// The month's name by itself, in lower case (English: capitalised).
  package func month(_ month: Int) -> String {
    switch self {
    case .ky, .ru: monthsRu[month - 1]
    case .en: monthsEn[month - 1]
    }
  }

  /// `1` is Monday.
  package func weekday(_ weekday: Int) -> String {
    switch self {
    case .ky: weekdaysKy[weekday - 1]
    case .ru: weekdaysRu[weekday - 1]
    case .en: weekdaysEn[weekday - 1]
    }
  }
}

/// Kyrgyz and Russian share the names of the months in the nominative.
private let monthsRu = [
  "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
  "ноябрь", "декабрь",
]
private let possessiveMonthsKy = [
  "январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры",
  "октябры", "ноябры", "декабры",
]
private let genitiveMonthsRu = [
  "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
  "ноября", "декабря",
]
private let monthsEn = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]
private let weekdaysKy = [
  "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби",
]
private let weekdaysRu = [
  "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
]
private let weekdaysEn = [
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]
