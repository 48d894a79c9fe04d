import Core
import Glibc

/// A file that is written piece by piece beside its final name and takes it only when complete.
package final class NewFile {
  private let path: String
  private let partial: String
  private var descriptor: Int32

  package enum Refusal: Error, CustomStringConvertible {
    case exists(String)
    /// A folder, a link or a device: taking its place would take it away.
    case notAFile(String)

    package var description: String {
      switch self {
      case .notAFile(let path):
        "\(path) is not a regular file\nhint: name a file"
      case .exists(let path):
        "\(path) is already there\nhint: name another file, or say --force to replace it"
      }
    }
  }

  /// - Parameter replacing: whether an existing file may be replaced.
  package init(_ path: String, replacing: Bool, permissions: UInt32 = 0o644) throws {
    self.path = path
    partial = path + FileBytes.partialSuffix
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw Refusal.notAFile(path)
    }
    if !replacing, access(path, F_OK) == 0 { throw Refusal.exists(path) }
    descriptor = open(
      partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, permissions)
    if descriptor < 0 { throw FileFailure("create", path) }
    if fchmod(descriptor, permissions) != 0 { throw FileFailure("protect", path) }
  }

  deinit {
    if descriptor >= 0 {
      Glibc.close(descriptor)
      unlink(partial)
    }
  }

  package func append(_ bytes: Span<UInt8>) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBufferPointer {
        Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileFailure("write", path)
      }
      done += written
    }
  }

  /// Puts the file in its place.
  package func close() throws {
    if fsync(descriptor) != 0 { throw FileFailure("write", path) }
    let result = Glibc.close(descriptor)
    descriptor = -1
    if result != 0 { throw FileFailure("write", path) }
    if rename(partial, path) != 0 { throw FileFailure("put in place", path) }
  }

  /// Makes a folder, whose parent is there, unless it exists.
  package static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure("create folder", path) }
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
