import Appeals
import Core
import Publishing

/// `Content/appeals`: the registry with its codes, read and checked.
struct OfficeRegistry {
  let table: AppealTable
  let codes: AppealCodes
  let settings: RegistrySettings
  /// The registry's path as the author would type it.
  let path: String
  let rowsRead: Int

  /// The place of a row, for messages; its line is not kept, because rows may span lines.
  @Sendable func location(ofRow row: Int) -> SourceLocation { SourceLocation(path: path) }

  /// The day of the data, as the settings or the rows say.
  var asOf: CalendarDate? { settings.lastDay ?? table.newestDate }

  /// `nil` when the office has no registry (no `appeals/registry.yaml`), or errors were reported.
  init?(
    _ content: FileTree, calendar: WorkingCalendar, asOf: CalendarDate?,
    reporting diagnostics: inout [Diagnostic]
  ) throws {
    guard let settingsPath = RelativePath("appeals/registry.yaml"), content[settingsPath] != nil
    else { return nil }
    let before = diagnostics.count
    let settings = read("appeals/registry.yaml", content, &diagnostics) {
      RegistrySettings.parse($0, path: $1, reporting: &$2)
    }
    let codes = read("appeals/codes.yaml", content, &diagnostics) {
      AppealCodes.parse($0, path: $1, reporting: &$2)
    }
    // Rows held against half a list of codes would be called wrong for being right.
    guard let settings, let codes, let file = settingsPath.resolving(settings.file.description),
      !diagnostics[before...].contains(where: \.isError)
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
    let read = reader.finish(reporting: &diagnostics)
    table = read.table
    rowsRead = read.rowsRead
    self.codes = codes
    self.settings = settings
    path = shown
  }
}
