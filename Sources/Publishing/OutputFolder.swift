import Core
import Crypto
import Glibc
import Synchronization

/// The folder a site is built into.
///
/// It holds only what this tool wrote: the list `.portal-files` names every file it owns, and a
/// folder with any other file is refused. A file is replaced in one step and only when its bytes
/// differ; nothing is deleted until everything is written, unless it stands in the way. Until the
/// object goes out of use no other build can write into it. Safe to use from several threads.
package final class OutputFolder: Sendable {
  /// What a build did to the folder.
  package struct Summary: Sendable {
    package var files = 0
    package var written = 0
    package var removed = 0
    package var bytes = 0
  }

  package let root: String
  private let state: Mutex<State>

  private struct State: ~Copyable {
    /// Keeps other builds out.
    var lock: Descriptor?
    /// What earlier builds left.
    var before = Ownership()
    /// Files this build may write.
    var claimed: Set<RelativePath> = []
    var folders: Set<String> = []
    var digests: [(path: RelativePath, digest: String)] = []
    var summary = Summary()
    var failure: FileFailure?
  }

  /// Looks at the folder, which need not exist. Nothing is changed yet. Throws `FileFailure` or
  /// `OutputRefusal`.
  package init(_ root: String) throws {
    let root = root.isEmpty ? "." : root
    self.root = root
    var status = stat()
    if lstat(root, &status) != 0 {
      if errno != ENOENT { throw FileFailure("inspect", root) }
      state = Mutex(State())
      return
    }
    // A link to a folder is how some hosts point at the disk the site lies on.
    if stat(root, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      throw OutputRefusal.notAFolder(root)
    }
    let lock = try OutputFolder.lock(root)
    state = Mutex(State(lock: lock, before: try Ownership(of: root)))
  }

  /// The output of an earlier build in which `path` lies; `nil` when there is none.
  package static func holding(_ path: String) -> String? {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if Ownership.isListed(in: String(folder)) { return String(folder) }
    }
    return nil
  }

  /// Claims the files that are about to be written, so that a build which is killed half-way leaves
  /// nothing that the next one would not know as its own. Throws `FileFailure` or `OutputRefusal`.
  package func begin(_ paths: [RelativePath]) throws {
    let claimed = Set(paths).union([OutputFolder.manifest])
    try makeFolderIfAbsent()
    let before = state.withLock { state in
      state.claimed = claimed
      return state.before
    }
    for partial in before.partials { try remove(partial) }
    for path in before.absent { removeEmptyFolders(above: path) }
    try Ownership.write(before.files.union(claimed), in: root)
    let inTheWay = OutputFolder.inTheWay(of: claimed, among: before.files)
    for path in inTheWay { try remove(path) }
    state.withLock {
      $0.before.files.subtract(inTheWay)
      $0.summary.removed = inTheWay.count
    }
  }

  /// Writes a file unless it already has these bytes. The first failure is kept for `finish`.
  package func write(_ path: RelativePath, _ bytes: [UInt8]) {
    let wasThere = state.withLock { state in
      precondition(state.claimed.contains(path), "\(path) was not claimed")
      return state.before.files.contains(path)
    }
    do throws(FileFailure) {
      let full = "\(root)/\(path)"
      let isUnchanged = wasThere && FileBytes.isEqual(full, to: bytes)
      if !isUnchanged {
        if let parent = path.parent { try makeFolder("\(root)/\(parent)") }
        try FileBytes.replace(full, with: bytes)
      }
      let digest = hexadecimal(SHA256.hash(data: bytes))
      state.withLock {
        $0.summary.files += 1
        $0.summary.bytes += bytes.count
        $0.summary.written += isUnchanged ? 0 : 1
        $0.digests.append((path, digest))
      }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// Writes the manifest (`manifest.sha256`, in the form that `sha256sum -c` reads), then removes
  /// the files of earlier builds that no longer belong.
  package func finish() throws(FileFailure) -> Summary {
    try throwFailure()
    let lines = state.withLock { $0.digests }
      .sorted { $0.path < $1.path }
      .map { "\($0.digest)  \($0.path)\n" }
    write(OutputFolder.manifest, Array(lines.joined().utf8))
    try throwFailure()
    let current = Set(state.withLock { $0.digests.map(\.path) })
    let orphans = state.withLock { $0.before.files }.subtracting(current).sorted()
    for path in orphans { try remove(path) }
    try Ownership.write(current, in: root)
    return state.withLock {
      $0.summary.removed += orphans.count
      return $0.summary
    }
  }

  private static let manifest: RelativePath = {
    guard let path = RelativePath("manifest.sha256") else { preconditionFailure("is a path") }
    return path
  }()

  /// Another build may come first in making the folder.
  private func makeFolderIfAbsent() throws {
    if state.withLock({ $0.lock != nil }) { return }
    try makeFolder(root)
    var lock: Descriptor? = try OutputFolder.lock(root)
    let before = try Ownership(of: root)
    state.withLock {
      $0.lock = lock.take()
      $0.before = before
    }
  }

  /// The lock is on the folder itself: the kernel gives it up when the process ends, and it leaves
  /// no file.
  private static func lock(_ root: String) throws -> Descriptor {
    let folder = try Descriptor(opening: root, O_RDONLY | O_DIRECTORY)
    guard try folder.lock(root) else { throw OutputRefusal.busy(root) }
    return folder
  }

  private func throwFailure() throws(FileFailure) {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  // MARK: - Folders

  /// The files of earlier builds that stand where a folder is needed, or lie in a folder that becomes
  /// a file: the only ones that go before everything is written.
  private static func inTheWay(
    of claimed: Set<RelativePath>, among files: Set<RelativePath>
  ) -> [RelativePath] {
    let folders = Set(claimed.flatMap(\.ancestors))
    precondition(folders.isDisjoint(with: claimed), "a file is claimed as a folder too")
    return files.subtracting(claimed).sorted().filter {
      folders.contains($0) || $0.ancestors.contains(where: claimed.contains)
    }
  }

  private func remove(_ path: RelativePath) throws(FileFailure) {
    if unlink("\(root)/\(path)") != 0, errno != ENOENT {
      throw FileFailure("remove", "\(root)/\(path)")
    }
    removeEmptyFolders(above: path)
  }

  private func removeEmptyFolders(above path: RelativePath) {
    for folder in path.ancestors {
      if rmdir("\(root)/\(folder)") != 0, errno != ENOENT { return }
    }
  }

  private func makeFolder(_ path: String) throws(FileFailure) {
    if state.withLock({ $0.folders.contains(path) }) { return }
    if mkdir(path, 0o755) != 0, errno != EEXIST {
      // Most folders lie in one that is there.
      guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
        slash != path.startIndex
      else { throw FileFailure("create folder", path) }
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure("create folder", path) }
    }
    state.withLock { _ = $0.folders.insert(path) }
  }
}

extension RelativePath {
  /// The folders this path lies in, the nearest first.
  fileprivate var ancestors: [RelativePath] {
    guard let parent else { return [] }
    return Array(sequence(first: parent, next: \.parent))
  }
}
