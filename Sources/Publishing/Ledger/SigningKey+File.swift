import Glibc

/// Why a file is not taken, or not made, as a signing key.
package enum KeyRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case exists(String)
  case malformed(String)
  /// Others than the owner may read the file; the mode in octal digits.
  case openToOthers(String, mode: String)
  /// The file lies where it would be published.
  case insidePublishedFolder(String, folder: String)

  package var description: String {
    switch self {
    case .exists(let path):
      """
      \(path) exists; a key is never overwritten, since what it signed would lose its witness
      hint: name another file
      """
    case .malformed(let path):
      "\(path) is not a signing key\nhint: make one with ‘portal key new’"
    case .openToOthers(let path, let mode):
      """
      \(path) can be read by others than its owner (mode \(mode))
      hint: run ‘chmod 600 \(path)’; if others have seen the key, make another
      """
    case .insidePublishedFolder(let path, let folder):
      "\(path) lies inside \(folder), which is published\nhint: keep the key elsewhere"
    }
  }
}

extension SigningKey {
  /// Draws a key and writes it to a file of mode 0600 that must not exist yet.
  ///
  /// - Parameters:
  ///   - generator: the system's, but in tests.
  ///   - folders: what is published; the key may lie in none of them.
  /// - Throws: `KeyRefusal` or `FileFailure`.
  package static func create(
    at path: String, name: KeyName, outside folders: [String] = [],
    drawing generator: inout some RandomNumberGenerator
  ) throws -> SigningKey {
    try refuseInside(path, folders)
    let key = SigningKey(name: name, drawing: &generator)
    // A link is made of the finished file, because a link, unlike a renaming, never replaces.
    let partial = path + FileBytes.partialSuffix
    try DiskFile.remove(partial)
    try DiskFile.create(partial, Array((key.text + "\n").utf8), mode: 0o600)
    defer { unlink(partial) }
    try DiskFile.synchronize(partial)
    if link(partial, path) != 0 {
      if errno == EEXIST { throw KeyRefusal.exists(path) }
      throw FileFailure("create", path)
    }
    try DiskFile.synchronize(parentFolder(of: path))
    return key
  }

  /// Reads a key, which nobody but the owner of the file may read.
  ///
  /// - Throws: `KeyRefusal` or `FileFailure`.
  package static func load(
    _ path: String, outside folders: [String] = []
  ) throws -> SigningKey {
    var status = stat()
    if stat(path, &status) != 0 { throw FileFailure("inspect", path) }
    if status.st_mode & 0o077 != 0 {
      throw KeyRefusal.openToOthers(path, mode: String(status.st_mode & 0o777, radix: 8))
    }
    try refuseInside(path, folders)
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= longestFile,
      let key = SigningKey(firstLine(of: try FileBytes.read(path)))
    else { throw KeyRefusal.malformed(path) }
    return key
  }

  private static let longestFile = 4096

  private static func refuseInside(_ path: String, _ folders: [String]) throws {
    guard let parent = resolved(parentFolder(of: path)) else { return }
    for folder in folders {
      guard let root = resolved(folder) else { continue }
      if (parent + "/").hasPrefix(root == "/" ? root : root + "/") {
        throw KeyRefusal.insidePublishedFolder(path, folder: folder)
      }
    }
  }
}

/// The folder a file lies in.
func parentFolder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  let parent = path[..<slash]
  return parent.isEmpty ? "/" : String(parent)
}

/// The path without links; `nil` when there is nothing there.
private func resolved(_ path: String) -> String? {
  guard let name = realpath(path, nil) else { return nil }
  defer { free(name) }
  return String(cString: name)
}

func firstLine(of bytes: [UInt8]) -> String {
  String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
}
