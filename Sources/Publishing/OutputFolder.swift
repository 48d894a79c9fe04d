import Core
import Glibc
import Synchronization

/// The folder a site is built into.
///
/// It holds only what this tool wrote: the list `.portal-files` names every file it owns, and a
/// folder with any other file is refused. A file is replaced in one step and only when its bytes
/// differ, except in a folder that was empty, which is no site before the build has ended; nothing is
/// deleted until everything is written, unless it stands in the way. Until the object goes out of use
/// no other build can write into it. Safe to use from several threads.
package final class OutputFolder: Sendable {
  /// What a build did to the folder.
  package struct Summary: Sendable {
    package var files = 0
    package var written = 0
    package var removed = 0
    package var bytes = 0
  }

  package let root: String
  private let beginnings: HashedBeginnings
  let state: Mutex<State>

  /// Looks at the folder, which need not exist. Nothing is changed yet. Throws `FileFailure` or
  /// `OutputRefusal`.
  ///
  /// - Parameter beginnings: what many of the files begin with, if anything.
  package init(_ root: String, beginnings: [[UInt8]] = []) throws {
    let root = root.isEmpty ? "." : root
    self.root = root
    self.beginnings = HashedBeginnings(beginnings)
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
  package func begin(_ paths: some Sequence<RelativePath>) throws {
    let claimed = PathList(paths).union(PathList([OutputFolder.manifest]))
    try makeFolderIfAbsent()
    let before = state.withLock { $0.before }
    for partial in before.partials { try remove(partial) }
    for index in 0..<before.absent.count { removeEmptyFolders(above: before.absent[index]) }
    let listed = before.files.union(claimed)
    try Ownership.write(listed, in: root)
    let inTheWay = OutputFolder.inTheWay(of: claimed, among: before.files)
    for path in inTheWay { try remove(path) }
    state.withLock { state in
      state.before.files = state.before.files.subtracting(PathList(inTheWay))
      state.summary.removed = inTheWay.count
      state.listed = listed.count
      state.claimed = claimed
      state.folders.reserveCapacity(claimed.count)
      state.files = Array(repeating: ClaimedFile(), count: claimed.count)
      PathList.merge(claimed, state.before.files) { own, earlier in
        if let own { state.files[own].wasThere = earlier != nil }
      }
    }
  }

  /// Writes a file unless it already has these bytes. The first failure is kept for `finish`.
  package func write(_ path: RelativePath, _ bytes: [UInt8]) {
    guard let place = state.withLock({ $0.claimed }).index(of: path) else {
      preconditionFailure("\(path) was not claimed")
    }
    let (wasThere, isNew) = state.withLock { ($0.files[place].wasThere, $0.before.isNew) }
    do throws(FileFailure) {
      let full = "\(root)/\(path)"
      let digest = ContentHash(of: bytes, beginnings)
      let left = state.withLock { $0.kept }.digest(of: path)
      var status =
        left == nil && wasThere ? FileBytes.status(of: full, ifEqualTo: bytes) : nil
      let isUnchanged = left.map { $0 == digest } ?? (status != nil)
      if !isUnchanged {
        if let parent = path.parent { try makeFolder("\(root)/\(parent)") }
        status =
          try isNew
          ? FileBytes.create(full, with: bytes) : FileBytes.replace(full, with: bytes)
      }
      state.withLock {
        $0.summary.files += 1
        $0.summary.bytes += bytes.count
        $0.summary.written += isUnchanged ? 0 : 1
        $0.files[place].digest = digest
        $0.files[place].isWritten = true
        $0.files[place].isKept = isUnchanged && left != nil
        $0.files[place].status = status
      }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// Writes the manifest (`manifest.sha256`, in the form that `sha256sum -c` reads), then removes
  /// the files of earlier builds that no longer belong.
  package func finish() throws(FileFailure) -> Summary {
    try throwFailure()
    write(OutputFolder.manifest, manifestLines())
    try throwFailure()
    let current = state.withLock { state in
      state.claimed.filtered { state.files[$0].isWritten }
    }
    let orphans = state.withLock { $0.before.files }.subtracting(current)
    for index in 0..<orphans.count { try remove(orphans[index]) }
    // Every file was claimed and is on the list: as many names are the same names.
    if state.withLock({ $0.listed }) != current.count { try Ownership.write(current, in: root) }
    return state.withLock {
      $0.left = current
      $0.summary.removed += orphans.count
      return $0.summary
    }
  }

  private func manifestLines() -> [UInt8] {
    state.withLock { state in
      var lines: [UInt8] = []
      for (index, file) in state.files.enumerated() where file.isWritten {
        appendHexadecimal(file.digest.bytes, to: &lines)
        lines += [0x20, 0x20]
        state.claimed.appendLine(index, to: &lines)
      }
      return lines
    }
  }

  static let manifest: RelativePath = {
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
