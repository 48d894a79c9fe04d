import Core
import Lookup
import Publishing

extension LookupPlan {
  /// Every file of the look-up.
  /// Those of shards are made one by one: there may be many.
  var paths: some Sequence<RelativePath> {
    let layouts = ([shards] + retiring).map(\.layout)
    let shards = layouts.lazy.flatMap { layout in
      (0..<layout.count).lazy.map { LookupPlan.path(layout.path(of: $0)) }
    }
    return [AnySequence(files.map(\.path)), AnySequence(shards)].lazy.joined()
  }

  /// How many shards a core makes in the same memory before it takes others.
  private static let shardsAtATime = 16

  /// Seals and writes shard after shard on all cores: memory does not grow with their number. Each is
  /// searched for what must not be published before it is written.
  func write(to output: OutputFolder) throws {
    for file in files { output.write(file.path, file.bytes) }
    for tree in [shards] + retiring {
      let problems = concurrentMap(
        count: tree.layout.count, chunk: LookupPlan.shardsAtATime, scratch: tree.maker()
      ) { index, maker in
        write(index, of: tree, &maker, to: output)
      }.flatMap(\.self)
      if problems.isEmpty { continue }
      DiagnosticPrinter(trees: [], asJSON: false).print(problems)
      throw PortalExit.errorsInSources
    }
  }

  private func write(
    _ index: Int, of tree: LookupShards, _ maker: inout LookupShards.Maker,
    to output: OutputFolder
  ) -> [Diagnostic] {
    do throws(SealingFailure) {
      let bytes = try maker.bytes(ofShard: index)
      let path = LookupPlan.path(tree.layout.path(of: index))
      let found = tree.leaks(in: bytes, path: path, leaks)
      if found.isEmpty { output.write(path, bytes) }
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
