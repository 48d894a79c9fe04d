import Core
import LocatedYAML

extension StatisticsPlan {
  /// Reads `statistics.yaml`; `nil` when errors were reported.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> StatisticsPlan? {
    let before = diagnostics.count
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let threshold = keys.required("threshold", reporting: &diagnostics) {
      bounded($0, 3...1000, "statistics.threshold", "write 3 or more; 5 is usual", &$1)
    }
    let grace = keys.required("grace_months", reporting: &diagnostics) {
      bounded($0, 1...12, "statistics.grace", "write from 1 to 12 months", &$1)
    }
    let written = keys.value("first_month")
    let first = written.map { readMonth($0, &diagnostics) } ?? Period.month(1970, 1)
    let step = keys.required("open_step", reporting: &diagnostics) {
      let least = threshold ?? 3
      return bounded(
        $0, least...1_000_000, "statistics.open-step", "write \(least) or more, as the threshold",
        &$1)
    }
    let dimensions = keys.required("dimensions", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, PlanDimension.init)
    }
    let tables = keys.required("tables", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, PlanTable.init)
    }
    let licence = keys.required("licence", reporting: &diagnostics, Licence.init)
    let population = keys.optional("population", reporting: &diagnostics, Population.init)
    let ledger = keys.optional("ledger", reporting: &diagnostics, LedgerHead.init)
    keys.finish(reporting: &diagnostics)
    guard let threshold, let grace, let first, let step, let dimensions, let tables, let licence
    else { return nil }
    check(dimensions, tables, &diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
    return StatisticsPlan(
      threshold: threshold, graceMonths: grace, firstMonth: first,
      namesFirstMonth: written != nil, openStep: step, dimensions: dimensions, tables: tables,
      licence: licence, population: population, ledger: ledger, location: root.location)
  }

  private static func bounded(
    _ value: YAMLValue, _ range: ClosedRange<Int>, _ code: String, _ hint: String,
    _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard let number = value.integer(reporting: &diagnostics) else { return nil }
    if range.contains(number) { return number }
    diagnostics.append(
      Diagnostic(.error, code, "number is out of range", at: value.location, hint: hint))
    return nil
  }

  private static func readMonth(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Period? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    if let period = Period(text), period.kind == .month { return period }
    diagnostics.append(
      Diagnostic(
        .error, "statistics.month", "‘\(text)’ is not a month", at: value.location,
        hint: "write it YYYY-MM"))
    return nil
  }

  /// What only shows when all is read: names twice, tables of dimensions that are not declared.
  private static func check(
    _ dimensions: [PlanDimension], _ tables: [PlanTable], _ diagnostics: inout [Diagnostic]
  ) {
    var fields: Set<PlanDimension.Field> = []
    for dimension in dimensions where !fields.insert(dimension.field).inserted {
      diagnostics.append(twice(dimension.id, at: dimension.location))
    }
    var ids = Set(["flow"] + Flow.tables)
    for table in tables {
      if !ids.insert(table.id).inserted {
        diagnostics.append(twice(table.id, at: table.location))
      }
      for field in [table.rows, table.columns].compactMap(\.self) where !fields.contains(field) {
        diagnostics.append(
          Diagnostic(
            .error, "statistics.dimension", "table ‘\(table.id)’ is about an undeclared dimension",
            at: table.location, hint: "declare ‘\(field.rawValue)’ under dimensions"))
      }
    }
  }

  private static func twice(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "statistics.twice", "name given twice: \(name)", at: place, hint: "keep one of them")
  }
}

extension StatisticsPlan.Licence {
  fileprivate init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let texts = ["id", "title", "address"].map { key in
      keys.required(key, reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    keys.finish(reporting: &diagnostics)
    guard let id = texts[0], let title = texts[1], let address = texts[2] else { return nil }
    self.init(id: id, title: title, address: address)
  }
}

extension StatisticsPlan.Population {
  fileprivate init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let date = keys.required("date", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let source = keys.required("source", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    var residents: [String: Int] = [:]
    let counts = keys.required("residents", reporting: &diagnostics) {
      $0.mapping(reporting: &$1)
    }
    for entry in counts?.entries ?? [] {
      residents[entry.key] = entry.value.integer(reporting: &diagnostics)
    }
    keys.finish(reporting: &diagnostics)
    guard let date, let source, counts != nil else { return nil }
    self.init(date: date, source: source, residents: residents)
  }
}

extension StatisticsPlan.LedgerHead {
  fileprivate init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let releases = keys.required("releases", reporting: &diagnostics) {
      $0.integer(reporting: &$1)
    }
    let sha256 = keys.required("sha256", reporting: &diagnostics) { $0.string(reporting: &$1) }
    keys.finish(reporting: &diagnostics)
    guard let releases, let sha256 else { return nil }
    self.init(releases: releases, sha256: sha256)
  }
}
