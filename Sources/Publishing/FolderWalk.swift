import Core
import Glibc

/// What lies in a folder, at any depth.
struct FolderWalk {
  enum Kind: Sendable {
    case file
    case folder
    case link
    case other
  }

  struct Entry: Sendable {
    /// Path inside the folder, joined by `/`; bytes as the disk holds them.
    let path: [UInt8]
    let kind: Kind
  }

  /// All entries in byte order of their paths; folders before what they hold.
  static func entries(
    of root: String, where include: @Sendable (_ name: [UInt8]) -> Bool = { _ in true }
  ) throws(FileFailure) -> [Entry] {
    var result: [Entry] = []
    var level: [[UInt8]] = [[]]
    // Each level of the tree on all cores: a site has a folder for each page.
    while !level.isEmpty {
      let found = concurrentMap(level) { folder in
        Result { () throws(FileFailure) in try children(of: folder, in: root, where: include) }
      }
      level = []
      for children in found {
        for entry in try children.get() {
          result.append(entry)
          if case .folder = entry.kind { level.append(entry.path) }
        }
      }
    }
    return result.sorted { PathList.compare($0.path, $1.path) < 0 }
  }

  private static func children(
    of folder: [UInt8], in root: String, where include: (_ name: [UInt8]) -> Bool
  ) throws(FileFailure) -> [Entry] {
    let path = shown(root, folder)
    guard let stream = withPath(root, folder, { opendir($0) }) else {
      throw FileFailure("open", path)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let (name, type) = try next(in: stream, path) {
      if name == [0x2E] || name == [0x2E, 0x2E] || !include(name) { continue }
      let entry = folder.isEmpty ? name : folder + [0x2F] + name
      let kind = if let kind = Kind(type) { kind } else { try kind(of: root, entry) }
      entries.append(Entry(path: entry, kind: kind))
    }
    return entries
  }

  private static func next(
    in stream: OpaquePointer, _ path: String
  ) throws(FileFailure) -> (name: [UInt8], type: UInt8)? {
    errno = 0
    guard let item = readdir(stream) else {
      // A folder that can be read only in part must not look like a smaller one.
      if errno != 0 { throw FileFailure("read", path) }
      return nil
    }
    let type = item.pointee.d_type
    return (withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }, type)
  }

  private static func kind(of root: String, _ entry: [UInt8]) throws(FileFailure) -> Kind {
    var status = stat()
    if withPath(root, entry, { lstat($0, &status) }) != 0 {
      throw FileFailure("inspect", shown(root, entry))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Gives the system the very bytes of a name, which need not be UTF-8.
  private static func withPath<Result>(
    _ root: String, _ entry: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    let path = (Array((root + "/").utf8) + entry).map { CChar(bitPattern: $0) } + [0]
    return path.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  private static func shown(_ root: String, _ entry: [UInt8]) -> String {
    entry.isEmpty ? root : root + "/" + String(decoding: entry, as: UTF8.self)
  }
}

extension FolderWalk.Kind {
  /// What the folder itself says of an entry, which saves a call for each file; `nil` on disks whose
  /// folders do not say.
  fileprivate init?(_ type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): return nil
    default: self = .other
    }
  }
}
