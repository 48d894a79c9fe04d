import Core
import Lookup
import Publishing
import Rendering

/// The pages as bytes, searched for what must not be published, as are the look-up's files beside
/// the shards. Those are searched when they are written.
///
/// With a registry the pages wait in memory until all of them were searched, because nothing is
/// written when anything is wrong. Without one there is nothing to search for, and each page is drawn
/// when it is written.
struct RenderedPages {
  private let files: [SiteFile]
  /// Of those that had to be searched; `nil` where none had to be.
  private let bytes: [[UInt8]?]?

  /// Prints and throws when a page gives a reference or a secret away.
  init(_ plan: Preparation.Plan, options: SourceOptions) throws {
    files = plan.site.files
    guard let scanner = plan.lookup?.leaks else {
      bytes = nil
      return
    }
    let rendered = concurrentMap(files) { file -> ([UInt8]?, [Leak]) in
      // The last build searched it, with the same registry.
      if file.isUnchanged { return (nil, []) }
      let bytes = file.render()
      return (bytes, scanner.leaks(in: bytes, path: file.path))
    }
    let others = (plan.lookup?.files ?? []) + [(ReleaseFacts.path, plan.facts.bytes)]
    let leaks =
      rendered.flatMap(\.1) + others.flatMap { scanner.leaks(in: $0.bytes, path: $0.path) }
    DiagnosticPrinter(trees: [], asJSON: options.json).print(leaks.map(\.diagnostic))
    if !leaks.isEmpty { throw PortalExit.errorsInSources }
    bytes = rendered.map(\.0)
  }

  /// A file of the site; empty for one that it does not have.
  func bytes(of path: RelativePath) -> [UInt8] {
    guard let index = files.firstIndex(where: { $0.path == path }) else { return [] }
    return bytes?[index] ?? files[index].render()
  }

  /// A file as it is about to be written.
  struct Page {
    let path: RelativePath
    let isUnchanged: Bool
    private let render: () -> [UInt8]
    var bytes: [UInt8] { render() }

    fileprivate init(_ file: SiteFile, _ bytes: [UInt8]?) {
      path = file.path
      isUnchanged = file.isUnchanged
      render = { bytes ?? file.render() }
    }
  }

  var paths: [RelativePath] { files.map(\.path) }

  func forEachInParallel(_ body: @Sendable (Page) -> Void) {
    let (files, bytes) = (files, bytes)
    _ = concurrentMap(Array(files.indices)) { index in body(Page(files[index], bytes?[index])) }
  }
}
