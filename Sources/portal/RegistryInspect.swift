import Appeals
import ArgumentParser
import Core
import Exports
import Publishing

struct RegistryInspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Profiles an unknown export in one pass and writes a registry.yaml to begin with.",
    discussion: """
      Shows how the file is written and what each column holds. Values are written down only where \
      they are categories of five rows or more and look like nobody's.
      """)

  @Argument(help: "The export: CSV, lines of JSON, XLSX or SQLite; none for a PostgreSQL server.")
  var file: String?

  @Option(help: "The sheet of a workbook; by default the one that looks most like a table.")
  var sheet: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "What a column is, where its name does not say it: topic=Irregularity.",
      discussion: "Once for each column of the registry; see CONTRIBUTING.md for their names."))
  var columns: [String] = []

  @Option(help: "What to ask a database: one SELECT; of SQLite by default its only table.")
  var query: String?

  @Option(help: "The line with the names of the columns; 0 when there is none.")
  var headerLine = 1

  @Option(help: "Its encoding, where the one that was found is wrong.")
  var encoding: String?

  @Option(help: "Folder of the sources, for the codes that values may already be.")
  var content = "Content"

  @Option(help: "Folder of the settings, for the form of the numbers that citizens type.")
  var site = "Site"

  @Option(help: "Where to write the settings; they are printed otherwise.")
  var output: String?

  @Flag(help: "Replace the settings if there are any.")
  var force = false

  func validate() throws {
    if let encoding, TextEncoding(rawValue: encoding) == nil {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("‘\(encoding)’ is no encoding known here; there are \(known)")
    }
    if !(0...10_000).contains(headerLine) {
      throw ValidationError("--header-line is out of range")
    }
    if file == nil, query == nil { throw ValidationError("name the export, or a --query") }
    for text in columns {
      let name = text.prefix { $0 != "=" }
      if AppealColumn(name: String(name)) == nil || name.count + 1 >= text.count {
        let known = AppealColumn.allCases.map(\.name).joined(separator: ", ")
        throw ValidationError("write --column NAME='column of the export', NAME one of \(known)")
      }
    }
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    var export = try export(&diagnostics)
    if let found = export { export = try withSheet(found) }
    var profile: ExportProfile?
    if let export { profile = try self.profile(export, &diagnostics) }
    if let profile { reportUnknownColumns(of: profile, &diagnostics) }
    DiagnosticPrinter(trees: [], asJSON: false).print(diagnostics.presented())
    guard let export, let profile, !diagnostics.hasErrors else {
      throw PortalExit.errorsInSources
    }
    Terminal.out(ProfileTable(profile, of: export).text)
    let settings = StarterSettings(
      profile, of: export.source, codes: codes(), chosen: chosen, isReference: referenceCheck()
    ).text
    guard let output else {
      Terminal.out("")
      Terminal.out(settings)
      return
    }
    do {
      let written = try NewFile(output, replacing: force)
      try written.append(Array(settings.utf8).span)
      try written.close()
    } catch let refusal as NewFile.Refusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch {
      throw MachineFailure(error)
    }
    Terminal.out("settings to begin with -> \(output)")
  }

  /// The export as a source of the settings would name it.
  private func export(_ diagnostics: inout [Diagnostic]) throws -> ExportFile? {
    let name = file?.split(separator: "/").last.map(String.init) ?? file
    let shown = file ?? "PostgreSQL"
    let place = SourceLocation(path: shown)
    var source = RegistrySource.canonical(name ?? "", at: place)
    if name == nil { source.files = [] }
    source.format = RegistrySource.format(of: file)
    source.dialect = ExportDialect()
    (source.sheet, source.query) = (sheet, query)
    source.dialect.headerLine = headerLine
    source.dialect.encoding = encoding.flatMap { TextEncoding(rawValue: $0) }
    source.dialect.padsShortRows = true
    if source.format == .sqlite, query == nil, let file {
      guard let table = try onlyTable(of: file, place, &diagnostics) else { return nil }
      source.query = "SELECT * FROM \"\(table.replacing("\"", with: "\"\""))\""
    }
    return ExportFile(source: source, path: file, shown: shown)
  }

  private func onlyTable(
    of file: String, _ place: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) throws -> String? {
    let tables: [String]
    do {
      tables = try SQLiteExport.tables(in: file)
    } catch .file(let message, let hint) {
      diagnostics.append(
        Diagnostic(.error, "source.kind", message, at: place, hint: hint, showsSource: false))
      return nil
    } catch {
      throw MachineFailure("\(file): \(error)")
    }
    if tables.count == 1 { return tables[0] }
    let names = tables.map { "‘\($0)’" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        .error, "source.query",
        tables.isEmpty ? "the database has no table" : "the database has several tables: \(names)",
        at: place, hint: "say what to read: --query 'SELECT … FROM …'", showsSource: false))
    return nil
  }

  func profile(
    _ export: ExportFile, _ diagnostics: inout [Diagnostic]
  ) throws -> ExportProfile? {
    var profile = ExportProfile(export.source.streamed.dialect)
    let before = diagnostics.count
    do {
      try export.hand(reporting: &diagnostics) { profile.feed($0) }
    } catch {
      throw MachineFailure(error)
    }
    if diagnostics.count > before { return nil }
    let file = export.shown
    if let foreign = profile.finish() {
      diagnostics.append(
        Diagnostic(
          .error, "source.kind", foreign.message, at: SourceLocation(path: file),
          hint: foreign.hint, showsSource: false))
      return nil
    }
    if let refusal = refusal(of: profile, file) {
      diagnostics.append(refusal)
      return nil
    }
    for problem in profile.malformed {
      var diagnostic = problem.diagnostic(path: file)
      // Whoever looks into a file wants to see the rest of it too.
      if !profile.columns.isEmpty { diagnostic.severity = .warning }
      diagnostics.append(diagnostic)
    }
    return profile
  }

  /// What is wrong with a file of which no column can be told.
  func refusal(of profile: ExportProfile, _ file: String) -> Diagnostic? {
    if profile.columns.isEmpty, profile.malformed.isEmpty {
      return unreadable(
        "the file is empty", hint: "export it again, and look whether rows are chosen")
    }
    if let first = profile.malformed.first, profile.malformedRows > profile.rows,
      !profile.columns.isEmpty
    {
      var diagnostic = first.diagnostic(path: file)
      diagnostic.hint = belowTitle(first.line)
      return diagnostic
    }
    if let line = profile.lineBelowTitle {
      return unreadable(
        "the file seems to begin with a title", hint: belowTitle(line))
    }
    if profile.columns.count == 1, profile.malformed.isEmpty {
      return unreadable(
        "the file seems to have one column only",
        hint: "say on which line the names of the columns stand: --header-line 3")
    }
    return nil
  }

  private func unreadable(_ message: String, hint: String) -> Diagnostic {
    Diagnostic(
      .error, "source.column", message, at: SourceLocation(path: file ?? "PostgreSQL", line: 1),
      hint: hint, showsSource: false)
  }

  private func belowTitle(_ line: Int) -> String {
    "the names of the columns may stand there: --header-line \(line)"
  }

  /// The codes of the office, if there are any yet.
  private func codes() -> AppealCodes? {
    var diagnostics: [Diagnostic] = []
    guard let tree = try? SourceFolder(content).read(reporting: &diagnostics) else { return nil }
    return read("appeals/codes.yaml", tree, &diagnostics) {
      AppealCodes.parse($0, path: $1, reporting: &$2)
    }
  }
}
