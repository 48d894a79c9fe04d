import ArgumentParser
import Core
import Disclosure
import Statistics

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Plays the attacker against all figures that are published.",
    discussion: """
      Counts the registry again and works out, from what is shown of each year in all releases together, \
      what can be said of every small count. Exit code 1 when one is known too well.
      """)

  @OptionGroup var sources: SourceOptions

  @Flag(help: "List every count that has to stay uncertain, with the interval a reader can reach.")
  var intervals = false

  func run() throws {
    let stopwatch = Stopwatch()
    let read = try StatisticsSources(sources)
    var isSafe = true
    for release in read.statistics.ledger.releases { Terminal.out(AuditTable(release).text) }
    for family in read.closing(on: nil).published() {
      let audit: Audit
      do {
        audit = try family.tables.audit(
          of: family.published, under: SafetyRule(threshold: read.statistics.plan.threshold))
      } catch {
        Terminal.error("portal: \(Closing.Refusal.disclosure(year: family.year, error).message)")
        throw PortalExit.errorsInSources
      }
      report(audit, of: family.year)
      if !audit.isPassed { isSafe = false }
    }
    sources.conclude("audited in \(stopwatch.elapsed)")
    if !isSafe { throw PortalExit.errorsInSources }
  }

  private func report(_ audit: Audit, of year: Int) {
    let exact = audit.disclosures.count { $0.isExact }
    Terminal.out(
      "\(year), all releases together: \(audit.cells) cells, \(audit.hidden) hidden ("
        + AuditTable.share(audit.hidden, of: audit.cells)
        + "), \(audit.findings.count) must stay uncertain, \(audit.disclosures.count) do not "
        + "(\(exact) known exactly)")
    for finding in intervals ? audit.findings : audit.disclosures {
      let name =
        finding.cell.description
        + (finding.subtrahend.map { " minus \($0)" } ?? "")
      Terminal.out(
        "  \(name): \(finding.interval.lowerBound) to \(finding.interval.upperBound)"
          + (finding.isProtected ? "" : "  TOO NARROW"))
    }
  }
}
