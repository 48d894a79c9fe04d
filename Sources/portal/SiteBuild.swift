import Core
import Lookup
import Publishing
import Rendering

/// One build of the site into a folder.
struct SiteBuild {
  let sources: SourceOptions
  let output: String
  /// Folder of the releases, if old addresses are to lead on; without it the same sources give the same
  /// site wherever they are built.
  let live: String?
  let copies: CompressedCopies

  func run() throws {
    let stopwatch = Stopwatch()
    try refuseSources()
    var plan = try Preparation(options: sources, output: output).plan()
    let pages = try RenderedPages(plan, options: sources)
    try lead(on: &plan, pages)
    let summary = try write(plan, pages)
    try publishing {
      guard let built = try PublishedSite.id(of: output) else { return }
      try SiteProblems(secrets: sources.secrets).remember(plan.warnings, of: built)
    }
    if let lookup = plan.lookup { sources.conclude(lookup.conclusion.joined(separator: "\n")) }
    sources.conclude(
      """
      \(plan.site.pageCount) pages, \(summary.files) files (\(summary.written) written, \
      \(summary.removed) removed), \(size(summary.bytes)), \(stopwatch.elapsed) -> \(output)/
      """)
  }

  /// The next build would read a site inside the sources as sources.
  private func refuseSources() throws {
    for folder in [sources.content, sources.site]
    where SecretFile.isInside(output, folder: folder) {
      Terminal.error("portal: \(output) lies inside the sources in \(folder)")
      Terminal.error("hint: name a folder outside them with --output")
      throw PortalExit.wrongUsage
    }
  }

  /// Lets the addresses of pages that have moved since the live release lead to where they are now.
  private func lead(on plan: inout Preparation.Plan, _ pages: RenderedPages) throws {
    guard let live else { return }
    do {
      guard let folder = try ReleaseFolder(live).liveFolder() else { return }
      let moved = try MovedPages(
        since: folder, pages: Set(plan.site.pages), known: plan.site.redirects
      ) { pages.bytes(of: $0) }
      plan.site.lead(on: moved.redirects)
      for (from, to) in moved.redirects.sorted(by: { $0.key < $1.key }) {
        sources.conclude("moved: \(address(from)) leads to \(address(to))")
      }
    } catch {
      throw MachineFailure(error)
    }
  }

  /// Writes on all cores. Order does not matter: each file is whole by itself.
  private func write(
    _ plan: Preparation.Plan, _ pages: RenderedPages
  ) throws -> OutputFolder.Summary {
    do {
      let folder = try OutputFolder(output)
      let facts = plan.facts
      let moved = plan.site.movedFiles
      try folder.begin(
        pages.paths + moved.map(\.path) + copies.paths(of: pages.paths + moved.map(\.path))
          + (plan.lookup?.paths ?? []) + [ReleaseFacts.path])
      pages.forEachInParallel { path, bytes in
        folder.write(path, bytes)
        copies.write(path, bytes, to: folder)
      }
      for file in moved {
        let bytes = file.render()
        folder.write(file.path, bytes)
        copies.write(file.path, bytes, to: folder)
      }
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
