import Core
import LocatedYAML

extension PlanDimension {
  init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let field = keys.required("field", reporting: &diagnostics) {
      $0.choice(of: Field.self, reporting: &$1)
    }
    let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let written = keys.value("bands")
    let bands = written.flatMap { PlanDimension.readBands($0, &diagnostics) }
    var names: [String: Localized<String>] = [:]
    let named = keys.optional("names", reporting: &diagnostics) { $0.mapping(reporting: &$1) }
    for entry in named?.entries ?? [] {
      names[entry.key] = entry.value.localized(reporting: &diagnostics)
    }
    let merged = keys.optional("merge", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, Merged.init)
    }
    let tiles = keys.optional("tiles", reporting: &diagnostics, PlanDimension.readTiles)
    keys.finish(reporting: &diagnostics)
    guard let field, let title else { return nil }
    self.init(
      field: field, title: title, bands: bands ?? [], merged: merged ?? [],
      tiles: tiles ?? [:], names: names, location: value.location)
    if field.isBanded, written == nil {
      report("bands are missing", "write bands: with the upper end of each", &diagnostics)
    }
    for code in field.fixedCodes ?? [] where names[code] == nil {
      report("name of ‘\(code)’ is missing", "write it under names", &diagnostics)
    }
  }

  private func report(
    _ message: String, _ hint: String, _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics.append(
      Diagnostic(.error, "statistics.categories", message, at: location, hint: hint))
  }

  /// `{KG-B: [0, 2]}`: column and row.
  private static func readTiles(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> [String: Tile]? {
    guard let keys = value.mapping(reporting: &diagnostics) else { return nil }
    var tiles: [String: Tile] = [:]
    for entry in keys.entries {
      let place = entry.value.list(reporting: &diagnostics) { $0.integer(reporting: &$1) } ?? []
      let isOnMap = place.count == 2 && (0..<8).contains(place[0]) && (0..<12).contains(place[1])
      let tile = isOnMap ? Tile(column: place[0], row: place[1]) : nil
      if let tile, !tiles.values.contains(tile) {
        tiles[entry.key] = tile
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, "statistics.tile", "not a free place on the tile map", at: entry.value.location,
          hint: "write [column, row], up to 7 and 11, each place once"))
    }
    return tiles
  }

  private static func readBands(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> [Int]? {
    let ends = value.list(reporting: &diagnostics) { $0.integer(reporting: &$1) }
    guard let ends else { return nil }
    let isRising = zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }
    if isRising, let first = ends.first, first >= 0 { return ends }
    diagnostics.append(
      Diagnostic(
        .error, "statistics.bands", "bands do not rise", at: value.location,
        hint: "write the upper end of each band, such as [5, 10, 14, 30]"))
    return nil
  }
}

extension PlanDimension.Merged {
  init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let code = keys.required("code", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let parts = keys.required("of", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    keys.finish(reporting: &diagnostics)
    guard let code, let name, let parts else { return nil }
    self.init(code: code, parts: parts, name: name, location: value.location)
  }
}

extension PlanTable {
  init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics, PlanTable.readID)
    let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let note = keys.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let rows = keys.required("rows", reporting: &diagnostics) {
      $0.choice(of: PlanDimension.Field.self, reporting: &$1)
    }
    let columns = keys.optional("columns", reporting: &diagnostics) {
      $0.choice(of: PlanDimension.Field.self, reporting: &$1)
    }
    let columnDetail = keys.optional("columns_detail", reporting: &diagnostics) {
      $0.choice(of: Detail.self, reporting: &$1)
    }
    let periods = keys.required("periods", reporting: &diagnostics, PlanTable.readPeriods)
    let median = keys.optional("median", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
    let chart = keys.optional("chart", reporting: &diagnostics) {
      $0.choice(of: Chart.self, reporting: &$1)
    }
    keys.finish(reporting: &diagnostics)
    guard let id, let title, let rows, let periods else { return nil }
    if rows == columns {
      diagnostics.append(
        Diagnostic(
          .error, "statistics.crossed", "table crosses a dimension with itself",
          at: value.location, hint: "choose another dimension for columns"))
    }
    self.init(
      id: id, title: title, note: note, rows: rows, columns: columns,
      columnDetail: columnDetail ?? .top, periods: periods, hasMedian: median ?? false,
      chart: chart, location: value.location)
  }

  /// Addresses and file names are made of it.
  private static func readID(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    if isPlain, text.utf8.count <= 40, text.first != "-" { return text }
    diagnostics.append(
      Diagnostic(
        .error, "statistics.id", "‘\(text)’ cannot be part of an address", at: value.location,
        hint: "write small Latin letters and hyphens"))
    return nil
  }

  /// `{quarter: top, year: all}`.
  private static func readPeriods(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> [Period.Kind: Detail]? {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    var periods: [Period.Kind: Detail] = [:]
    for kind in [Period.Kind.quarter, .year] {
      periods[kind] = keys.optional(kind.rawValue, reporting: &diagnostics) {
        $0.choice(of: Detail.self, reporting: &$1)
      }
    }
    keys.finish(reporting: &diagnostics)
    if !periods.isEmpty { return periods }
    diagnostics.append(
      Diagnostic(
        .error, "statistics.periods", "table is for no period", at: value.location,
        hint: "write {quarter: top, year: all}"))
    return nil
  }
}
