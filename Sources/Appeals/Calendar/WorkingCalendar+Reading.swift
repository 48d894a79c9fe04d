import Core
import LocatedYAML

extension WorkingCalendar {
  /// Reads `working-calendar.yaml`:
  ///
  /// - `covered`: `from` and `until`, years;
  /// - `names`: a name in each language under an id of the author's;
  /// - `holidays` and `working_holidays`: `name`, `days` (`MM-DD` or `MM-DD..MM-DD`, every year),
  ///   optionally `from` and `until`, years;
  /// - `moving`: `name`, `on` and optionally `estimated`, lists of days off;
  /// - `observed`: `name`, `off`, a list of days;
  /// - `swaps`: `off` and `instead`, the day worked for it;
  /// - `extra`: `name`, `off`, a list of days;
  /// - `corrections`, optional: `date`, `working`, `name`; they overrule everything above.
  ///
  /// `nil` when the covered years cannot be read; other mistakes are reported and left out.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> WorkingCalendar? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let years = mapping.required("covered", reporting: &diagnostics, years)
    let names = mapping.required("names", reporting: &diagnostics, names)
    guard let years, let names else { return nil }
    var draft = CalendarDraft(years: years, names: names)
    draft.addHolidays("holidays", .holiday, from: &mapping, reporting: &diagnostics)
    draft.addHolidays("working_holidays", .workingHoliday, from: &mapping, reporting: &diagnostics)
    draft.addMoving(from: &mapping, reporting: &diagnostics)
    draft.addDaysOff("observed", .observed, from: &mapping, reporting: &diagnostics)
    draft.addDaysOff("extra", .extraDayOff, from: &mapping, reporting: &diagnostics)
    draft.addSwaps(from: &mapping, reporting: &diagnostics)
    draft.addCorrections(from: &mapping, reporting: &diagnostics)
    mapping.finish(reporting: &diagnostics)
    return draft.calendar
  }

  private static func years(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> ClosedRange<Int>? {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let from = mapping.required("from", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    let until = mapping.required("until", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    mapping.finish(reporting: &diagnostics)
    guard let from, let until else { return nil }
    if from >= 1, until <= 9998, from <= until, until - from < longestSpan { return from...until }
    diagnostics.append(
      Diagnostic(
        .error, "calendar.years", "the covered years are not a span of 1 to \(longestSpan) years",
        at: value.location, hint: "write ‘from’ and ‘until’ as years, the earlier one first"))
    return nil
  }

  private static func names(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> [String: Localized<String>]? {
    guard let mapping = value.mapping(reporting: &diagnostics) else { return nil }
    var names: [String: Localized<String>] = [:]
    for (id, _, value) in mapping.entries {
      names[id] = value.localized(reporting: &diagnostics)
    }
    return names
  }
}
