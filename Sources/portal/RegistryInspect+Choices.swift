import Appeals
import Content
import Core
import Exports
import Publishing
import References

/// What an inspection chooses by itself, and what it is told.
extension RegistryInspect {
  /// Columns of the registry by the names that they have in the export.
  var chosen: [AppealColumn: String] {
    var chosen: [AppealColumn: String] = [:]
    for text in columns {
      let name = text.prefix { $0 != "=" }
      if let column = AppealColumn(name: String(name)) {
        chosen[column] = String(text.dropFirst(name.count + 1))
      }
    }
    return chosen
  }

  func reportUnknownColumns(of profile: ExportProfile, _ diagnostics: inout [Diagnostic]) {
    let names = profile.columns.map { FoldedText($0.name) }
    for (column, name) in chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !names.contains(FoldedText(name)) {
      diagnostics.append(
        Diagnostic(
          .error, "source.column",
          "no column is called ‘\(name)’, which is said to be ‘\(column.name)’",
          at: SourceLocation(path: file ?? "PostgreSQL", line: profile.headerLine),
          hint: "write the name as the export has it", showsSource: false))
    }
  }

  /// The export with the sheet that looks most like a table, where a workbook has several: covers and
  /// notes have few rows.
  func withSheet(_ export: ExportFile) throws -> ExportFile {
    guard export.source.format == .xlsx, sheet == nil, let file,
      let sheets = try? WorkbookExport.sheets(in: file), sheets.count > 1
    else { return export }
    var best: (name: String, cells: Int)?
    for name in sheets {
      var source = export.source
      source.sheet = name
      let cells = try cells(of: ExportFile(source: source, path: file, shown: export.shown))
      if cells > best?.cells ?? -1 { best = (name, cells) }
    }
    guard let best else { return export }
    let names = sheets.map { "‘\($0)’" }.joined(separator: ", ")
    Terminal.out("sheets: \(names); ‘\(best.name)’ looks like the table (--sheet names another)")
    var chosen = export.source
    chosen.sheet = best.name
    return ExportFile(source: chosen, path: file, shown: export.shown)
  }

  /// Rows times columns of the beginning of a sheet.
  private func cells(of export: ExportFile) throws -> Int {
    let enough = 2000
    var profile = ExportProfile(export.source.streamed.dialect)
    var unheard: [Diagnostic] = []
    do {
      try export.hand(reporting: &unheard) { profile.feed($0) && profile.rows < enough }
    } catch {
      throw MachineFailure(error)
    }
    _ = profile.finish()
    return profile.rows * profile.columns.count
  }

  /// Whether a text is a number by the patterns of the site; `nil` where there is no site yet.
  func referenceCheck() -> ((String) -> Bool)? {
    var unheard: [Diagnostic] = []
    guard let tree = try? SourceFolder(site).read(reporting: &unheard),
      let settings = Settings(tree, reporting: &unheard),
      let grammar = ReferenceGrammar(settings.lookup, reporting: &unheard)
    else { return nil }
    return { text in
      if case .success = grammar.canonical(of: text) { return true }
      return false
    }
  }
}
