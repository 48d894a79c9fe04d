import ArgumentParser
import Content
import Core
import Publishing
import Rendering

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds the site; writes only files whose bytes changed.")

  @OptionGroup var sources: SourceOptions

  @Option(help: "Folder for the site; it must be empty or hold an earlier build.")
  var output = "public"

  func run() throws {
    let stopwatch = Stopwatch()
    let plan = try Preparation(options: sources, output: output).plan()
    let summary = try write(plan)
    sources.conclude(
      """
      \(plan.site.pageCount) pages, \(summary.files) files (\(summary.written) written, \
      \(summary.removed) removed), \(size(summary.bytes)), \(stopwatch.elapsed) -> \(output)/
      """)
  }
}

extension Build {
  /// Writes pages on all cores. Order does not matter: each file is whole by itself.
  private func write(_ plan: Preparation.Plan) throws -> OutputFolder.Summary {
    do {
      let folder = try OutputFolder(output)
      let lookup = plan.lookup
      try folder.begin(plan.site.files.map(\.path) + (lookup?.paths ?? []))
      _ = concurrentMap(plan.site.files) { file in folder.write(file.path, file.render()) }
      try lookup?.write(to: folder)
      return try folder.finish()
    } catch let refusal as OutputRefusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch {
      throw MachineFailure(error)
    }
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Does everything a build does but write.")

  @OptionGroup var sources: SourceOptions

  @Flag(help: "List the addresses outside the site, with the pages that name them.")
  var links = false

  func run() throws {
    let stopwatch = Stopwatch()
    let plan = try Preparation(options: sources, output: nil).plan()
    if links { for line in ExternalLinks(plan.edition).lines() { Terminal.out(line) } }
    sources.conclude("\(plan.site.pageCount) pages checked, \(stopwatch.elapsed)")
  }
}
