import Appeals
import ArgumentParser
import Core
import Disclosure
import Publishing
import Statistics

struct StatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "Publishes the figures of closed periods.",
    subcommands: [Close.self, Due.self, Revise.self])

  struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "due",
      abstract: "Lists the periods that are closed and not yet published.")

    @OptionGroup var sources: SourceOptions

    func run() throws {
      let due = try StatisticsSources(sources).closing(on: nil).due
      for period in due { Terminal.out(period.description) }
      if due.isEmpty { sources.conclude("nothing is due") }
    }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: "Adds a release to the ledger: the figures of every period that is due.",
      discussion: """
        Counts the periods, hides what could give a person away, proves that it stays hidden together \
        with everything published before, writes Content/figures/releases/NNNN.json and notes its hash \
        in statistics.yaml. Both belong into the repository: what is published once stays as it is. The \
        rows that were counted are kept in Content/appeals/published/rows.csv, with the registry and as \
        confidential: later corrections of them wait for ‘portal statistics revise’.
        """)

    @OptionGroup var sources: SourceOptions

    @Option(
      help: ArgumentHelp(
        "Day of the release, YYYY-MM-DD; periods that are closed by then are published.",
        discussion: "Without it: the day of the data."),
      transform: { text in
        guard let day = CalendarDate(iso: text) else {
          throw ValidationError("‘\(text)’ is not a day; write it YYYY-MM-DD")
        }
        return day
      })
    var on: CalendarDate?

    @Flag(help: "Show what would be published and write nothing.")
    var dryRun = false

    func run() throws {
      let stopwatch = Stopwatch()
      let read = try StatisticsSources(sources)
      let reading = stopwatch.elapsed
      let release: FiguresRelease
      let closing = read.closing(on: on)
      do {
        guard let made = try closing.release() else {
          sources.conclude("nothing is due")
          return
        }
        release = made
      } catch {
        Terminal.error("portal: \(error.message)")
        throw PortalExit.errorsInSources
      }
      Terminal.out(AuditTable(release).text)
      for (table, periods) in closing.leftOut {
        let shown = periods.prefix(6).map(\.description).joined(separator: ", ")
        let more = periods.count > 6 ? " and \(periods.count - 6) more periods" : ""
        Terminal.out("left out, for counts by category do not say it: \(table) of \(shown)\(more)")
      }
      for line in closing.notes { Terminal.out(line) }
      if !dryRun {
        try sources.add(release, read.planText, keeping: read.rows(through: release.periods))
      }
      sources.conclude(
        "\(dryRun ? "would add" : "added") \(release.fileName): "
          + release.periods.map(\.description).joined(separator: ", ")
          + "; read in \(reading), closed in \(stopwatch.elapsed)")
    }
  }
}

extension Closing {
  /// What of the plan the registry cannot fill, in a line each.
  fileprivate var notes: [String] {
    let columns = Dictionary(grouping: withoutColumns) { table in
      [table.rows, table.columns].compactMap(\.self).map(\.column.name).joined(separator: ", ")
    }
    let tables = columns.sorted { $0.key < $1.key }.map { columns, tables in
      "left out, for the registry has no column ‘\(columns)’: "
        + tables.map(\.id).joined(separator: ", ")
    }
    return tables
      + unmerged.map {
        "not merged, for the codes of ‘\($0.field.rawValue)’ lack a part of it: \($0.code)"
      }
  }
}

extension SourceOptions {
  /// Adds a release to the ledger.
  ///
  /// The rows and the ledger first: a file that the settings do not know of yet is found and named, a
  /// hash without its file would look like a loss.
  func add(
    _ release: FiguresRelease, _ planText: String, keeping rows: [UInt8]? = nil
  ) throws(MachineFailure) {
    let files = release.files
    do {
      let folder = "\(content)/\(FiguresRelease.folder)"
      try NewFile.makeFolder(folder)
      if let rows {
        try NewFile.makeFolder("\(content)/\(CountedRows.folder)")
        try NewFile.write(rows, to: "\(content)/\(CountedRows.file)")
      }
      if release.number == 1 { try removeDemonstration(beside: Set(files.map(\.name))) }
      for file in files { try NewFile.write(file.bytes, to: "\(folder)/\(file.name)") }
      let path = "\(site)/\(OfficeStatistics.planName)"
      let lines = LedgerLines(
        releases: release.number, sha256: ReleaseLedger.hash(files[0].bytes))
      try NewFile.write(Array(lines.applied(to: planText).utf8), to: path)
    } catch {
      throw MachineFailure(error)
    }
  }
}

extension SourceOptions {
  /// Removes what the demonstration published: its releases would be strangers in an office's ledger.
  private func removeDemonstration(beside names: Set<String>) throws {
    var unheard: [Diagnostic] = []
    let tree = try SourceFolder(content).read(reporting: &unheard)
    guard let folder = RelativePath(FiguresRelease.folder),
      ReleaseLedger.isOfDemonstration(tree)
    else { return }
    for path in tree.paths(inside: folder) where !names.contains(String(path.name)) {
      try NewFile.remove("\(content)/\(path)")
    }
  }
}

/// The lines of `statistics.yaml` that name the head of the ledger; all others stay as they are.
struct LedgerLines {
  private let lines: [String]

  init(releases: Int, sha256: String) {
    lines = ["ledger:", "  releases: \(releases)", "  sha256: \(sha256)"]
  }

  func applied(to text: String) -> String {
    var all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let start = all.firstIndex(where: { $0.hasPrefix("ledger:") }) {
      let end = all[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? all.count
      all.replaceSubrange(start..<end, with: lines)
      return all.joined(separator: "\n")
    }
    while all.last == "" { all.removeLast() }
    let note = "# The end of the chain of releases; `portal statistics close` writes it."
    return (all + ["", note] + lines + [""]).joined(separator: "\n")
  }
}

extension Closing.Refusal {
  /// What is wrong and the way out, for staff; it names tables and codes, never a count.
  var message: String {
    switch self {
    case .calendarEnds(let day):
      return """
        the working calendar ends on \(day)
        hint: add the years to directory/working-calendar.yaml
        """
    case .disclosure(let year, .unprotectable(let cells)):
      let lines = cells.prefix(20).map { cell in
        "  \(cell.finding.cell): between \(cell.finding.interval.lowerBound) and "
          + "\(cell.finding.interval.upperBound), leave out \(cell.drop)"
      }
      return """
        the tables of \(year) cannot be protected as planned:
        \(lines.joined(separator: "\n"))
        hint: make a table of statistics.yaml coarser, or publish it for fewer periods
        """
    case .disclosure(let year, .contradictsEarlierRelease(let cells)):
      let names = cells.prefix(20).map { "  \($0.cell)" }.joined(separator: "\n")
      return """
        figures of \(year) were published otherwise than the registry says now:
        \(names)
        hint: restore Content/\(CountedRows.file), which keeps the rows as they were when the period closed
        """
    case .disclosure(let year, .smallButMustShow(let cells)):
      let names = cells.map { "  \($0)" }.joined(separator: "\n")
      return
        "totals of \(year) are too small to be shown:\n\(names)\nhint: begin with a later month"
    case .disclosure(let year, .tooManyCombinations(let dimensions, let count, let limit)):
      return """
        tables of \(year) cross \(dimensions.joined(separator: ", ")): \(count) combinations, at most \
        \(limit) can be audited
        hint: make a table of statistics.yaml coarser
        """
    }
  }
}
