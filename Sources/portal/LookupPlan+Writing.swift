import Core
import Lookup
import Publishing

extension LookupPlan {
  /// Every file of the look-up.
  var paths: [RelativePath] {
    files.map(\.path)
      + ([shards] + retiring).flatMap { tree in
        (0..<tree.layout.count).map { LookupPlan.path(tree.layout.path(of: $0)) }
      }
  }

  /// Seals and writes shard after shard on all cores: memory does not grow with their number. Each is
  /// searched for what must not be published before it is written.
  func write(to output: OutputFolder) throws {
    for file in files { output.write(file.path, file.bytes) }
    for tree in [shards] + retiring {
      let problems = concurrentMap(Array(0..<tree.layout.count), chunk: 8) { index in
        write(index, of: tree, to: output)
      }.flatMap(\.self)
      if problems.isEmpty { continue }
      DiagnosticPrinter(trees: [], asJSON: false).print(problems)
      throw PortalExit.errorsInSources
    }
  }

  private func write(
    _ index: Int, of tree: LookupShards, to output: OutputFolder
  ) -> [Diagnostic] {
    do throws(SealingFailure) {
      let shard = try tree.shard(at: index)
      let found = leaks.leaks(in: shard.bytes, path: shard.path)
      if found.isEmpty { output.write(LookupPlan.path(shard.path), shard.bytes) }
      return found.map(\.diagnostic)
    } catch {
      return [error.diagnostic]
    }
  }

  static func path(_ inner: RelativePath) -> RelativePath {
    guard let folder = RelativePath(LookupPlan.folder) else { preconditionFailure("is a path") }
    return folder.appending(inner)
  }
}

extension SealingFailure {
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .recordTooLong(let location):
      Diagnostic(
        .error, "lookup.record", "a record does not fit its fixed length", at: location,
        hint: "shorten the codes of bodies in appeals/codes.yaml", showsSource: false)
    }
  }
}
