import Appeals
import Core
import Lookup
import Publishing

/// `Content/appeals`: the registry with its codes, read and checked.
struct OfficeRegistry {
  let table: AppealTable
  let codes: AppealCodes
  let settings: RegistrySettings
  /// The registry's path as the author would type it.
  let path: String
  let rowsRead: Int
  private let lines: LineIndex
  /// The steps of each appeal's way, where the office keeps them.
  let events: AppealEvents?

  /// The place of a row, for messages.
  @Sendable func location(ofRow row: Int) -> SourceLocation {
    SourceLocation(path: path, line: lines.line(ofRow: row))
  }

  /// The day of the data, as the settings or the rows say.
  var asOf: CalendarDate? { settings.lastDay ?? table.newestDate }

  /// `nil` when the office has no registry (no `appeals/registry.yaml`), or errors were reported.
  init?(
    _ content: FileTree, calendar: WorkingCalendar, asOf: CalendarDate?,
    reporting diagnostics: inout [Diagnostic]
  ) throws {
    guard let settingsPath = RelativePath("appeals/registry.yaml"), content[settingsPath] != nil
    else { return nil }
    let start = diagnostics.count
    let settings = read("appeals/registry.yaml", content, &diagnostics) {
      RegistrySettings.parse($0, path: $1, reporting: &$2)
    }
    let codes = read("appeals/codes.yaml", content, &diagnostics) {
      AppealCodes.parse($0, path: $1, reporting: &$2)
    }
    // Rows held against half a list of codes would be called wrong for being right.
    guard let settings, let codes, let file = settingsPath.resolving(settings.file.description),
      !diagnostics[start...].contains(where: \.isError)
    else { return nil }
    let shown = content.displayed(file)
    guard content.large[file] != nil else {
      diagnostics.append(
        Diagnostic(
          .error, "registry.missing", "registry file is missing", at: SourceLocation(path: shown),
          hint: "put the export there, or name another file in appeals/registry.yaml"))
      return nil
    }
    var reader = RegistryReader(
      codes: codes, calendar: calendar, asOf: asOf ?? settings.lastDay, path: shown)
    try SourceFolder(content.root).stream(file) { chunk in
      reader.feed(chunk.bindMemory(to: UInt8.self).span)
    }
    let before = diagnostics.count
    let read = reader.finish(reporting: &diagnostics)
    table = read.table
    rowsRead = read.rowsRead
    lines = read.lines
    // Events of rows that were left out would be reported as belonging to nobody.
    let isWhole = !diagnostics[before...].contains(where: \.isError)
    events =
      isWhole
      ? try OfficeRegistry.events(
        settings, beside: settingsPath, content, codes, read.table, asOf, &diagnostics) : nil
    self.codes = codes
    self.settings = settings
    path = shown
  }

  private static func events(
    _ settings: RegistrySettings, beside settingsPath: RelativePath, _ content: FileTree,
    _ codes: AppealCodes, _ table: AppealTable, _ asOf: CalendarDate?,
    _ diagnostics: inout [Diagnostic]
  ) throws -> AppealEvents? {
    guard let file = settings.events.flatMap({ settingsPath.resolving($0.description) }) else {
      return nil
    }
    let shown = content.displayed(file)
    guard content.large[file] != nil else {
      diagnostics.append(
        Diagnostic(
          .error, "events.missing", "events file is missing", at: SourceLocation(path: shown),
          hint: "put the export there, or remove ‘events’ from appeals/registry.yaml"))
      return nil
    }
    var reader = EventsReader(
      codes: codes, table: table, asOf: asOf ?? settings.lastDay, path: shown)
    try SourceFolder(content.root).stream(file) { chunk in
      reader.feed(chunk.bindMemory(to: UInt8.self).span)
    }
    return reader.finish(reporting: &diagnostics)
  }

  /// The steps of a row for its record; `nil` where they have to follow from its dates.
  @Sendable func steps(ofRow row: Int) -> [LookupRecord.Step]? {
    guard let steps = events?.steps(ofRow: row), !steps.isEmpty else { return nil }
    return steps.compactMap { step in
      LookupRecord.Event(rawValue: step.event.rawValue).map {
        LookupRecord.Step(day: step.day, event: $0, body: codes.bodies[step.body]?.id)
      }
    }
  }
}
