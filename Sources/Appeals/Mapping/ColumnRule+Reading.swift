import Core
import LocatedYAML

extension ColumnRule {
  /// Reads a name, a list of names, or a mapping with `column`, `position`, `values`, `dates`,
  /// `unmapped`, `others`, `constant`, `default`, `when_open`, `when_closed`.
  init?(
    _ value: YAMLValue, of column: AppealColumn, _ defaults: RegistrySource.Defaults,
    reporting diagnostics: inout [Diagnostic]
  ) {
    self.init(location: value.location)
    unmapped = defaults.unmapped
    dates = defaults.dates
    if !value.isMapping {
      guard let names = RegistrySource.texts(value, reporting: &diagnostics) else { return nil }
      place = .names(names)
    } else if !read(value, column, defaults, reporting: &diagnostics) {
      return nil
    }
    if column.holdsDate, dates.isEmpty { dates = DateFormat.usual }
    if column == .status, unmapped == .notStated {
      // Whether an appeal is open decides what is said about it; a guess would mislead somebody.
      unmapped = .stop
    }
  }

  private mutating func read(
    _ value: YAMLValue, _ column: AppealColumn, _ defaults: RegistrySource.Defaults,
    reporting diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return false }
    let names = mapping.optional("column", reporting: &diagnostics, RegistrySource.texts)
    let position = mapping.optional("position", reporting: &diagnostics, ColumnRule.position)
    place = position.map(Place.position) ?? names.map(Place.names)
    if column.holdsDate {
      let century = mapping.optional("century", reporting: &diagnostics) {
        $0.integer(reporting: &$1)
      }
      if let own = mapping.value("dates") {
        dates = DateFormat.list(
          own, century: century ?? defaults.century, reporting: &diagnostics)
      }
    } else if column.isCoded {
      readCodes(&mapping, column, reporting: &diagnostics)
    }
    mapping.finish(reporting: &diagnostics)
    if place != nil || constant != nil || (whenOpen != nil && whenClosed != nil)
      || (column == .outcome && whenClosed != nil)
    {
      return true
    }
    diagnostics.append(
      Diagnostic(
        .error, "source.column-rule", "nothing says where ‘\(column.name)’ comes from",
        at: value.location, hint: "write ‘column: …’, ‘position: …’ or ‘constant: …’"))
    return false
  }

  private mutating func readCodes(
    _ mapping: inout YAMLMapping, _ column: AppealColumn,
    reporting diagnostics: inout [Diagnostic]
  ) {
    func text(_ key: String, _ diagnostics: inout [Diagnostic]) -> String? {
      mapping.optional(key, reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    constant = text("constant", &diagnostics)
    fallback = text("default", &diagnostics)
    // Whether an appeal is open decides what is said about it: no status is a guess.
    if column != .status { others = text("others", &diagnostics) }
    if column == .status || column == .outcome { whenClosed = text("when_closed", &diagnostics) }
    if column == .status { whenOpen = text("when_open", &diagnostics) }
    if let own = mapping.optional(
      "unmapped", reporting: &diagnostics,
      { $0.choice(of: Unmapped.self, reporting: &$1) })
    {
      unmapped = own
    }
    guard let values = mapping.value("values")?.mapping(reporting: &diagnostics) else { return }
    for (code, location, value) in values.entries {
      let spellings = RegistrySource.texts(value, reporting: &diagnostics) ?? []
      self.values.append(Spellings(code: code, texts: spellings, location: location))
    }
  }

  static func position(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) -> Int? {
    guard let position = value.integer(reporting: &diagnostics) else { return nil }
    if (1...10_000).contains(position) { return position }
    diagnostics.append(
      Diagnostic(
        .error, "source.lines", "no column has the number \(position)", at: value.location,
        hint: "count the columns from 1"))
    return nil
  }
}

extension AppealColumn {
  package var holdsDate: Bool { self == .received || self == .registered || self == .closed }

  package var holdsNumber: Bool { self == .signatories || self == .transfers }

  /// Codes, and answers yes or no.
  package var isCoded: Bool { !holdsDate && !holdsNumber && self != .reference }
}

extension DateFormat {
  /// What is tried where the settings name no format: nothing that could be read as another day.
  static let usual = ["y-m-d", "d.m.y"].compactMap { DateFormat($0) }

  /// Reads a format or a list of formats; reports `source.date-format` for what is none, for two
  /// digits of a year without a century, and for two formats that read one text as two days.
  ///
  /// - Parameter isOfMonths: whether the formats may lack the day.
  static func list(
    _ value: YAMLValue, century: Int?, isOfMonths: Bool = false,
    reporting diagnostics: inout [Diagnostic]
  ) -> [DateFormat] {
    var formats: [DateFormat] = []
    for name in RegistrySource.texts(value, reporting: &diagnostics) ?? [] {
      guard let format = DateFormat(name, century: century ?? 0, isOfMonths: isOfMonths)
      else {
        report(
          "‘\(name)’ is no way to write a \(isOfMonths ? "month" : "day")",
          isOfMonths
            ? "write it like y-m, m.y, month y or d.m.y"
            : "write it like d.m.y, m/d/y, y-m-d, d.m.yy or excel",
          value.location, &diagnostics)
        continue
      }
      if format.hasShortYear, century == nil {
        report(
          "‘\(name)’ has two digits for the year and nothing says which century they mean",
          "add ‘century: 1970’, the first year of the hundred that is meant", value.location,
          &diagnostics)
      }
      if let other = formats.first(where: { $0.contradicts(format) }) {
        report(
          "‘\(other.name)’ and ‘\(name)’ read one text as two different days",
          "keep one of them; give the other to the source that writes so", value.location,
          &diagnostics)
      }
      formats.append(format)
    }
    return formats
  }

  private static func report(
    _ message: String, _ hint: String, _ location: SourceLocation,
    _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics.append(
      Diagnostic(.error, "source.date-format", message, at: location, hint: hint))
  }
}
