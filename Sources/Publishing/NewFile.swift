import Core
import Glibc

/// A file that is written piece by piece beside its final name and takes it only when complete.
///
/// Builds of one project at the same time write the same private files: whoever comes second waits
/// until the first has put its file in place.
package final class NewFile {
  private let path: String
  private let partial: String
  private var file: Descriptor?

  package enum Refusal: Error, CustomStringConvertible {
    case exists(String)
    /// A folder, a link or a device: taking its place would take it away.
    case notAFile(String)
    /// Another writer did not come to an end.
    case busy(String)

    package var description: String {
      switch self {
      case .notAFile(let path):
        "\(path) is not a regular file\nhint: name a file"
      case .exists(let path):
        "\(path) is already there\nhint: name another file, or say --force to replace it"
      case .busy(let path):
        "\(path) is being written by another process\nhint: wait until it ends, then try again"
      }
    }
  }

  /// - Parameters:
  ///   - replacing: whether an existing file may be replaced.
  ///   - patience: how many thousandths of a second another writer of the same file is waited for.
  package init(
    _ path: String, replacing: Bool, permissions: UInt32 = 0o644,
    patience: Int = 10_000
  ) throws {
    self.path = path
    partial = path + FileBytes.partialSuffix
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw Refusal.notAFile(path)
    }
    if !replacing, access(path, F_OK) == 0 { throw Refusal.exists(path) }
    file = try NewFile.openAlone(partial, permissions, patience) ?? { throw Refusal.busy(path) }()
  }

  deinit {
    if file != nil { unlink(partial) }
  }

  package func append(_ bytes: Span<UInt8>) throws {
    try bytes.withUnsafeBufferPointer { try file?.write(UnsafeRawBufferPointer($0), path) }
  }

  /// Puts the file in its place.
  package func close(syncing: Bool = true) throws {
    if syncing { try file?.synchronize(path) }
    // The lock goes with the descriptor, so the name is taken before.
    if rename(partial, path) != 0 { throw FileFailure("put in place", path) }
    try file.take()?.close(path)
  }

  /// Opens the unfinished file of an own or a killed writer; `nil` when another one holds it.
  private static func openAlone(
    _ partial: String, _ permissions: UInt32, _ patience: Int
  ) throws -> Descriptor? {
    for _ in 0..<patience {
      let file = try Descriptor(
        opening: partial, O_WRONLY | O_CREAT | O_NOFOLLOW, mode: permissions, purpose: "create")
      if try file.lock(partial), file.isNamed(partial) {
        try file.protect(permissions, partial)
        return file
      }
      usleep(1000)
    }
    return nil
  }

  /// Makes a folder, whose parent is there, unless it exists.
  package static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure("create folder", path) }
  }

  /// Removes a file that is there.
  package static func remove(_ path: String) throws {
    if unlink(path) != 0 { throw FileFailure("remove", path) }
  }

  /// Writes a whole file; with `onlyIfAbsent` leaves one that is there alone.
  package static func write(
    _ bytes: [UInt8], to path: String, permissions: UInt32 = 0o644, onlyIfAbsent: Bool = false
  ) throws {
    if onlyIfAbsent, access(path, F_OK) == 0 { return }
    let file = try NewFile(path, replacing: true, permissions: permissions)
    try file.append(bytes.span)
    try file.close()
  }
}
