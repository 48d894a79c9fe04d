import Appeals
import Core
import Publishing

/// The files of a registry: found by the names in its settings and streamed into its readers.
struct RegistryFiles {
  let content: FileTree

  func read(
    _ sources: [RegistrySource], into reader: inout RegistryReader,
    reporting diagnostics: inout [Diagnostic]
  ) throws {
    for source in sources {
      for file in paths(of: source, reporting: &diagnostics) {
        reader.begin(source, path: content.displayed(file), reporting: &diagnostics)
        try SourceFolder(content.root).readChunks(of: file) { chunk in
          reader.feed(chunk.bindMemory(to: UInt8.self).span)
        }
      }
    }
  }

  /// The files that a source names; reports those that are not there.
  private func paths(
    of source: RegistrySource, reporting diagnostics: inout [Diagnostic]
  ) -> [RelativePath] {
    source.files.flatMap { name -> [RelativePath] in
      guard let path = OfficeRegistry.settingsPath.resolving(name) else { return [] }
      let pattern = FilePattern(path)
      let found = pattern.matches(among: content.large.keys)
      if found.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, "registry.missing",
            pattern.hasWildcards ? "no file has such a name" : "registry file is missing",
            at: SourceLocation(path: content.displayed(path)),
            hint: "put the export there, or name another file in appeals/registry.yaml"))
      }
      return found
    }
  }

  func events(
    _ settings: RegistrySettings, _ codes: AppealCodes, _ table: AppealTable,
    _ asOf: CalendarDate?, reporting diagnostics: inout [Diagnostic]
  ) throws -> AppealEvents? {
    guard
      let file = settings.events.flatMap({
        OfficeRegistry.settingsPath.resolving($0.description)
      })
    else { return nil }
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
}
