import Core

extension StatisticsPlan {
  /// Periods whose closing day has come by `day`, oldest first: all since the first month, whether
  /// published or not. A quarter or year counts only when all its months do.
  package func closed(by day: CalendarDate) -> [Period] {
    var periods: [Period] = []
    var month = firstMonth
    while month.closingDay(grace: graceMonths) <= day {
      periods.append(month)
      let end = month.number
      if end % 3 == 0 {
        let quarter = Period.quarter(month.year, end / 3)
        if quarter.first >= firstMonth.first { periods.append(quarter) }
      }
      if end == 12, Period.year(month.year).first >= firstMonth.first {
        periods.append(.year(month.year))
      }
      month = month.next
    }
    return periods.sorted()
  }

  /// The first month that is not closed by `day`.
  package func openMonth(on day: CalendarDate) -> Period {
    var month = firstMonth
    while month.closingDay(grace: graceMonths) <= day { month = month.next }
    return month
  }
}
