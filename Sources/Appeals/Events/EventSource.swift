import Core
import LocatedYAML

/// Where the steps of appeals come from: a file of the four canonical columns, or an export of the
/// office's own with rules for them.
package struct EventSource: Hashable, Sendable {
  package var export: RegistrySource
  /// `nil`: the canonical columns.
  var rules: Rules?

  struct Rules: Hashable, Sendable {
    var places: [EventColumn: ColumnRule.Place] = [:]
    var locations: [EventColumn: SourceLocation] = [:]
    var dates: [DateFormat] = []
    /// Spellings of each event.
    var events: [ColumnRule.Spellings] = []
    /// How the cells of the body are read; `nil` where the export does not say it.
    var body: ColumnRule?
  }

  /// The canonical file.
  package static func canonical(_ file: String, at location: SourceLocation) -> EventSource {
    EventSource(export: .canonical(file, at: location))
  }

  private init(export: RegistrySource) { self.export = export }

  /// Reads the name of a canonical file, or a mapping with the keys of an export, `century`, `dates` and
  /// `columns`.
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    if !value.isMapping {
      guard let file = RegistrySettings.file(value, reporting: &diagnostics) else { return nil }
      self = .canonical(file.description, at: value.location)
      return
    }
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    export = RegistrySource(in: &mapping, at: value.location, reporting: &diagnostics)
    let century = mapping.optional("century", reporting: &diagnostics) {
      $0.integer(reporting: &$1)
    }
    var dates =
      mapping.value("dates").map {
        DateFormat.list($0, century: century, reporting: &diagnostics)
      } ?? DateFormat.usual
    // Days of a workbook arrive so, however its cells show them.
    if export.format == .xlsx, let iso = DateFormat("y-m-d"), !dates.contains(iso) {
      dates.append(iso)
    }
    rules = mapping.required("columns", reporting: &diagnostics) {
      Rules($0, dates, reporting: &$1)
    }
    mapping.finish(reporting: &diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
  }
}

extension EventSource.Rules {
  fileprivate init?(
    _ value: YAMLValue, _ dates: [DateFormat], reporting diagnostics: inout [Diagnostic]
  ) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    self.dates = dates
    for column in [EventColumn.reference, .date] {
      let place = mapping.required(
        column.name, reporting: &diagnostics, CountedSource.place)
      places[column] = place
      locations[column] = mapping.value(column.name)?.location ?? value.location
    }
    _ = mapping.required(EventColumn.event.name, reporting: &diagnostics) { value, diagnostics in
      readEvent(value, &diagnostics)
    }
    body = mapping.optional(EventColumn.body.name, reporting: &diagnostics) {
      ColumnRule($0, of: .body, RegistrySource.Defaults(), reporting: &$1)
    }
    if let body {
      places[.body] = body.place
      locations[.body] = body.location
    }
    mapping.finish(reporting: &diagnostics)
  }

  /// A name, or a mapping with `column` or `position` and `values`.
  private mutating func readEvent(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> Void? {
    locations[.event] = value.location
    guard value.isMapping else {
      places[.event] = CountedSource.place(value, reporting: &diagnostics)
      return places[.event].map { _ in }
    }
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let names = mapping.optional("column", reporting: &diagnostics, RegistrySource.texts)
    let position = mapping.optional("position", reporting: &diagnostics, ColumnRule.position)
    places[.event] = position.map(ColumnRule.Place.position) ?? names.map(ColumnRule.Place.names)
    for (code, location, value) in mapping.value("values")?.mapping(reporting: &diagnostics)?
      .entries ?? []
    {
      if !AppealEvent.names.contains(code) { report(code, location, &diagnostics) }
      let texts = RegistrySource.texts(value, reporting: &diagnostics) ?? []
      events.append(ColumnRule.Spellings(code: code, texts: texts, location: location))
    }
    mapping.finish(reporting: &diagnostics)
    if places[.event] != nil { return () }
    diagnostics.append(
      Diagnostic(
        .error, "source.column-rule", "nothing says where ‘event’ comes from",
        at: value.location, hint: "write ‘column: …’ or ‘position: …’"))
    return nil
  }

  private func report(
    _ code: String, _ location: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics.append(
      Diagnostic(
        .error, "source.code", "no code of this column is ‘\(code)’", at: location,
        hint: "use one of: " + AppealEvent.names.joined(separator: ", ")))
  }
}
