import Core
import Glibc
import Synchronization

/// What one build knows of the files that another left.
extension OutputFolder {
  /// Whether a build has ended in a folder.
  package static func isFinished(_ root: String) -> Bool {
    access("\(root)/\(OutputFolder.manifest)", F_OK) == 0
  }

  /// Whether all files are still those that a build left when `stamp` was taken of them: then those that
  /// this one would make again need not be made (`keep`), and those that it makes need not be read to be
  /// compared with them (`write`). Asked before `begin`.
  package func isLeft(as stamp: String) -> Bool {
    let before = state.withLock { $0.before }
    if !before.partials.isEmpty || before.absent.count > 0 { return false }
    let files = before.files.union(PathList([Ownership.list]))
    guard let found = try? FolderStamp(of: root, files: files), found.digest == stamp,
      let manifest = try? FileBytes.read("\(root)/\(OutputFolder.manifest)"),
      let files = LeftFiles(manifest)
    else { return false }
    state.withLock { $0.kept = files }
    return true
  }

  /// Leaves files as the earlier build left them, of which `isLeft` has told; none of them, and `false`,
  /// when one is missing.
  package func keep(_ paths: [RelativePath]) -> Bool {
    let sizes = paths.compactMap { try? FileBytes.size("\(root)/\($0)") }
    if sizes.count < paths.count { return false }
    return state.withLock { state in
      let places = paths.compactMap { path in
        state.kept.paths.index(of: path).flatMap { kept in
          state.claimed.index(of: path).map { (kept: kept, claimed: $0) }
        }
      }
      if places.count < paths.count { return false }
      state.summary.files += paths.count
      state.summary.bytes += sizes.reduce(0, +)
      for place in places {
        state.files[place.claimed].digest = state.kept.digests[place.kept]
        state.files[place.claimed].isWritten = true
        state.files[place.claimed].isKept = true
      }
      return true
    }
  }

  /// The same as that of the whole folder, when nothing but this build's files lies in it, for half the
  /// work: no folder is read.
  ///
  /// A file that somebody else has changed after this build wrote it or looked into it is another one for
  /// the next build.
  ///
  /// - Parameter tick: a time before this build began. `nil` when somebody else has changed a file since
  ///   then that this build did not look into.
  package func stamp(since tick: FileTime) throws(FileFailure) -> FolderStamp? {
    let list = PathList([Ownership.list])
    let (left, written) = state.withLock { state in
      (state.left.union(list), state.claimed.filtered { !state.files[$0].isKept })
    }
    var known = [FileStatus?](repeating: nil, count: left.count)
    state.withLock { state in
      PathList.merge(left, state.claimed) { file, claimed in
        if let file, let claimed { known[file] = state.files[claimed].status }
      }
    }
    return try FolderStamp(
      of: root, files: left, known, new: written.union(list), since: tick)
  }
}
