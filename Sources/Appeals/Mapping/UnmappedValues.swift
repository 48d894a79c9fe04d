import Core

/// Values without a mapping, counted by column: how many rows and different values, and of the first
/// different ones the first place of each. A message shows the place and a known value near to it,
/// never the value.
struct UnmappedValues: Sendable {
  static let listed = 1000

  struct Value: Sendable {
    let text: FoldedText
    let line: Int
    let field: Int
    var rows = 0
  }

  private(set) var values: [AppealColumn: [Value]] = [:]
  private var places: [AppealColumn: [FoldedText: Int]] = [:]
  private(set) var rows: [AppealColumn: Int] = [:]
  /// The appeals of these rows: more than rows where each row counts some.
  private(set) var appeals: [AppealColumn: Int] = [:]
  /// Rows whose values were beyond those listed.
  private(set) var unlisted: [AppealColumn: Int] = [:]

  mutating func count(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ column: AppealColumn, line: Int, field: Int,
    appeals: Int = 1
  ) {
    rows[column, default: 0] += 1
    self.appeals[column, default: 0] += appeals
    // The beginning tells values apart well enough for a hint.
    let beginning = cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 256)
    let text = bytes.extracting(beginning).withUnsafeBufferPointer { FoldedText(bytes: $0) }
    if let place = places[column]?[text] {
      values[column]?[place].rows += 1
    } else if values[column, default: []].count < UnmappedValues.listed {
      places[column, default: [:]][text] = values[column]?.count ?? 0
      values[column, default: []].append(Value(text: text, line: line, field: field, rows: 1))
    } else {
      unlisted[column, default: 0] += 1
    }
  }
}

extension UnmappedValues {
  /// For each column its rows, their appeals and different values without a mapping.
  var counts: [RegistryReport.Unmapped] {
    AppealColumn.allCases.compactMap { column in
      values[column].map {
        RegistryReport.Unmapped(
          column: column, rows: rows[column] ?? 0, appeals: appeals[column] ?? 0,
          values: $0.count)
      }
    }
  }

  /// One diagnostic for each value, with its rows, its first place and the known value nearest to it.
  func report(
    _ rules: [AppealColumn: ColumnRule], _ codes: AppealCodes, path: String, citesFields: Bool,
    to problems: inout FloodLimit
  ) {
    for column in AppealColumn.allCases {
      guard let values = values[column], let rule = rules[column] else { continue }
      let known = KnownNames(CodedCell.knownNames(rule, list: codes.list(of: column)))
      for value in values {
        let place = SourceLocation(
          path: path, line: value.line, column: citesFields ? value.field + 1 : 0)
        report(value, column, rule, known, at: place, &problems)
      }
      if let more = unlisted[column] { reportUnlisted(more, column, rule, path, &problems) }
    }
  }

  private func report(
    _ value: Value, _ column: AppealColumn, _ rule: ColumnRule, _ known: KnownNames,
    at place: SourceLocation, _ problems: inout FloodLimit
  ) {
    let stops = rule.unmapped == .stop
    var hint = "add it to ‘values’ of ‘\(column.name)’ in registry.yaml"
    if problems.lists("registry.unmapped"), let near = known.nearest(to: value.text) {
      hint += "; the known value nearest to it is ‘\(near)’"
    }
    let rows = value.rows == 1 ? "1 row" : "\(value.rows) rows"
    problems.append(
      Diagnostic(
        stops ? .error : .warning, "registry.unmapped",
        "column ‘\(column.name)’: a value without a mapping in \(rows), the first here, in column number \(value.field + 1)"
          + (stops ? "" : "; counted as not stated"),
        at: place, hint: hint, showsSource: false))
  }

  private func reportUnlisted(
    _ rows: Int, _ column: AppealColumn, _ rule: ColumnRule, _ path: String,
    _ problems: inout FloodLimit
  ) {
    problems.append(
      Diagnostic(
        rule.unmapped == .stop ? .error : .warning, "registry.unmapped",
        "column ‘\(column.name)’: more than \(UnmappedValues.listed) values without a mapping; \(rows) rows beyond those",
        at: SourceLocation(path: path),
        hint: "check that the column named for ‘\(column.name)’ holds categories and no free text",
        showsSource: false))
  }
}
