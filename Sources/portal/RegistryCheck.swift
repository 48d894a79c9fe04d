import Appeals
import ArgumentParser
import Core
import Privacy
import Publishing

struct RegistryCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the registry and says what became of each row.",
    discussion: """
      For each source: its encoding and delimiter, its rows, and how many of them are kept, filtered, \
      folded into another with the same reference, left out or wrong. The numbers add up.
      """)

  @OptionGroup var sources: ContentOptions

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let content = try sources.read(&diagnostics)
    let registry = try sources.registry(content, reporting: &diagnostics)
    DiagnosticPrinter(trees: [content], asJSON: sources.json).print(diagnostics.presented())
    if let registry {
      let tables = RegistryTables(registry.report, appeals: registry.table.count)
      Terminal.out(sources.json ? tables.json : tables.text)
    } else if !diagnostics.hasErrors {
      Terminal.error("portal: \(content.displayed(OfficeRegistry.settingsPath)) is not there")
      throw PortalExit.wrongUsage
    }
    if diagnostics.hasErrors { throw PortalExit.errorsInSources }
  }
}

/// Where the sources are, for commands that need no site.
struct ContentOptions: ParsableArguments {
  @Option(help: "Folder of the sources.")
  var content = "Content"

  @Option(help: "The day the data speak of, YYYY-MM-DD; the newest in the sources by default.")
  var asOf: String?

  @Flag(help: "Write problems and results as JSON lines.")
  var json = false

  func validate() throws {
    if let asOf, CalendarDate(iso: asOf) == nil {
      throw ValidationError("‘\(asOf)’ is not a day; write it YYYY-MM-DD")
    }
  }

  func read(_ diagnostics: inout [Diagnostic]) throws -> FileTree {
    do {
      return try SourceFolder(content).read(reporting: &diagnostics)
    } catch {
      throw MachineFailure(error)
    }
  }

  func registry(
    _ content: FileTree, reporting diagnostics: inout [Diagnostic]
  ) throws -> OfficeRegistry? {
    guard let directory = Directory(content, reporting: &diagnostics) else { return nil }
    do {
      return try OfficeRegistry(
        content, calendar: directory.calendar, asOf: asOf.flatMap { CalendarDate(iso: $0) },
        lookup: nil,
        looksLikeOwnNumbers: PrivacyReport.allowances(content, reporting: &diagnostics)
          .ofReferences,
        reporting: &diagnostics)
    } catch {
      throw MachineFailure(error)
    }
  }
}
