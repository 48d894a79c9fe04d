import Core
import LocatedYAML

/// A file of counts by category instead of appeals: each of its rows says how many appeals had the
/// codes that it names.
package struct CountedSource: Hashable, Sendable {
  package var export: RegistrySource
  /// Days of registration of the first and the last appeal that were counted.
  package var period: ClosedRange<CalendarDate>
  /// The column with the month of registration, where the period is longer than one.
  package var month: Month?
  /// The day by which all of these appeals were closed.
  package var closedBy: CalendarDate?
  /// The column with the number of appeals of the row.
  package var count: ColumnRule.Place
  /// Columns of codes.
  package var columns: [AppealColumn: ColumnRule]
  /// Columns with numbers of appeals by outcome, which add up to the number of the row.
  package var outcomes: [Part]
  /// Whether somebody says that these appeals are not among the rows of the same days.
  package var standsBesideRows: Bool
  package var location: SourceLocation

  package struct Month: Hashable, Sendable {
    package var place: ColumnRule.Place
    package var formats: [DateFormat]
    package var location: SourceLocation
  }

  package struct Part: Hashable, Sendable {
    package var code: String
    package var place: ColumnRule.Place
    package var location: SourceLocation
  }

  /// The columns that counts may be by.
  package static let characteristics: [AppealColumn] = [
    .channel, .kind, .topic, .region, .body, .outcome,
  ]

  /// Reads the keys of an export and `from`, `until`, `month`, `closed_by`, `count`, `columns`,
  /// `outcomes`, `beside_rows`.
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    export = RegistrySource(in: &mapping, at: value.location, reporting: &diagnostics)
    let from = mapping.required("from", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let until = mapping.required("until", reporting: &diagnostics) { $0.date(reporting: &$1) }
    month = mapping.optional("month", reporting: &diagnostics, CountedSource.month)
    closedBy = mapping.optional("closed_by", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let count = mapping.required("count", reporting: &diagnostics, CountedSource.place)
    let columns = mapping.optional("columns", reporting: &diagnostics, CountedSource.columns)
    let outcomes = mapping.optional("outcomes", reporting: &diagnostics, CountedSource.outcomes)
    standsBesideRows =
      mapping.optional("beside_rows", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
      ?? false
    mapping.finish(reporting: &diagnostics)
    if let from, let until {
      CountedSource.check(
        from, until, closedBy, hasMonth: month != nil, value.location, &diagnostics)
    }
    guard let from, let until, let count, !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    period = from...until
    self.count = count
    self.columns = columns ?? [:]
    self.outcomes = outcomes ?? []
    location = value.location
  }

  private static func check(
    _ from: CalendarDate, _ until: CalendarDate, _ closedBy: CalendarDate?, hasMonth: Bool,
    _ location: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) {
    func report(_ message: String, _ hint: String) {
      diagnostics.append(
        Diagnostic(.error, "counted.period", message, at: location, hint: hint))
    }
    if until < from {
      report("the period ends before it begins", "write ‘until’ on or after ‘from’")
    } else if !hasMonth, from.components.year != until.components.year {
      report(
        "counts of several years do not say which year each appeal belongs to",
        "name the column with the month (‘month’), or write one entry for each year")
    } else if let closedBy, closedBy < until {
      report(
        "the appeals would all be closed before the last of them came",
        "write ‘closed_by’ on or after ‘until’, or leave it out")
    }
  }

  /// Months are numbered `year * 12 + month - 1`.
  static func month(of date: CalendarDate) -> Int {
    date.components.year * 12 + date.components.month - 1
  }

  static func isOneMonth(_ period: ClosedRange<CalendarDate>) -> Bool {
    month(of: period.lowerBound) == month(of: period.upperBound)
  }

  private static func month(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> Month? {
    let usual = "y-m,m.y,month y,y-m-d,d.m.y".split(separator: ",").compactMap {
      DateFormat(String($0), isOfMonths: true)
    }
    guard value.isMapping else {
      return place(value, reporting: &diagnostics).map {
        Month(place: $0, formats: usual, location: value.location)
      }
    }
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let names = mapping.optional("column", reporting: &diagnostics, RegistrySource.texts)
    let position = mapping.optional("position", reporting: &diagnostics, ColumnRule.position)
    let formats = mapping.value("dates").map {
      DateFormat.list($0, century: nil, isOfMonths: true, reporting: &diagnostics)
    }
    mapping.finish(reporting: &diagnostics)
    if let place = position.map(ColumnRule.Place.position) ?? names.map(ColumnRule.Place.names) {
      return Month(place: place, formats: formats ?? usual, location: value.location)
    }
    diagnostics.append(
      Diagnostic(
        .error, "source.column-rule", "nothing says where ‘month’ comes from",
        at: value.location, hint: "write ‘column: …’ or ‘position: …’"))
    return nil
  }

  static func place(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> ColumnRule.Place? {
    if !value.isMapping {
      return RegistrySource.texts(value, reporting: &diagnostics).map { .names($0) }
    }
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let position = mapping.required(
      "position", reporting: &diagnostics, ColumnRule.position)
    mapping.finish(reporting: &diagnostics)
    return position.map { .position($0) }
  }

  private static func columns(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> [AppealColumn: ColumnRule]? {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    var rules: [AppealColumn: ColumnRule] = [:]
    for column in characteristics {
      rules[column] = mapping.optional(column.name, reporting: &diagnostics) {
        ColumnRule($0, of: column, RegistrySource.Defaults(), reporting: &$1)
      }
    }
    mapping.finish(reporting: &diagnostics)
    return rules
  }

  private static func outcomes(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> [Part]? {
    value.mapping(reporting: &diagnostics)?.entries.compactMap { code, location, value in
      place(value, reporting: &diagnostics).map {
        Part(code: code, place: $0, location: location)
      }
    }
  }
}
