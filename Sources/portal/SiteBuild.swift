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
  /// Whether everything is done, also where the last build did the same.
  var isAnew = false

  func run() throws {
    let stopwatch = Stopwatch()
    try refuseSources()
    // With a live release the site depends on that too.
    var last = live == nil ? LastBuild(of: sources, into: output, copies) : nil
    // Where there is no output every page has to be made, and so every text read: once, not when asked.
    if isAnew || !OutputFolder.isFinished(output) { last?.texts.forget() }
    if !isAnew, let report = last?.report {
      DiagnosticPrinter.print(report.problems, asJSON: sources.json)
      return conclude(report, "0 written, 0 removed", stopwatch)
    }
    var plan = try Preparation(
      options: sources, output: output, lastTexts: last?.texts, listings: last?.listings
    ).plan()
    try refuseKey(of: plan)
    let pages = try RenderedPages(plan, options: sources)
    try lead(on: &plan, pages)
    let (report, done) = try write(plan, pages, keeping: last)
    try publishing {
      guard let built = try PublishedSite.id(of: output) else { return }
      try SiteProblems(secrets: sources.secrets).remember(plan.warnings, of: built)
    }
    conclude(report, done, stopwatch)
    UntilTheEnd.keep(plan.site)
  }

  private func conclude(_ report: LastBuild.Report, _ done: String, _ stopwatch: Stopwatch) {
    sources.conclude(report.conclusion.joined(separator: "\n"))
    sources.conclude(
      "\(report.counts) (\(done)), \(report.size), \(stopwatch.elapsed) -> \(output)/")
  }

  /// The next build would read a site inside the sources as sources.
  private func refuseSources() throws {
    if SecretFile.isInside(output, folder: sources.secrets),
      !SecretFile.isInside(sources.secrets, folder: output)
    {
      Terminal.error("portal: \(output) lies inside the private folder \(sources.secrets)")
      Terminal.error("hint: name a folder outside it with --output")
      throw PortalExit.wrongUsage
    }
    for folder in [sources.content, sources.site]
    where SecretFile.isInside(output, folder: folder) {
      Terminal.error("portal: \(output) lies inside the sources in \(folder)")
      Terminal.error("hint: name a folder outside them with --output")
      throw PortalExit.wrongUsage
    }
  }

  /// Refuses a look-up that would give the live one's records away.
  private func refuseKey(of plan: Preparation.Plan) throws {
    guard let live, let manifest = plan.lookup?.manifest else { return }
    try publishing {
      guard let folder = try ReleaseFolder(live).liveFolder() else { return }
      try PublishedManifest.refuse(PublishedManifest(manifest), after: folder, sources)
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
    _ plan: Preparation.Plan, _ pages: RenderedPages, keeping last: LastBuild?
  ) throws -> (report: LastBuild.Report, done: String) {
    do {
      let folder = try OutputFolder(output, beginnings: plan.site.beginnings)
      let mayKeep = last?.texts.output.map(folder.isLeft) ?? false
      // What nobody has touched since need not be read to be compared.
      if !mayKeep, !isAnew, let left = last?.left { _ = folder.isLeft(as: left) }
      let facts = plan.facts
      let moved = plan.site.movedFiles
      let own =
        pages.paths + moved.map(\.path) + copies.paths(of: pages.paths + moved.map(\.path))
        + [ReleaseFacts.path]
      let shards = plan.lookup.map { AnySequence($0.paths) } ?? AnySequence([])
      try folder.begin([AnySequence(own), shards].lazy.joined())
      pages.forEachInParallel { page in
        if mayKeep, page.isUnchanged, copies.keep(page.path, in: folder) { return }
        let bytes = page.bytes
        folder.write(page.path, bytes)
        copies.write(page.path, bytes, to: folder)
      }
      for file in moved {
        let bytes = file.render()
        folder.write(file.path, bytes)
        copies.write(file.path, bytes, to: folder)
      }
      try plan.lookup?.write(to: folder)
      folder.write(ReleaseFacts.path, facts.bytes)
      let summary = try folder.finish()
      let report = LastBuild.Report(
        problems: plan.printed, conclusion: plan.lookup?.conclusion ?? [],
        counts: "\(plan.site.pageCount) pages, \(summary.files) files", size: size(summary.bytes))
      if !plan.readsServer { last?.keep(report, plan.texts, of: folder) }
      return (report, "\(summary.written) written, \(summary.removed) removed")
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
