import ArgumentParser
import Core
import Lookup
import Publishing

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says how a built site differs from the live one, and what would refuse it.",
    discussion: """
      Pages with their sections, figures and cells of the published tables, look-up records in counts, \
      warnings that are new or mended. Nothing is written.
      """)

  @Option(help: "Folder of a built site.")
  var from = "public"

  @Option(help: ArgumentHelp("Folder of the releases.", valueName: "dir"))
  var to: String

  @Option(help: "Private folder with the office's secret, by which records are told from dummies.")
  var secrets = ".portal"

  @Option(help: "Folder of the settings, for the limits of the guards.")
  var site = "Site"

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    try publishing {
      let releases = ReleaseFolder(to)
      let difference = try releases.difference(from: from)
      let records = try releases.liveFolder().flatMap {
        try PublishedRecords(live: $0, new: from, secrets: secrets).changes()
      }
      let reasons = try releases.guardReasons(
        from: from, guards: PublicationLimits(site: site).guards,
        records: records.map { ($0.live, $0.dropped) })
      let problems = try releases.liveID().flatMap { live in
        try PublishedSite.id(of: from).flatMap {
          try SiteProblems(secrets: secrets).change(from: live, to: $0)
        }
      }
      let words = DifferenceWords(
        difference: difference, records: records, problems: problems, reasons: reasons)
      Terminal.out(json ? words.json : words.text)
    }
  }
}
