import Core

/// A month, a quarter or a year: what figures are published for.
package struct Period: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, CaseIterable, Sendable {
    case month, quarter, year
  }

  package let kind: Kind
  package let year: Int
  /// Of the month (1 to 12) or the quarter (1 to 4); 0 for a year.
  package let number: Int

  package static func month(_ year: Int, _ month: Int) -> Period {
    precondition((1...12).contains(month), "a month has a number from 1 to 12")
    return Period(kind: .month, year: year, number: month)
  }

  package static func quarter(_ year: Int, _ quarter: Int) -> Period {
    precondition((1...4).contains(quarter), "a quarter has a number from 1 to 4")
    return Period(kind: .quarter, year: year, number: quarter)
  }

  package static func year(_ year: Int) -> Period { Period(kind: .year, year: year, number: 0) }

  private init(kind: Kind, year: Int, number: Int) {
    self.kind = kind
    self.year = year
    self.number = number
  }

  /// Reads `2026-03`, `2026-q1` or `2026`.
  package init?(_ id: some StringProtocol) {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = Int(parts[0]), parts[0].utf8.count == 4, parts.count <= 2, year > 0 else {
      return nil
    }
    if parts.count == 1 {
      self = .year(year)
    } else if parts[1].first == "q", let quarter = Int(parts[1].dropFirst()),
      (1...4).contains(quarter), parts[1].utf8.count == 2
    {
      self = .quarter(year, quarter)
    } else if let month = Int(parts[1]), (1...12).contains(month), parts[1].utf8.count == 2 {
      self = .month(year, month)
    } else {
      return nil
    }
  }

  /// The name of its page and its files, which never changes.
  package var description: String {
    switch kind {
    case .month: "\(year)-" + (number < 10 ? "0" : "") + "\(number)"
    case .quarter: "\(year)-q\(number)"
    case .year: "\(year)"
    }
  }

  /// Months of the year that it covers.
  package var months: ClosedRange<Int> {
    switch kind {
    case .month: number...number
    case .quarter: number * 3 - 2...number * 3
    case .year: 1...12
    }
  }

  package var first: CalendarDate { day(months.lowerBound, 1) }

  package var last: CalendarDate {
    day(months.upperBound, CalendarDate.days(inMonth: months.upperBound, year: year))
  }

  /// The period of the same kind right before.
  package var previous: Period { shifted(by: -1) }
  package var next: Period { shifted(by: 1) }
  package var sameLastYear: Period { Period(kind: kind, year: year - 1, number: number) }

  /// The last day of the month that lies `months` after its end: the day whose state is published.
  package func closingDay(grace months: Int) -> CalendarDate {
    var month = Period.month(year, self.months.upperBound)
    for _ in 0..<months { month = month.next }
    return month.last
  }

  package func contains(_ other: Period) -> Bool {
    year == other.year && months.contains(other.months.lowerBound)
      && months.contains(other.months.upperBound)
  }

  private func shifted(by step: Int) -> Period {
    switch kind {
    case .year: return .year(year + step)
    case .quarter:
      let index = year * 4 + number - 1 + step
      return .quarter(index / 4, index % 4 + 1)
    case .month:
      let index = year * 12 + number - 1 + step
      return .month(index / 12, index % 12 + 1)
    }
  }

  private func day(_ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("\(self) has a day \(day) in month \(month)")
    }
    return date
  }
}

extension Period: Comparable {
  /// By their last days; of two that end together the shorter first.
  package static func < (left: Period, right: Period) -> Bool {
    (left.last.dayNumber, right.first.dayNumber) < (right.last.dayNumber, left.first.dayNumber)
  }
}
