import Core
import Glibc

/// Folders that this tool made: what stands in them, and their removal.
enum DiskFolder {
  enum Kind {
    case absent
    case folder
    case other
  }

  /// Follows links: some hosts point at the disk a site lies on.
  static func kind(_ path: String) throws(FileFailure) -> Kind {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other }
    if errno == ENOENT { return .absent }
    throw FileFailure("inspect", path)
  }

  /// - Throws: `FileFailure` when there is no folder.
  static func require(_ path: String) throws(FileFailure) {
    switch try kind(path) {
    case .folder: return
    case .absent: errno = ENOENT
    case .other: errno = ENOTDIR
    }
    throw FileFailure("open", path)
  }

  /// The names in a folder, sorted.
  static func names(in path: String) throws(FileFailure) -> [String] {
    guard let stream = opendir(path) else { throw FileFailure("open", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let bytes = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it.
  static func make(_ path: String) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for component in path.split(separator: "/") {
      made += "/" + component
      try DiskFile.makeFolder(made)
    }
  }

  /// Removes a folder and all it holds, never following a link. It need not be there.
  static func remove(_ path: String) throws(FileFailure) {
    var status = stat()
    if lstat(path, &status) != 0 {
      if errno == ENOENT { return }
      throw FileFailure("inspect", path)
    }
    if status.st_mode & S_IFMT != S_IFDIR { return try DiskFile.remove(path) }
    for entry in try FolderWalk.entries(of: path).reversed() {
      try remove(entry, in: path)
    }
    if rmdir(path) != 0 { throw FileFailure("remove", path) }
  }

  private static func remove(_ entry: FolderWalk.Entry, in root: String) throws(FileFailure) {
    let bytes = Array((root + "/").utf8) + entry.path + [0]
    let result: Int32 = bytes.withUnsafeBytes { buffer in
      // A name need not be UTF-8, so the bytes go to the system as they came from it.
      guard let name = buffer.assumingMemoryBound(to: CChar.self).baseAddress else { return -1 }
      if case .folder = entry.kind { return rmdir(name) }
      return unlink(name)
    }
    if result != 0 {
      throw FileFailure("remove", root + "/" + String(decoding: entry.path, as: UTF8.self))
    }
  }
}
