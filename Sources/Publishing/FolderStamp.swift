import Core
import Glibc

/// Whether files are still those of an earlier look, without reading them: their names, sizes, inodes
/// and times of the last change, in one SHA-256.
///
/// Whoever writes to a file moves the time of its status (`ctime`), which no program can set back. It
/// counts in ticks of the machine's clock, though, so a second change within a tick leaves it as it is.
/// A stamp shows every later change only when all of its files had last changed before the tick in
/// which it was taken (`isSettled`); Git calls the others racy. Who writes through a shared mapping of a
/// file moves its time only when the system writes that back.
package struct FolderStamp: Hashable, Sendable {
  /// Hexadecimal.
  package let digest: String
  private let newest: FileTime

  /// Every file of a folder at any depth.
  ///
  /// - Parameter include: whether a file or folder of that name counts.
  package init(
    of root: String, where include: @Sendable (_ name: [UInt8]) -> Bool = { _ in true }
  ) throws(FileFailure) {
    var files = PathList.Builder()
    for entry in try FolderWalk.entries(of: root, where: include) {
      if case .folder = entry.kind { continue }
      files.append(entry.path)
    }
    try self.init(of: root, files: files.list)
  }

  /// Every file of a folder of sources, and the names of its folders; of the files that `isApart` picks
  /// only the names count, too, and each has a stamp of its own, in byte order of their paths.
  package init(
    of sources: SourceFolder, _ listing: SourceFolder.Listing,
    apart isApart: (_ path: [UInt8]) -> Bool, _ stamps: inout [FileStamp]
  ) throws(FileFailure) {
    try self.init(of: sources.root, listing.entries, apart: isApart, &stamps)
  }

  /// Every file of a folder of sources, and the names of its folders.
  package init(
    of sources: SourceFolder, _ listing: SourceFolder.Listing
  ) throws(FileFailure) {
    var none: [FileStamp] = []
    try self.init(of: sources.root, listing.entries, apart: { _ in false }, &none)
  }

  /// Every file of a folder, and the names of its folders.
  package init(
    of root: String, folders include: @Sendable (_ name: [UInt8]) -> Bool
  ) throws(FileFailure) {
    var none: [FileStamp] = []
    let entries = try FolderWalk.entries(of: root, where: include)
    try self.init(of: root, entries, apart: { _ in false }, &none)
  }

  private init(
    of root: String, _ entries: [FolderWalk.Entry], apart isApart: (_ path: [UInt8]) -> Bool,
    _ stamps: inout [FileStamp]
  ) throws(FileFailure) {
    var (names, others) = (PathList.Builder(), PathList.Builder())
    var (apart, folders): ([[UInt8]], [[UInt8]]) = ([], [])
    for entry in entries {
      if case .folder = entry.kind {
        folders.append(entry.path)
      } else if isApart(entry.path) {
        apart.append(entry.path)
        others.append(entry.path)
      } else {
        names.append(entry.path)
      }
    }
    let files = try FileList(of: others.list, in: root)
    stamps = files.stamps(of: apart)
    var list = try FileList(of: names.list, in: root)
    // Nothing for an empty folder, which is as good as none.
    for name in apart { list.bytes += [0] + name }
    for name in folders { list.bytes += [0] + name + [UInt8(ascii: "/")] }
    self.init(list)
  }

  /// Files of a folder whose names are known.
  init(of root: String, files: PathList) throws(FileFailure) {
    self.init(try FileList(of: files, in: root))
  }

  /// The same; `nil` when one of them that is not among the `new` ones has changed since `tick`.
  init?(of root: String, files: PathList, new: PathList, since tick: FileTime) throws(FileFailure) {
    let list = try FileList(of: files, in: root)
    var isTouched = false
    PathList.merge(files, new) { file, new in
      if let file, new == nil, list.times[file] >= tick { isTouched = true }
    }
    if isTouched { return nil }
    self.init(list)
  }

  /// Files anywhere.
  package init(files: [String]) throws(FileFailure) {
    var list = FileList()
    for file in files {
      let failure = Array(file.utf8).withUnsafeBytes { list.add($0, in: nil) }
      if let failure { throw failure }
    }
    self.init(list)
  }

  private init(_ list: FileList) {
    digest = ContentHash(of: list.bytes).description
    newest = list.newest
  }

  /// - Parameter tick: the time of the machine's clock before the stamp was taken.
  package func isSettled(at tick: FileTime) -> Bool { newest < tick }
}

/// The same of one file: what the disk says of it in `FileStamp.size` bytes, of which any change tells.
package struct FileStamp: Sendable {
  /// Inside its folder.
  package let path: [UInt8]
  /// In a row rather than as a piece of the list, which each copy would retain. In the byte order of the
  /// machine: nobody else reads them.
  fileprivate let numbers: SIMD8<Int>
  fileprivate let changed: FileTime

  package static let size = 64

  package func append(to bytes: inout [UInt8]) { FileStamp.append(numbers, to: &bytes) }

  fileprivate static func append(_ numbers: SIMD8<Int>, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: numbers) { bytes += $0 }
  }

  /// Whether these bytes are those that `append` writes.
  package func isWritten(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == FileStamp.size
      && bytes.withUnsafeBytes { numbers == FileStamp.numbers($0, at: 0) }
  }

  fileprivate static func numbers(_ bytes: UnsafeRawBufferPointer, at start: Int) -> SIMD8<Int> {
    bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<Int>.self)
  }

  fileprivate static func numbers(of status: stat) -> SIMD8<Int> {
    SIMD8(
      Int(status.st_size), Int(bitPattern: UInt(status.st_ino)),
      Int(bitPattern: UInt(status.st_dev)), Int(status.st_mode), status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
  }

  /// Whether it tells every change after `tick`, the time of the machine's clock before it was taken.
  package func isSettled(at tick: FileTime) -> Bool { changed < tick }
}

/// A time as file systems keep it.
package struct FileTime: Hashable, Comparable, Sendable {
  let seconds: Int
  let nanoseconds: Int

  package init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: FileTime, right: FileTime) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

private struct FileList: Sendable {
  var bytes: [UInt8] = []
  /// When each file last changed, or what a coarse disk may be behind.
  var times: [FileTime] = []
  var newest: FileTime { times.max() ?? FileTime(seconds: 0, nanoseconds: 0) }
  /// Of the file that is looked at; kept, so that it is not allocated for each.
  private var path: [UInt8] = []

  /// What disks without fractions of seconds may be behind.
  private static let coarsest = 2

  init() {}

  /// Looks at the files on all cores.
  init(of names: PathList, in root: String) throws(FileFailure) {
    let starts = Array(stride(from: 0, to: names.count, by: 256))
    let parts = concurrentMap(starts, chunk: 1) { start in
      Result { () throws(FileFailure) in
        var list = FileList()
        for index in start..<min(start + 256, names.count) {
          if let failure = names.withBytes(of: index, { list.add($0, in: root) }) { throw failure }
        }
        return list
      }
    }
    for part in parts {
      let part = try part.get()
      bytes += part.bytes
      times += part.times
    }
  }

  /// Of a list that holds these names and no others.
  func stamps(of names: [[UInt8]]) -> [FileStamp] {
    bytes.withUnsafeBytes { bytes in
      var end = 0
      return zip(names, times).map { name, changed in
        end += name.count + 1 + FileStamp.size
        let numbers = FileStamp.numbers(bytes, at: end - FileStamp.size)
        return FileStamp(path: name, numbers: numbers, changed: changed)
      }
    }
  }

  /// - Parameter root: the folder that the name is of; `nil` for a name that leads there by itself.
  mutating func add(_ name: UnsafeRawBufferPointer, in root: String?) -> FileFailure? {
    path.removeAll(keepingCapacity: true)
    if let root {
      path += root.utf8
      path.append(UInt8(ascii: "/"))
    }
    path += name
    path.append(0)
    var status = stat()
    let failed = path.withUnsafeBytes { path in
      path.assumingMemoryBound(to: CChar.self).baseAddress.map { lstat($0, &status) } != 0
    }
    if failed { return FileFailure("inspect", String(decoding: path.dropLast(), as: UTF8.self)) }
    bytes += name
    bytes.append(0)
    FileStamp.append(FileStamp.numbers(of: status), to: &bytes)
    let changed = status.st_ctim
    let isCoarse = changed.tv_nsec == 0
    times.append(
      FileTime(
        seconds: changed.tv_sec + (isCoarse ? FileList.coarsest : 0), nanoseconds: changed.tv_nsec))
    return nil
  }
}
