import Core
import LocatedYAML

/// When an office receives on some days of every week: local time of Kyrgyzstan, in whole minutes.
package struct WeeklyHours: Sendable, Hashable {
  /// `1` is Monday; ascending, at least one.
  package let weekdays: [Int]
  /// Minutes since midnight; `from` is earlier than `to`.
  package let from: Int
  package let to: Int

  private enum Weekday: String, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  }

  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let days = keys.required("days", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { $0.choice(of: Weekday.self, reporting: &$1) }
    }
    let from = keys.required("from", reporting: &diagnostics, WeeklyHours.minutes)
    let to = keys.required("to", reporting: &diagnostics, WeeklyHours.minutes)
    keys.finish(reporting: &diagnostics)
    guard let days, !days.isEmpty, let from, let to else { return nil }
    if from >= to {
      diagnostics.append(
        Diagnostic(
          .error, "reception.hours", "reception ends before it begins", at: value.location,
          hint: "write the earlier time under ‘from’"))
      return nil
    }
    weekdays = Set(days.compactMap { day in Weekday.allCases.firstIndex(of: day).map { $0 + 1 } })
      .sorted()
    self.from = from
    self.to = to
  }

  /// `HH:MM`, from 00:00 to 23:59.
  private static func minutes(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Int? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    {
      return hour * 60 + minute
    }
    diagnostics.append(
      Diagnostic(
        .error, "reception.hours", "‘\(text)’ is not a time of day", at: value.location,
        hint: "write it as \"09:00\", in quotes"))
    return nil
  }
}
