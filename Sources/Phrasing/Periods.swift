import Core

/// How months, quarters and years read as the name of a period and inside a sentence. Kyrgyz case
/// endings stand on words only, never on a number.
extension Language {
  /// «2026-жылдын 1-чейреги», «1 квартал 2026 года», “first quarter of 2026”.
  package func quarterAndYear(year: Int, quarter: Int) -> String {
    switch self {
    case .ky: "\(year)-жылдын \(quarter)-чейреги"
    case .ru: "\(quarter)\(noBreakSpace)квартал \(year)\(noBreakSpace)года"
    case .en: "\(ordinalsEn[quarter - 1]) quarter of \(year)"
    }
  }

  /// «2026-жыл», «2026 год», “2026”.
  package func yearName(_ year: Int) -> String {
    switch self {
    case .ky: "\(year)-жыл"
    case .ru: "\(year)\(noBreakSpace)год"
    case .en: "\(year)"
    }
  }

  /// «2026-жылдын мартында», «в марте 2026 года», “in March 2026”.
  package func inMonth(year: Int, month: Int) -> String {
    switch self {
    case .ky: "\(year)-жылдын \(locativeMonthsKy[month - 1])"
    case .ru: "в \(prepositionalMonthsRu[month - 1]) \(year)\(noBreakSpace)года"
    case .en: "in \(monthAndYear(year: year, month: month))"
    }
  }

  /// «2026-жылдын 1-чейрегинде», «в 1 квартале 2026 года», “in the first quarter of 2026”.
  package func inQuarter(year: Int, quarter: Int) -> String {
    switch self {
    case .ky: "\(year)-жылдын \(quarter)-чейрегинде"
    case .ru:
      "\(quarter == 2 ? "во" : "в") \(quarter)\(noBreakSpace)квартале \(year)\(noBreakSpace)года"
    case .en: "in the \(quarterAndYear(year: year, quarter: quarter))"
    }
  }

  /// «2026-жылы», «в 2026 году», “in 2026”.
  package func inYear(_ year: Int) -> String {
    switch self {
    case .ky: "\(year)-жылы"
    case .ru: "в \(year)\(noBreakSpace)году"
    case .en: "in \(year)"
    }
  }

  /// For the heads of columns: «2026, 1-чейрек», «1 кв. 2026», “Q1 2026”.
  package func shortQuarter(year: Int, quarter: Int) -> String {
    switch self {
    case .ky: "\(year), \(quarter)-чейрек"
    case .ru: "\(quarter)\(noBreakSpace)кв. \(year)"
    case .en: "Q\(quarter)\(noBreakSpace)\(year)"
    }
  }

  /// On the axis of a chart, above the year: «III», `Q3`.
  package func quarterMark(_ quarter: Int) -> String {
    let roman = ["I", "II", "III", "IV"]
    return self == .en ? "Q\(quarter)" : roman[quarter - 1]
  }

  /// For the heads of columns: «03.2026».
  package func shortMonth(year: Int, month: Int) -> String {
    (month < 10 ? "0" : "") + "\(month).\(year)"
  }

  /// A difference with its sign: `+12`, `−3`, `0`.
  package func signed(_ value: Int) -> String {
    value > 0 ? "+" + number(value) : number(value)
  }
}

private let ordinalsEn = ["first", "second", "third", "fourth"]
private let locativeMonthsKy = [
  "январында", "февралында", "мартында", "апрелинде", "майында", "июнунда", "июлунда",
  "августунда", "сентябрында", "октябрында", "ноябрында", "декабрында",
]
private let prepositionalMonthsRu = [
  "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре",
  "ноябре", "декабре",
]
