import Glibc

/// A file that only its owner may read (mode 0600), in a folder that only its owner may enter.
package struct SecretFile {
  package struct Content {
    package let bytes: [UInt8]
    /// Permission bits, for whoever decides whether to trust the file.
    package let permissions: UInt32
  }

  /// Something else has its name, or others may put files beside it.
  package enum Refusal: Error, CustomStringConvertible {
    case notAFile(String)
    case openFolder(String)

    package var description: String {
      switch self {
      case .notAFile(let path):
        "\(path) is not a regular file\nhint: move it away; a file of this name is kept there"
      case .openFolder(let folder):
        "others than its owner can write into \(folder)\nhint: say chmod 700 \(folder)"
      }
    }
  }

  package let path: String

  package init(_ path: String) { self.path = path }

  /// `nil` when there is none.
  package func read() throws -> Content? {
    var status = stat()
    if lstat(path, &status) != 0 {
      if errno == ENOENT { return nil }
      throw FileFailure("inspect", path)
    }
    if status.st_mode & S_IFMT != S_IFREG { throw Refusal.notAFile(path) }
    return Content(bytes: try FileBytes.read(path), permissions: status.st_mode & 0o777)
  }

  /// Replaces the file in one step, or refuses when there is one (`NewFile.Refusal`); makes its folder
  /// when there is none.
  ///
  /// - Parameter isDurable: whether it has to outlive a power failure of the next seconds.
  package func write(
    _ pieces: [[UInt8]], replacing: Bool = true, isDurable: Bool = true
  ) throws {
    if let slash = path.lastIndex(of: "/") {
      let folder = String(path[..<slash])
      if mkdir(folder, 0o700) != 0, errno != EEXIST { throw FileFailure("create folder", folder) }
    }
    let file = try NewFile(path, replacing: replacing, permissions: 0o600)
    for piece in pieces { try file.append(piece.span) }
    try file.close(syncing: isDurable)
  }

  /// Refuses a folder that others may write into: they could put a secret or keys of theirs there.
  package static func refuseOpenFolder(_ folder: String) throws {
    if isOpenFolder(folder) { throw Refusal.openFolder(folder) }
  }

  /// Whether there is such a folder.
  package static func isOpenFolder(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_mode & 0o022 != 0
  }

  /// Whether the folder that a file lies in is there.
  package static func hasFolder(_ path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return true }
    return access(String(path[..<slash]), W_OK) == 0
  }

  /// Whether `path` is `folder` or lies inside it, links followed as far as they exist.
  package static func isInside(_ path: String, folder: String) -> Bool {
    guard let inner = resolved(path), let outer = resolved(folder) else { return false }
    return inner == outer || inner.hasPrefix(outer + "/")
  }

  /// The real path of the longest part that exists, with the rest appended.
  private static func resolved(_ path: String) -> String? {
    var rest: [Substring] = []
    var head = path.hasPrefix("/") ? path[...] : "./\(path)"[...]
    while true {
      if let real = realpath(String(head), nil) {
        defer { free(real) }
        return ([Substring(String(cString: real))] + rest.reversed()).joined(separator: "/")
      }
      guard let slash = head.lastIndex(of: "/") else { return nil }
      rest.append(head[head.index(after: slash)...])
      head = head[..<slash]
    }
  }
}
