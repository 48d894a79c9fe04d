import Core

/// On which days invented appeals arrive: mostly on working days, a little more every year, fewer in
/// summer.
struct DemonstrationDays: Sendable {
  private static let workingDay = 100
  /// Only written appeals arrive on days off.
  private static let dayOff = 12
  private static let yearlyGrowth = 6
  /// January to December.
  private static let season = [95, 102, 106, 104, 92, 98, 90, 88, 104, 110, 108, 103]

  let count: Int
  let nonWorkingWeight: Int
  let totalWeight: Int
  private let shares: Shares

  /// `nil` when the calendar does not cover the days, or there is no working day among them.
  init?(until lastDay: CalendarDate, in calendar: WorkingCalendar) {
    let firstDay = DemonstrationRegistry.firstDay
    guard firstDay <= lastDay, calendar.covered.contains(firstDay),
      calendar.covered.contains(lastDay)
    else { return nil }
    var (weighted, total, nonWorking) = ([(value: Int, weight: Int)](), 0, 0)
    for day in 0...(lastDay - firstDay) {
      let date = firstDay.adding(days: day)
      let works = calendar.isWorking(date) == true
      let weight = DemonstrationDays.weight(of: date, works: works)
      // An appeal of a day off has to be registered on a working day that is still in the data.
      let isLast = (calendar.workingDays(from: date, to: lastDay) ?? 0) == 0
      if !works, isLast { continue }
      weighted.append((day, weight))
      total += weight
      if !works { nonWorking += weight }
    }
    if nonWorking == total { return nil }
    count = lastDay - firstDay + 1
    nonWorkingWeight = nonWorking
    totalWeight = total
    shares = Shares(weighted)
  }

  /// Days after the first day.
  func draw(_ generator: inout SplitMix64) -> Int {
    shares.draw(&generator)
  }

  private static func weight(of date: CalendarDate, works: Bool) -> Int {
    let (year, month, _) = date.components
    let growth = 100 + (year - DemonstrationRegistry.firstDay.year) * yearlyGrowth
    return (works ? workingDay : dayOff) * season[month - 1] * growth
  }
}
