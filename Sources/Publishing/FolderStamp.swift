import Core

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
    let files = try FileList(of: others.list, in: root).files
    stamps = zip(apart, files).map { FileStamp(path: $0, status: $1) }
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
  ///
  /// - Parameter known: of each file what this build saw when it wrote it.
  init?(
    of root: String, files: PathList, _ known: [FileStatus?], new: PathList, since tick: FileTime
  ) throws(FileFailure) {
    let list = try FileList(of: files, in: root, known)
    var isTouched = false
    PathList.merge(files, new) { file, new in
      if let file, new == nil, list.files[file].changed >= tick { isTouched = true }
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
  let status: FileStatus

  package static let size = FileStatus.size

  package func append(to bytes: inout [UInt8]) { status.append(to: &bytes) }

  /// Whether these bytes are those that `append` writes.
  package func isWritten(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == FileStamp.size
      && bytes.withUnsafeBytes { status == FileStatus(writtenIn: $0, at: 0) }
  }

  /// Whether it tells every change after `tick`, the time of the machine's clock before it was taken.
  package func isSettled(at tick: FileTime) -> Bool { status.changed < tick }
}
