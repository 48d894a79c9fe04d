import Glibc

extension ReleaseFolder {
  /// Makes the folder if need be, marks it, and keeps other publishers out until the result goes
  /// out of use.
  ///
  /// The lock is `flock` on the mark: the kernel gives it up when a process ends, however it ends,
  /// so that there are no stale locks and no guessing whether a process is still alive. A lock file
  /// that is deleted in the end was rejected for that very guessing. The process id in the file
  /// serves the message alone.
  func claim() throws -> Descriptor {
    try prepare()
    let path = "\(root)/\(ReleaseFolder.mark)"
    let mark = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644)
    if try !mark.lock(path) {
      throw PublishRefusal.busy(folder: root, process: ReleaseFolder.process(in: path))
    }
    // A disk without room for this line must not stand in the way of a rollback.
    if mark.truncate() {
      let line = "releases of a site, kept by portal; last publisher: process \(getpid())\n"
      Array(line.utf8).withUnsafeBytes { try? mark.write($0, path) }
    }
    return mark
  }

  private func prepare() throws {
    switch try DiskFolder.kind(root) {
    case .other: throw PublishRefusal.notAFolder(root)
    case .folder: try refuseForeignFiles()
    case .absent:
      try DiskFolder.make(root)
      try DiskFile.synchronize(parentFolder(of: root))
    }
  }

  private func refuseForeignFiles() throws {
    let names = try DiskFolder.names(in: root)
    if names.isEmpty || names.contains(ReleaseFolder.mark) { return }
    throw PublishRefusal.foreignFiles(
      folder: root, names: Array(names.prefix(5)), count: names.count)
  }

  private static func process(in path: String) -> Int? {
    guard let bytes = try? FileBytes.read(path) else { return nil }
    return firstLine(of: bytes).split(separator: " ").last.flatMap { Int($0) }
  }
}
