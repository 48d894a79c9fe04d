import Core
import LocatedYAML

extension CalendarDraft {
  /// Holidays of every year, or of a span of years.
  mutating func addHolidays(
    _ key: String, _ kind: CalendarException.Kind, from mapping: inout YAMLMapping,
    reporting diagnostics: inout [Diagnostic]
  ) {
    for value in entries(key, of: &mapping, reporting: &diagnostics) {
      guard var entry = value.mapping(reporting: &diagnostics) else { continue }
      let name = entry.required("name", reporting: &diagnostics, name)
      let days = entry.required("days", reporting: &diagnostics, DayOfYear.span)
      let from = entry.optional("from", reporting: &diagnostics) { $0.integer(reporting: &$1) }
      let until = entry.optional("until", reporting: &diagnostics) { $0.integer(reporting: &$1) }
      entry.finish(reporting: &diagnostics)
      guard let name, let days else { continue }
      for year in years where (from ?? year) <= year && year <= (until ?? year) {
        for date in days.dates(in: year) {
          // A holiday that is worked on weekdays does not make a Sunday a working day.
          let isWorking = kind == .workingHoliday && date.weekday <= 5
          declare(
            date, kind, name: name, isWorking: isWorking, at: value.location,
            reporting: &diagnostics)
        }
      }
    }
  }

  /// Holidays of the lunar calendar, a date for each year.
  mutating func addMoving(
    from mapping: inout YAMLMapping, reporting diagnostics: inout [Diagnostic]
  ) {
    for value in entries("moving", of: &mapping, reporting: &diagnostics) {
      guard var entry = value.mapping(reporting: &diagnostics) else { continue }
      let name = entry.required("name", reporting: &diagnostics, name)
      let listed = entry.required("on", reporting: &diagnostics, CalendarDraft.dates)
      let estimated = entry.optional("estimated", reporting: &diagnostics, CalendarDraft.dates)
      entry.finish(reporting: &diagnostics)
      for (dates, certainty) in [
        (listed, CalendarException.Certainty.listed), (estimated, .estimated),
      ] {
        for (date, location) in dates ?? [] {
          declare(
            date, .holiday, certainty, name: name, isWorking: false, at: location,
            reporting: &diagnostics)
        }
      }
    }
  }

  /// Single days off under one name.
  mutating func addDaysOff(
    _ key: String, _ kind: CalendarException.Kind, from mapping: inout YAMLMapping,
    reporting diagnostics: inout [Diagnostic]
  ) {
    for value in entries(key, of: &mapping, reporting: &diagnostics) {
      guard var entry = value.mapping(reporting: &diagnostics) else { continue }
      let name = entry.required("name", reporting: &diagnostics, name)
      let dates = entry.required("off", reporting: &diagnostics, CalendarDraft.dates)
      entry.finish(reporting: &diagnostics)
      for (date, location) in dates ?? [] {
        declare(
          date, kind, name: name, isWorking: false, at: location, reporting: &diagnostics)
      }
    }
  }

  /// Days off and the days that are worked for them.
  mutating func addSwaps(
    from mapping: inout YAMLMapping, reporting diagnostics: inout [Diagnostic]
  ) {
    for value in entries("swaps", of: &mapping, reporting: &diagnostics) {
      guard var entry = value.mapping(reporting: &diagnostics) else { continue }
      let off = entry.required("off", reporting: &diagnostics) { $0.date(reporting: &$1) }
      let instead = entry.required("instead", reporting: &diagnostics) { $0.date(reporting: &$1) }
      entry.finish(reporting: &diagnostics)
      if let off {
        declare(
          off, .movedDayOff, name: nil, isWorking: false, at: value.location,
          reporting: &diagnostics)
      }
      if let instead {
        declare(
          instead, .workingSwap, name: nil, isWorking: true, at: value.location,
          reporting: &diagnostics)
      }
    }
  }

  /// An editor's last word on a day.
  mutating func addCorrections(
    from mapping: inout YAMLMapping, reporting diagnostics: inout [Diagnostic]
  ) {
    guard let list = mapping.value("corrections") else { return }
    for value in list.list(reporting: &diagnostics) ?? [] {
      guard var entry = value.mapping(reporting: &diagnostics) else { continue }
      let date = entry.required("date", reporting: &diagnostics) { $0.date(reporting: &$1) }
      let works = entry.required("working", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
      let name = entry.optional("name", reporting: &diagnostics, name)
      entry.finish(reporting: &diagnostics)
      guard let date, let works else { continue }
      declare(
        date, .correction, name: name, isWorking: works, at: value.location,
        reporting: &diagnostics)
    }
  }

  private func entries(
    _ key: String, of mapping: inout YAMLMapping, reporting diagnostics: inout [Diagnostic]
  ) -> [YAMLValue] {
    mapping.required(key, reporting: &diagnostics) { $0.list(reporting: &$1) } ?? []
  }

  private func name(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let id = value.string(reporting: &diagnostics) else { return nil }
    if names[id] != nil { return id }
    diagnostics.append(
      Diagnostic(
        .error, "calendar.unknown-name", "no name is declared as ‘\(id)’", at: value.location,
        hint: suggestion(for: id, among: Array(names.keys))))
    return nil
  }

  private static func dates(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> [(CalendarDate, SourceLocation)]? {
    value.list(reporting: &diagnostics) { value, diagnostics in
      value.date(reporting: &diagnostics).map { ($0, value.location) }
    }
  }
}
