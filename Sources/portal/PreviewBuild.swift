import Core
import Lookup
import Preview
import Publishing
import Rendering

/// Builds the site for a preview: the same plan as for publication, whose files are made only when a
/// browser asks for them.
struct PreviewBuild: Sendable {
  let options: SourceOptions
  /// Drawn anew for each run, and forgotten with it.
  private let salt: [UInt8]

  init(options: SourceOptions) {
    self.options = options
    var generator = SystemRandomNumberGenerator()
    salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  var sources: PreviewSources { PreviewSources(stamp: { stamp }, content: { content }) }

  /// A folder that cannot be read has a stamp of its own; `content` says what is wrong.
  private var stamp: UInt64 {
    let content = (try? SourceFolder(options.content).stamp()) ?? 0
    let site = (try? SourceFolder(options.site).stamp()) ?? 0
    return content &* 31 &+ site
  }

  private var content: PreviewContent {
    do {
      let outcome = try Preparation(
        options: options, output: nil, throwawaySalt: salt
      ).outcome()
      guard let plan = outcome.plan else {
        let printer = DiagnosticPrinter(trees: outcome.trees, asJSON: false)
        return .problems(
          outcome.diagnostics.map {
            PreviewProblem($0, excerpt: $0.showsSource ? printer.excerpt(at: $0.location) : [])
          })
      }
      return .site(site(plan))
    } catch {
      // The machine's own words; the file it names stands in for a place.
      return .problems([
        PreviewProblem(
          Diagnostic(
            .error, "machine", String(describing: error),
            at: SourceLocation(path: options.content), hint: "mend it and save any source file"))
      ])
    }
  }

  private func site(_ plan: Preparation.Plan) -> PreviewedSite {
    let pages = Dictionary((plan.site.files + plan.site.movedFiles).map { ($0.path, $0) }) {
      first, _ in first
    }
    let lookup = plan.lookup.map(PreviewedLookup.init)
    return PreviewedSite(headers: plan.site.headers) { path in
      if let page = pages[path] {
        let bytes = page.render()
        let leaks = plan.lookup?.leaks.leaks(in: bytes, path: path) ?? []
        if leaks.isEmpty { return .success(bytes) }
        return .failure(PreviewProblems(leaks.map { PreviewProblem($0.diagnostic) }))
      }
      return lookup?.file(path).map { .success($0) }
    }
  }
}

/// The files of the look-up by their paths on the site.
private struct PreviewedLookup: Sendable {
  private let files: [RelativePath: [UInt8]]
  private let shards: LookupShards
  private let indexes: [RelativePath: Int]

  init(_ plan: LookupPlan) {
    files = Dictionary(plan.files.map { ($0.path, $0.bytes) }) { first, _ in first }
    shards = plan.shards
    let layout = plan.shards.layout
    indexes = Dictionary(
      (0..<layout.count).map { (LookupPlan.path(layout.path(of: $0)), $0) }
    ) { first, _ in first }
  }

  func file(_ path: RelativePath) -> [UInt8]? {
    files[path] ?? indexes[path].flatMap { try? shards.bytes(ofShard: $0) }
  }
}
