import Core
import LocatedYAML

/// A file of counts by category instead of appeals: each of its rows says how many appeals had the
/// codes that it names.
package struct CountedSource: Hashable, Sendable {
  package var files: [String]
  package var dialect: ExportDialect
  /// Days of registration of the first and the last appeal that were counted.
  package var period: ClosedRange<CalendarDate>
  /// The column with the number of appeals of the row.
  package var count: ColumnRule.Place
  /// Columns of codes.
  package var columns: [AppealColumn: ColumnRule]
  /// Columns with numbers of appeals by outcome, which add up to the number of the row.
  package var outcomes: [Part]
  package var filters: [RowFilter]
  package var location: SourceLocation

  package struct Part: Hashable, Sendable {
    package var code: String
    package var place: ColumnRule.Place
    package var location: SourceLocation
  }

  /// The columns that counts may be by.
  package static let characteristics: [AppealColumn] = [
    .channel, .kind, .topic, .region, .body, .outcome,
  ]

  /// Reads the keys of a source of CSV and `from`, `until`, `count`, `columns`, `outcomes`.
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let files = mapping.required("file", reporting: &diagnostics, RegistrySource.files)
    let dialect = RegistrySource.dialect(in: &mapping, reporting: &diagnostics)
    let from = mapping.required("from", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let until = mapping.required("until", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let count = mapping.required("count", reporting: &diagnostics, CountedSource.place)
    let columns = mapping.optional("columns", reporting: &diagnostics, CountedSource.columns)
    let outcomes = mapping.optional("outcomes", reporting: &diagnostics, CountedSource.outcomes)
    let filters = mapping.optional("filters", reporting: &diagnostics) {
      $0.list(reporting: &$1) { RowFilter($0, reporting: &$1) }
    }
    mapping.finish(reporting: &diagnostics)
    if let from, let until, until < from {
      diagnostics.append(
        Diagnostic(
          .error, "counted.period", "the period ends before it begins", at: value.location,
          hint: "write ‘until’ on or after ‘from’"))
    }
    guard let files, let from, let until, let count,
      !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    self.files = files
    self.dialect = dialect
    period = from...until
    self.count = count
    self.columns = columns ?? [:]
    self.outcomes = outcomes ?? []
    self.filters = filters ?? []
    location = value.location
  }

  private static func place(
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
