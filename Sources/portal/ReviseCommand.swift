import ArgumentParser
import Core
import Disclosure
import Statistics

extension StatisticsCommand {
  struct Revise: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revise",
      abstract: "Adds the revision of a year to the ledger: its tables with all corrections.",
      discussion: """
        Counts a published year again from the registry as it is now. A number with fewer corrections \
        than the threshold is hidden in the revision, and what would give it away. A year is revised \
        once, so wait until the corrections have come in.
        """)

    @OptionGroup var sources: SourceOptions

    @Argument(help: "The year.")
    var year: Int

    @Flag(help: "Show what would be published and write nothing.")
    var dryRun = false

    func run() throws {
      let stopwatch = Stopwatch()
      let read = try StatisticsSources(sources)
      let release: FiguresRelease
      do {
        release = try read.revision(of: year)
      } catch {
        Terminal.error("portal: \(error.message(year))")
        throw PortalExit.errorsInSources
      }
      Terminal.out(AuditTable(release).text)
      if !dryRun { try sources.add(release, read.planText) }
      sources.conclude(
        "\(dryRun ? "would add" : "added") \(release.fileName): revision of \(year), in "
          + "\(stopwatch.elapsed)")
    }
  }
}

extension Closing.NoRevision {
  fileprivate func message(_ year: Int) -> String {
    switch self {
    case .notPublished:
      "the figures of \(year) are not published\nhint: revise a year that is closed"
    case .isRevised(let release):
      "\(year) was revised by release \(release)\nhint: a year is revised once; say more in a notice"
    case .nothingKept:
      """
      nobody knows the rows that \(year) was counted from
      hint: restore Content/\(CountedRows.file) from a backup
      """
    case .nothingCorrected: "no published number of \(year) changes\nhint: nothing has to be done"
    case .refused(let refusal): refusal.message
    }
  }
}
