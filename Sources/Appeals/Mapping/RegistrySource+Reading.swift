import Core
import LocatedYAML

extension RegistrySource {
  /// What the columns of a source inherit.
  struct Defaults {
    var dates: [DateFormat] = []
    var century: Int?
    var unmapped = ColumnRule.Unmapped.stop
  }

  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    self.init(in: &mapping, at: value.location, reporting: &diagnostics)
    var defaults = Defaults()
    defaults.century = mapping.optional("century", reporting: &diagnostics) {
      $0.integer(reporting: &$1)
    }
    if let dates = mapping.value("dates") {
      defaults.dates = DateFormat.list(dates, century: defaults.century, reporting: &diagnostics)
    }
    defaults.unmapped =
      mapping.optional("unmapped", reporting: &diagnostics) {
        $0.choice(of: ColumnRule.Unmapped.self, reporting: &$1)
      } ?? .stop
    columns = mapping.optional("columns", reporting: &diagnostics) {
      RegistrySource.columns($0, defaults, reporting: &$1)
    }
    mapping.finish(reporting: &diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
  }

  /// Reads the keys that say where rows come from, how they are written and which of them count.
  init(
    in mapping: inout YAMLMapping, at location: SourceLocation,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let files = mapping.optional("file", reporting: &diagnostics, RegistrySource.files) ?? []
    let format = mapping.optional("format", reporting: &diagnostics) {
      $0.choice(of: Format.self, reporting: &$1)
    }
    let dialect = RegistrySource.dialect(in: &mapping, reporting: &diagnostics)
    let sheet = mapping.optional("sheet", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let query = mapping.optional("query", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let filters = mapping.optional("filters", reporting: &diagnostics) {
      $0.list(reporting: &$1) { RowFilter($0, reporting: &$1) }
    }
    self.init(
      files: files, format: format ?? RegistrySource.format(of: files.first), dialect: dialect,
      columns: nil, filters: filters ?? [], sheet: sheet, query: query, location: location)
    reportMissingKeys(&diagnostics)
  }

  /// The format that a file's name promises.
  package static func format(of file: String?) -> Format {
    guard let name = file?.lowercased() else { return .postgresql }
    let endings: [(String, Format)] = [
      (".xlsx", .xlsx), (".ndjson", .ndjson), (".jsonl", .ndjson), (".sqlite", .sqlite),
      (".db", .sqlite),
    ]
    return endings.first { name.hasSuffix($0.0) }?.1 ?? .csv
  }

  private func reportMissingKeys(_ diagnostics: inout [Diagnostic]) {
    if files.isEmpty, format != .postgresql {
      diagnostics.append(missing("file", hint: "add ‘file: …’"))
    }
    if query == nil, format == .postgresql || format == .sqlite {
      diagnostics.append(missing("query", hint: "add ‘query: SELECT … FROM …’"))
    }
  }

  private func missing(_ key: String, hint: String) -> Diagnostic {
    Diagnostic(
      .error, "yaml.missing-key", "key ‘\(key)’ is missing", at: location, hint: hint)
  }

  static func files(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) -> [String]? {
    texts(value, reporting: &diagnostics)?.filter { text in
      if RelativePath(text) != nil { return true }
      diagnostics.append(RegistrySettings.outside(text, at: value.location))
      return false
    }
  }

  /// A text, or a list of texts.
  static func texts(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) -> [String]? {
    if value.isSequence {
      return value.list(reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    return value.string(reporting: &diagnostics).map { [$0] }
  }
}

extension RegistrySource {
  static func dialect(
    in mapping: inout YAMLMapping, reporting diagnostics: inout [Diagnostic]
  ) -> ExportDialect {
    var dialect = ExportDialect()
    dialect.encoding = mapping.optional("encoding", reporting: &diagnostics) {
      $0.choice(of: TextEncoding.self, reporting: &$1)
    }
    dialect.delimiter = mapping.optional("delimiter", reporting: &diagnostics, delimiter)
    if let line = mapping.optional("header_line", reporting: &diagnostics, count) {
      dialect.headerLine = line
    }
    if let lines = mapping.optional("skip_rows", reporting: &diagnostics, count) {
      dialect.skippedRows = lines
    }
    enum ShortRows: String, CaseIterable { case stop, pad }
    dialect.padsShortRows =
      mapping.optional("short_rows", reporting: &diagnostics) {
        $0.choice(of: ShortRows.self, reporting: &$1)
      } == .pad
    return dialect
  }

  private static func delimiter(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> UInt8? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    if text == "tab" { return UInt8(ascii: "\t") }
    if let byte = text.utf8.first, DelimiterGuess.candidates.contains(byte), text.utf8.count == 1 {
      return byte
    }
    diagnostics.append(
      Diagnostic(
        .error, "source.delimiter", "‘\(text)’ separates no fields", at: value.location,
        hint: "write one of: \",\" \";\" \"|\" tab"))
    return nil
  }

  static func count(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard let number = value.integer(reporting: &diagnostics) else { return nil }
    if (0...10_000).contains(number) { return number }
    diagnostics.append(
      Diagnostic(
        .error, "source.lines", "no number of lines: \(number)", at: value.location,
        hint: "write 0 to 10000"))
    return nil
  }

  private static func columns(
    _ value: YAMLValue, _ defaults: Defaults, reporting diagnostics: inout [Diagnostic]
  ) -> [AppealColumn: ColumnRule]? {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    var rules: [AppealColumn: ColumnRule] = [:]
    for column in AppealColumn.allCases {
      rules[column] = mapping.optional(column.name, reporting: &diagnostics) {
        ColumnRule($0, of: column, defaults, reporting: &$1)
      }
    }
    mapping.finish(reporting: &diagnostics)
    for column in [AppealColumn.reference, .received, .status] where rules[column] == nil {
      diagnostics.append(
        Diagnostic(
          .error, "source.column-rule", "nothing says where ‘\(column.name)’ comes from",
          at: value.location, hint: "add ‘\(column.name): name of the column’"))
    }
    return rules
  }
}

extension RowFilter {
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let names = mapping.optional("column", reporting: &diagnostics, RegistrySource.texts)
    let position = mapping.optional("position", reporting: &diagnostics, ColumnRule.position)
    let keep = mapping.optional("keep", reporting: &diagnostics, RegistrySource.texts)
    let drop = mapping.optional("drop", reporting: &diagnostics, RegistrySource.texts)
    enum Empty: String, CaseIterable { case keep, drop }
    let empty = mapping.optional("empty", reporting: &diagnostics) {
      $0.choice(of: Empty.self, reporting: &$1)
    }
    mapping.finish(reporting: &diagnostics)
    let place = position.map(ColumnRule.Place.position) ?? names.map(ColumnRule.Place.names)
    guard let place, (keep == nil) != (drop == nil) || (empty != nil && keep == nil && drop == nil)
    else {
      diagnostics.append(
        Diagnostic(
          .error, "source.filter", "a filter names one column and what it keeps or drops",
          at: value.location, hint: "write ‘column: …’ and either ‘keep: […]’ or ‘drop: […]’"))
      return nil
    }
    self.init(
      place: place, values: keep ?? drop ?? [], keeps: keep != nil,
      keepsEmpty: empty.map { $0 == .keep } ?? (keep == nil), location: value.location)
  }
}
