import Appeals
import Core
import Rendering

/// `Content/directory`: which days are worked and how long an office has for its answer.
struct Directory {
  let calendar: WorkingCalendar
  let rules: DeadlineRules

  /// Days before and after the day of the data that the deadline table covers.
  static let daysBefore = 60
  static let daysAfter = 30

  init?(_ content: FileTree, reporting diagnostics: inout [Diagnostic]) {
    let calendar = read("directory/working-calendar.yaml", content, &diagnostics) {
      WorkingCalendar.parse($0, path: $1, reporting: &$2)
    }
    let rules = read("directory/deadlines.yaml", content, &diagnostics) {
      DeadlineRules.parse($0, path: $1, reporting: &$2)
    }
    guard let calendar, let rules else { return nil }
    self.calendar = calendar
    self.rules = rules
  }

  /// The last day for the answer to an appeal registered on a day; `nil` outside the calendar.
  func due(_ registered: CalendarDate) -> CalendarDate? {
    rules.dueDate(registered: registered, in: calendar)?.date
  }

  func table(asOf: CalendarDate) -> DeadlineTable? {
    guard let rule = rules.rule(on: asOf) else { return nil }
    let rows = (-Directory.daysBefore...Directory.daysAfter).compactMap { offset in
      row(asOf.adding(days: offset))
    }
    if rows.isEmpty { return nil }
    return DeadlineTable(rows: rows, workingDays: rule.workingDays, knownOn: rule.confirmed)
  }

  private func row(_ registered: CalendarDate) -> DeadlineTable.Row? {
    guard calendar.isWorking(registered) == true,
      let due = rules.dueDate(registered: registered, in: calendar)
    else { return nil }
    return DeadlineTable.Row(
      registered: registered, due: due.date, isEstimate: due.isEstimated)
  }
}

/// Reads one text file of the sources with its own parser.
func read<Value>(
  _ name: String, _ tree: FileTree, _ diagnostics: inout [Diagnostic],
  _ parse: (String, String, inout [Diagnostic]) -> Value?
) -> Value? {
  guard let path = RelativePath(name), let text = tree.text(path, reporting: &diagnostics) else {
    return nil
  }
  return parse(text, tree.displayed(path), &diagnostics)
}
