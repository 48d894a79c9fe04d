import ArgumentParser
import Content
import Core
import Lookup
import Rendering

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Does everything a build does but write the site.",
    discussion: """
      Keys that it has to derive are kept in the private folder, as a build keeps them: the build that \
      follows finds them. With --without-lookup nothing at all is written.
      """)

  @OptionGroup var sources: SourceOptions

  @Flag(help: "List the addresses outside the site, with the pages that name them.")
  var links = false

  @Flag(help: "List what was examined for personal data, and what was allowed.")
  var privacy = false

  @Flag(
    help: ArgumentHelp(
      "Leave the look-up out.",
      discussion: "Keys that are not cached take their time; reading and checking does not."))
  var withoutLookup = false

  func run() throws {
    let stopwatch = Stopwatch()
    let plan = try Preparation(
      options: sources, output: nil, hasLookup: !withoutLookup
    ).plan()
    _ = try RenderedPages(plan, options: sources)
    if links { listLinks(plan) }
    if privacy { list(plan.privacy) }
    if let lookup = plan.lookup { sources.conclude(lookup.conclusion.joined(separator: "\n")) }
    sources.conclude("\(plan.site.pageCount) pages checked, \(stopwatch.elapsed)")
  }

  private func list(_ privacy: PrivacyReport) {
    for line in privacy.lines {
      if sources.json { Terminal.error(line) } else { Terminal.out(line) }
    }
  }

  /// Beside the JSON of `--json` plain lines would be in the way.
  private func listLinks(_ plan: Preparation.Plan) {
    for line in ExternalLinks(plan.edition).lines() {
      if sources.json { Terminal.error(line) } else { Terminal.out(line) }
    }
  }
}
