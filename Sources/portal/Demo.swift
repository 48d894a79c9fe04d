import Appeals
import ArgumentParser
import Core
import Publishing

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Writes a demonstration registry: invented appeals, the same for the same seed.")

  @Option(help: "Number of rows.")
  var rows = 3000

  @Option(help: "Seed of the generator.")
  var seed: UInt64 = 2026

  @Option(help: "Digits of a reference number: 16, or 20 from a hundred thousand appeals on.")
  var digits = 16

  @Option(help: "Folder of the sources, for the codes and the calendar.")
  var content = "Content"

  @Option(help: "File to write; beside it go events.csv and registry.yaml.")
  var output = "Content/appeals/appeals.csv"

  @Option(help: "Last day of the registry, YYYY-MM-DD.")
  var lastDay = "2026-11-20"

  @Flag(help: "Replace the files if there are any.")
  var force = false

  func validate() throws {
    guard (1...200_000_000).contains(rows) else {
      throw ValidationError("--rows is from 1 to 200000000")
    }
    guard digits == 16 || digits == 20 else { throw ValidationError("--digits is 16 or 20") }
    guard CalendarDate(iso: lastDay) != nil else {
      throw ValidationError("‘\(lastDay)’ is not a day; write it YYYY-MM-DD")
    }
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let tree: FileTree
    do {
      tree = try SourceFolder(content).read(reporting: &diagnostics)
    } catch {
      throw MachineFailure(error)
    }
    let codes = read("appeals/codes.yaml", tree, &diagnostics) {
      AppealCodes.parse($0, path: $1, reporting: &$2)
    }
    let directory = Directory(tree, reporting: &diagnostics)
    DiagnosticPrinter(trees: [tree], asJSON: false).print(diagnostics.presented())
    guard let codes, let directory, !diagnostics.hasErrors, let day = CalendarDate(iso: lastDay)
    else { throw PortalExit.errorsInSources }
    do {
      let registry = try DemonstrationRegistry(
        rows: rows, seed: seed, codes: codes, calendar: directory.calendar, lastDay: day,
        referenceDigits: digits)
      try write(registry)
    } catch let refusal as NewFile.Refusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch let fault as DemonstrationRegistry.Fault {
      Terminal.error("portal: \(fault.reason)")
      throw PortalExit.wrongUsage
    } catch {
      throw MachineFailure(error)
    }
    Terminal.out("\(rows) invented appeals, seed \(seed) -> \(output)")
  }

  private func write(_ registry: DemonstrationRegistry) throws {
    guard let name = output.split(separator: "/").last, let path = RelativePath(String(name)),
      let events = RelativePath("events.csv")
    else { return }
    let folder = String(output.dropLast(name.count))
    let file = try NewFile(output, replacing: force)
    let eventsFile = try NewFile(folder + events.description, replacing: force)
    try registry.write { try file.append($0) }
    try registry.writeEvents { try eventsFile.append($0) }
    try file.close()
    try eventsFile.close()
    let settings = registry.settingsText(file: path, events: events)
    try NewFile.write(
      Array(settings.utf8), to: folder + "registry.yaml", onlyIfAbsent: !force)
  }
}

extension DemonstrationRegistry.Fault {
  fileprivate var reason: String {
    switch self {
    case .daysNotCovered:
      """
      the working calendar does not reach from \(DemonstrationRegistry.firstDay) to the last day
      hint: write the missing years into directory/working-calendar.yaml, or name another --last-day
      """
    case .noCode(let column):
      """
      appeals/codes.yaml has no code for ‘\(column.name)’ that is valid all the time
      hint: add one, or take the dates of one out
      """
    }
  }
}
