import Appeals
import Core

/// What follows from a day, looked up instead of computed for each row.
struct DayTables {
  /// How an appeal stood on the closing day of the quarter in which it was registered.
  struct State {
    private static let open = Int32.min
    private let days: Int32
    let isAfterTerm: Bool

    static let stillOpen = State(days: open, isAfterTerm: false)

    init(days: Int32, isAfterTerm: Bool) {
      self.days = days
      self.isAfterTerm = isAfterTerm
    }

    var isOpen: Bool { days == State.open }
    /// From registration to closing; `nil` for an open one.
    var workingDays: Int? { isOpen ? nil : Int(days) }
  }

  /// Months are numbered `year * 12 + month - 1`; -1 is a day that is not stated.
  let lastMonth: Int
  private let monthOfDay: [Int32]
  /// For each stored day: the stored day whose state counts, and the last day of the term.
  private let stateOfDay: [UInt16]
  private let dueOfDay: [UInt16]
  private let workedBefore: [Int32]

  init(
    _ plan: StatisticsPlan, through last: Period, calendar: WorkingCalendar, rules: DeadlineRules
  ) {
    lastMonth = DayTables.number(last)
    let count = Int(UInt16.max) + 1
    var monthOfDay = [Int32](repeating: -1, count: count)
    var stateOfDay = [UInt16](repeating: 0, count: count)
    var dueOfDay = [UInt16](repeating: .max, count: count)
    var workedBefore = [Int32](repeating: 0, count: count)
    let start = calendar.covered.lowerBound
    var closing: (month: Int32, day: UInt16) = (-1, 0)
    for stored in 1..<count {
      let date = CalendarDate(dayNumber: Int32(stored) - 1)
      let (year, month, _) = date.components
      monthOfDay[stored] = Int32(year * 12 + month - 1)
      // Beyond the covered years nothing is published: `Closing` checks that first.
      if year <= last.year {
        if closing.month != monthOfDay[stored] {
          let quarter = Period.quarter(year, (month + 2) / 3)
          let day = quarter.closingDay(grace: plan.graceMonths)
          closing = (monthOfDay[stored], DayTables.stored(day))
        }
        stateOfDay[stored] = closing.day
        // No term is known of days before the calendar.
        if date >= start, let due = rules.lastDay(registered: date, in: calendar) {
          dueOfDay[stored] = DayTables.stored(due)
        }
      }
      workedBefore[stored] = Int32(calendar.workingDays(from: start, to: date) ?? 0)
    }
    self.monthOfDay = monthOfDay
    self.stateOfDay = stateOfDay
    self.dueOfDay = dueOfDay
    self.workedBefore = workedBefore
  }

  @inline(__always)
  func month(_ stored: UInt16) -> Int { Int(monthOfDay[Int(stored)]) }

  @inline(__always)
  func state(registered: UInt16, closed: UInt16) -> State {
    let place = Int(registered)
    if closed == 0 || closed > stateOfDay[place] {
      return .stillOpen
    }
    return State(
      days: workedBefore[Int(closed)] - workedBefore[place], isAfterTerm: closed > dueOfDay[place])
  }

  /// Month 1 to 12 of the year in which appeals that are known as counts were registered, `nil` outside it.
  /// They are in the flow of no year but their own.
  func registeredLeaf(_ month: Int, in year: Int) -> Int? {
    let leaf = month - year * 12 + 1
    return (1...12).contains(leaf) ? leaf : nil
  }

  /// The month of closing among those of a year and of grace, of appeals that are known to have been closed
  /// by a day, or not known to be closed.
  ///
  /// - Parameter later: the leaf of what was closed after the months of grace, or not at all.
  func closedLeaf(_ day: CalendarDate?, in year: Int, later: Int) -> Int {
    guard let day else { return later }
    return min(max(month(DayTables.stored(day)) - year * 12, 0), later)
  }

  private static func number(_ month: Period) -> Int { month.year * 12 + month.number - 1 }

  private static func stored(_ date: CalendarDate) -> UInt16 {
    DateColumn.holds(date) ? UInt16(date.dayNumber + 1) : .max
  }
}
