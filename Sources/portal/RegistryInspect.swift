import Appeals
import ArgumentParser
import Core
import Publishing

struct RegistryInspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Profiles an unknown export in one pass and writes a registry.yaml to begin with.",
    discussion: """
      Shows how the file is written and what each column holds. Values are written down only where \
      they are categories of five rows or more and look like nobody's.
      """)

  @Argument(help: "The export.")
  var file: String

  @Option(help: "The line with the names of the columns; 0 when there is none.")
  var headerLine = 1

  @Option(help: "Its encoding, where the one that was found is wrong.")
  var encoding: String?

  @Option(help: "Folder of the sources, for the codes that values may already be.")
  var content = "Content"

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
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let profile = try profile(&diagnostics)
    DiagnosticPrinter(trees: [], asJSON: false).print(diagnostics.presented())
    guard let profile, !diagnostics.hasErrors else { throw PortalExit.errorsInSources }
    Terminal.out(ProfileTable(profile, file: file).text)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let settings = StarterSettings(profile, file: name, codes: codes()).text
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

  private func profile(_ diagnostics: inout [Diagnostic]) throws -> ExportProfile? {
    var dialect = ExportDialect()
    dialect.headerLine = headerLine
    dialect.encoding = encoding.flatMap { TextEncoding(rawValue: $0) }
    dialect.padsShortRows = true
    var profile = ExportProfile(dialect)
    do {
      try SourceFolder.readChunks(ofFile: file) { chunk in
        profile.feed(chunk.bindMemory(to: UInt8.self).span)
      }
    } catch {
      throw MachineFailure(error)
    }
    if let foreign = profile.finish() {
      diagnostics.append(
        Diagnostic(
          .error, "source.kind", foreign.message, at: SourceLocation(path: file),
          hint: foreign.hint, showsSource: false))
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

  /// The codes of the office, if there are any yet.
  private func codes() -> AppealCodes? {
    var diagnostics: [Diagnostic] = []
    guard let tree = try? SourceFolder(content).read(reporting: &diagnostics) else { return nil }
    return read("appeals/codes.yaml", tree, &diagnostics) {
      AppealCodes.parse($0, path: $1, reporting: &$2)
    }
  }
}
