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
      for file in places(of: source, reporting: &diagnostics) {
        reader.begin(
          source.streamed, path: shown(file), size: file.flatMap { content.large[$0] },
          reporting: &diagnostics)
        try hand(source, file, reporting: &diagnostics) { reader.feed($0) }
      }
    }
  }

  private func shown(_ file: RelativePath?) -> String {
    file.map(content.displayed) ?? "PostgreSQL"
  }

  /// Its files; of a database server one place without a name.
  ///
  /// - Parameter code: of the problem that there is no such file.
  private func places(
    of source: RegistrySource, missing code: String = "registry.missing",
    reporting diagnostics: inout [Diagnostic]
  ) -> [RelativePath?] {
    if source.format == .postgresql { return [nil] }
    return paths(of: source.files, missing: code, reporting: &diagnostics)
  }

  private func hand(
    _ source: RegistrySource, _ file: RelativePath?, reporting diagnostics: inout [Diagnostic],
    to reader: (Span<UInt8>) -> Bool
  ) throws {
    try ExportFile(source: source, path: file.map { "\(content.root)/\($0)" }, shown: shown(file))
      .hand(reporting: &diagnostics, to: reader)
  }

  /// The updates in the order of their days; reports those whose names say no day.
  func updates(
    _ settings: RegistrySettings, reporting diagnostics: inout [Diagnostic]
  ) -> [(file: RelativePath, day: CalendarDate)] {
    guard let folder = OfficeRegistry.settingsPath.resolving("updates") else { return [] }
    let files = content.large.keys.filter { $0.parent == folder }.sorted()
    if let first = files.first, settings.lastDay == nil {
      diagnostics.append(
        Diagnostic(
          .error, "updates.last-day", "updates need the day of the registry they are applied to",
          at: SourceLocation(path: content.displayed(first)),
          hint: "write ‘last_day’ in appeals/registry.yaml"))
    }
    return files.compactMap { file in
      if let day = UpdateRule.day(of: file) { return (file, day) }
      diagnostics.append(
        Diagnostic(
          .error, "updates.name", "the name of the update does not begin with its day",
          at: SourceLocation(path: content.displayed(file)), hint: "name it like 2026-11-22.csv"))
      return nil
    }
  }

  func apply(
    _ updates: [(file: RelativePath, day: CalendarDate)], _ settings: RegistrySettings,
    to reader: inout RegistryReader, reporting diagnostics: inout [Diagnostic]
  ) throws {
    guard let source = settings.sources.first, let base = settings.lastDay else { return }
    for (file, day) in updates {
      var source = source
      // A small file of the day may be saved in another encoding than the big one.
      if source.columns != nil { source.dialect.encoding = nil }
      reader.beginUpdate(
        source, settings.updates, day: day, base: base, path: content.displayed(file),
        reporting: &diagnostics)
      try SourceFolder(content.root).readChunks(of: file) { chunk in
        reader.feed(chunk.bindMemory(to: UInt8.self).span)
      }
    }
  }

  /// The sources of counts, and what became of their rows.
  func counted(
    _ sources: [CountedSource], _ codes: AppealCodes, reporting diagnostics: inout [Diagnostic]
  ) throws -> [(appeals: CountedAppeals, report: RegistryReport.Source)] {
    var counted: [(appeals: CountedAppeals, report: RegistryReport.Source)] = []
    for source in sources {
      for file in places(of: source.export, reporting: &diagnostics) {
        var reader = CountedReader(
          source, codes: codes, path: shown(file), reporting: &diagnostics)
        try hand(source.export, file, reporting: &diagnostics) { reader.feed($0) }
        counted.append(reader.finish(reporting: &diagnostics))
      }
    }
    return counted
  }

  /// The files of these names; reports those that are not there.
  private func paths(
    of names: [String], missing code: String, reporting diagnostics: inout [Diagnostic]
  ) -> [RelativePath] {
    names.flatMap { name -> [RelativePath] in
      guard let path = OfficeRegistry.settingsPath.resolving(name) else { return [] }
      let pattern = FilePattern(path)
      let found = pattern.matches(among: content.large.keys)
      if found.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, code,
            pattern.hasWildcards
              ? "no file has such a name"
              : "\(code.prefix { $0 != "." }) file is missing",
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
    guard let source = settings.events else { return nil }
    let found = places(of: source.export, missing: "events.missing", reporting: &diagnostics)
    guard found.count == 1 else {
      if found.count > 1 {
        diagnostics.append(
          Diagnostic(
            .error, "events.missing", "several files have the name of the events file",
            at: source.export.location, hint: "name one of them"))
      }
      return nil
    }
    var reader = EventsReader(
      source, codes: codes, table: table, asOf: asOf, path: shown(found[0]),
      reporting: &diagnostics)
    try hand(source.export, found[0], reporting: &diagnostics) { reader.feed($0) }
    return reader.finish(reporting: &diagnostics)
  }
}
