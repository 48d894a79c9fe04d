import Core
import LocatedYAML

/// What `registry.yaml` says about the registry beside it.
package struct RegistrySettings: Sendable {
  /// Where the rows come from, in order. Empty when the office only has counts.
  package var sources: [RegistrySource]
  /// The journeys of its appeals; `nil`: the registry's dates have to do.
  package var events: EventSource?
  /// Whether the appeals are invented. Every page that shows them has to say so.
  package var isDemonstration: Bool
  /// The day the data was taken from the office's system; `nil`: the newest date in it.
  package var lastDay: CalendarDate?
  /// Of a demonstration: what it was made from.
  package var seed: Int?
  package var duplicates = DuplicatePolicy.stop
  package var faultyRows = FaultPolicy.stop
  /// What the files of `updates/` call what they do.
  package var updates: UpdateRule
  /// Counts by category, which join the statistics without rows.
  package var counted: [CountedSource] = []
  /// Code lists in the place of those of `codes.yaml`.
  package var codes: OwnCodes?
  /// Whether citizens can look their appeals up.
  package var isLookedUp = true

  package init(
    sources: [RegistrySource], events: EventSource? = nil, isDemonstration: Bool,
    lastDay: CalendarDate? = nil, seed: Int? = nil
  ) {
    self.sources = sources
    self.events = events
    self.isDemonstration = isDemonstration
    self.lastDay = lastDay
    self.seed = seed
    updates = UpdateRule(location: SourceLocation(path: ""))
  }

  /// The columns that rows state: those of the exports, and those that the settings fill in.
  package var statedColumns: Set<AppealColumn> {
    Set(sources.flatMap { $0.columns.map { Array($0.keys) } ?? AppealColumn.allCases })
  }

  /// Whether any rows come from a database server.
  package var readsServer: Bool {
    (sources + counted.map(\.export) + [events?.export].compactMap(\.self))
      .contains { $0.format == .postgresql }
  }

  /// Reads `demonstration`, either `file` (a canonical registry), `sources` or `counted`, and optionally
  /// `codes`, `lookup`, `events`, `last_day`, `seed`, `duplicates`, `faulty_rows` and `updates`.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> RegistrySettings? {
    let before = diagnostics.count
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let codes = mapping.optional("codes", reporting: &diagnostics) {
      OwnCodes($0, reporting: &$1)
    }
    let isLookedUp = mapping.optional("lookup", reporting: &diagnostics) {
      $0.boolean(reporting: &$1)
    }
    let counted = mapping.optional("counted", reporting: &diagnostics) {
      $0.list(reporting: &$1) { CountedSource($0, reporting: &$1) }
    }
    let sources = sources(in: &mapping, isRequired: counted == nil, reporting: &diagnostics)
    let events = mapping.optional("events", reporting: &diagnostics) {
      EventSource($0, reporting: &$1)
    }
    let isDemonstration = mapping.required("demonstration", reporting: &diagnostics) {
      $0.boolean(reporting: &$1)
    }
    let lastDay = mapping.optional("last_day", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let seed = mapping.optional("seed", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    let duplicates = mapping.optional("duplicates", reporting: &diagnostics) {
      $0.choice(of: DuplicatePolicy.self, reporting: &$1)
    }
    let faultyRows = mapping.optional("faulty_rows", reporting: &diagnostics) {
      $0.choice(of: FaultPolicy.self, reporting: &$1)
    }
    let updates = mapping.optional("updates", reporting: &diagnostics) {
      UpdateRule($0, reporting: &$1)
    }
    mapping.finish(reporting: &diagnostics)
    guard let isDemonstration, !diagnostics[before...].contains(where: \.isError) else {
      return nil
    }
    var settings = RegistrySettings(
      sources: sources, events: events, isDemonstration: isDemonstration, lastDay: lastDay,
      seed: seed)
    settings.duplicates = duplicates ?? .stop
    settings.faultyRows = faultyRows ?? .stop
    if let updates { settings.updates = updates }
    settings.counted = counted ?? []
    settings.codes = codes
    settings.isLookedUp = isLookedUp ?? true
    return settings
  }

  private static func sources(
    in mapping: inout YAMLMapping, isRequired: Bool, reporting diagnostics: inout [Diagnostic]
  ) -> [RegistrySource] {
    if let list = mapping.value("sources") {
      if let file = mapping.value("file") {
        diagnostics.append(
          Diagnostic(
            .error, "source.file-and-sources", "both ‘file’ and ‘sources’ say where the rows are",
            at: file.location, hint: "keep ‘sources’; ‘file’ is short for a canonical registry"))
      }
      return list.list(reporting: &diagnostics) { RegistrySource($0, reporting: &$1) } ?? []
    }
    func canonical(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> RegistrySource? {
      file(value, reporting: &diagnostics).map {
        .canonical($0.description, at: value.location)
      }
    }
    let canonical =
      isRequired
      ? mapping.required("file", reporting: &diagnostics, canonical)
      : mapping.optional("file", reporting: &diagnostics, canonical)
    return canonical.map { [$0] } ?? []
  }

  static func file(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> RelativePath? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    if let path = RelativePath(text) { return path }
    diagnostics.append(outside(text, at: value.location))
    return nil
  }

  static func outside(_ text: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "registry.file", "‘\(text)’ does not lie in the folder of this file",
      at: location, hint: "write the name of a file beside this one")
  }
}
