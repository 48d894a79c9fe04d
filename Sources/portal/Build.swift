import ArgumentParser
import Core
import Lookup
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
    let pages = try RenderedPages(plan, options: sources)
    let summary = try write(plan, pages)
    if let cost = plan.lookup?.cost { sources.conclude(cost.table.joined(separator: "\n")) }
    sources.conclude(
      """
      \(plan.site.pageCount) pages, \(summary.files) files (\(summary.written) written, \
      \(summary.removed) removed), \(size(summary.bytes)), \(stopwatch.elapsed) -> \(output)/
      """)
  }

  /// Writes on all cores. Order does not matter: each file is whole by itself.
  private func write(
    _ plan: Preparation.Plan, _ pages: RenderedPages
  ) throws -> OutputFolder.Summary {
    do {
      let folder = try OutputFolder(output)
      let facts = plan.facts
      try folder.begin(pages.paths + (plan.lookup?.paths ?? []) + [ReleaseFacts.path])
      pages.forEachInParallel { path, bytes in folder.write(path, bytes) }
      try plan.lookup?.write(to: folder)
      folder.write(ReleaseFacts.path, facts.bytes)
      return try folder.finish()
    } catch let refusal as OutputRefusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch let code as PortalExit {
      throw code
    } catch {
      throw MachineFailure(error)
    }
  }
}
