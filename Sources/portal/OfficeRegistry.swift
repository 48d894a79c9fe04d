import Appeals
import Content
import Core
import Lookup
import Privacy
import Publishing
import References

/// `Content/appeals`: the registry with its codes, read and checked.
struct OfficeRegistry {
  let codes: AppealCodes
  let settings: RegistrySettings
  private let registry: Registry
  /// The steps of each appeal's way, where the office keeps them.
  let events: AppealEvents?

  var table: AppealTable { registry.table }

  /// What became of the rows of each source.
  let report: RegistryReport

  /// Appeals of which only counts are known.
  let counted: [CountedAppeals]

  /// The place of a row, for messages.
  @Sendable func location(ofRow row: Int) -> SourceLocation { registry.location(ofRow: row) }

  /// The day of the data, as the settings or the rows say.
  var asOf: CalendarDate? {
    lastDay ?? ([table.newestDate] + counted.map(\.period.upperBound)).compactMap(\.self).max()
  }

  /// The day of the export, or of a later update.
  /// The day the export was taken, where the settings or an update say so.
  let lastDay: CalendarDate?

  static let settingsPath = RelativePath("appeals/registry.yaml")!

  /// `nil` when the office has no registry (no `appeals/registry.yaml`), or errors were reported.
  ///
  /// - Parameters:
  ///   - lookup: of a site whose appeals can be looked up: references are held against its patterns.
  ///   - allowed: rules of personal data that the office's own numbers may look like.
  init?(
    _ content: FileTree, calendar: WorkingCalendar, asOf: CalendarDate?, lookup: LookupSettings?,
    looksLikeOwnNumbers allowed: Set<PersonalRule>, reporting diagnostics: inout [Diagnostic]
  ) throws {
    guard content[OfficeRegistry.settingsPath] != nil else { return nil }
    let start = diagnostics.count
    let settings = read("appeals/registry.yaml", content, &diagnostics) {
      RegistrySettings.parse($0, path: $1, reporting: &$2)
    }
    let codes = read("appeals/codes.yaml", content, &diagnostics) {
      AppealCodes.parse($0, path: $1, replacedBy: settings?.codes, reporting: &$2)
    }
    // Rows held against half a list of codes would be called wrong for being right.
    guard let settings, let codes, !diagnostics[start...].contains(where: \.isError)
    else { return nil }
    defer { WorkbookCell.cite(settings, in: &diagnostics, from: start) }
    let files = RegistryFiles(content: content)
    let updates = files.updates(settings, reporting: &diagnostics)
    let lastDay = settings.lastDay.map { max($0, updates.last?.day ?? $0) }
    self.lastDay = lastDay
    var reader = RegistryReader(
      codes: codes, calendar: calendar, asOf: asOf ?? lastDay,
      duplicates: settings.duplicates, faultyRows: settings.faultyRows,
      references: settings.isLookedUp
        ? lookup.flatMap { ReferenceCheck($0, asOf: asOf ?? lastDay) } : nil,
      allowedInReferences: allowed)
    try files.read(settings.sources, into: &reader, reporting: &diagnostics)
    try files.apply(updates, settings, to: &reader, reporting: &diagnostics)
    if diagnostics[start...].contains(where: \.isError) { return nil }
    let before = diagnostics.count
    registry = reader.finish(reporting: &diagnostics)
    let counted = try files.counted(settings.counted, codes, reporting: &diagnostics)
    self.counted = counted.map(\.appeals)
    for source in settings.counted {
      if let doubt = source.doubt(beside: registry.table) { diagnostics.append(doubt) }
    }
    var report = registry.report
    report.sources += counted.map(\.report)
    self.report = report
    // Events of rows that were left out would be reported as belonging to nobody.
    let isWhole = !diagnostics[before...].contains(where: \.isError)
    events =
      isWhole
      ? try files.events(
        settings, codes, registry.table, asOf ?? lastDay, reporting: &diagnostics) : nil
    self.codes = codes
    self.settings = settings
  }
}

extension ReferenceCheck {
  /// `nil` where the patterns themselves are wrong, which the look-up will say.
  fileprivate init?(_ settings: LookupSettings, asOf: CalendarDate?) {
    var unheard: [Diagnostic] = []
    guard let grammar = ReferenceGrammar(settings, reporting: &unheard) else { return nil }
    let retention = asOf.map { Retention(years: settings.keepYears, asOf: $0) }
    self.init(grammar: grammar, closedFrom: retention?.from)
  }
}
