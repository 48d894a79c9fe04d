import Core
import Glibc

/// Builds a release in a folder that nobody serves yet.
struct Staging {
  private let site: PublishedSite
  private let live: PublishedSite?
  private let folder: String
  private var folders: [RelativePath] = []
  private var copies: [String] = []
  private(set) var summary = Summary()

  struct Summary: Hashable, Sendable {
    /// Files that share their bytes on the disk with the release that was live.
    var linked = 0
    var copied = 0
  }

  /// - Parameter folder: does not exist yet.
  init(_ site: PublishedSite, over live: PublishedSite?, in folder: String) {
    self.site = site
    self.live = live
    self.folder = folder
  }

  /// Places every file, the manifest and the ledger, and waits until the disk holds them.
  mutating func build(ledger: LedgerFiles) throws {
    try DiskFile.makeFolder(folder)
    // Opened before the first file is written: the disk reports errors since the opening.
    let disk = try Descriptor(opening: folder, O_RDONLY)
    var made: Set<RelativePath> = []
    for file in site.manifest.files {
      if let parent = file.path.parent { try makeFolder(parent, &made) }
      try place(file)
    }
    try create(Manifest.fileName, site.manifest.bytes)
    try DiskFile.makeFolder("\(folder)/\(LedgerFiles.folder)")
    for (name, bytes) in ledger.named {
      if let bytes { try create("\(LedgerFiles.folder)/\(name)", bytes) }
    }
    try synchronize(disk)
  }

  private mutating func makeFolder(
    _ path: RelativePath, _ made: inout Set<RelativePath>
  ) throws(FileFailure) {
    if made.contains(path) { return }
    if let parent = path.parent { try makeFolder(parent, &made) }
    try DiskFile.makeFolder("\(folder)/\(path)")
    made.insert(path)
    folders.append(path)
  }

  private mutating func place(_ file: Manifest.File) throws {
    let target = "\(folder)/\(file.path)"
    if try link(file, to: target) {
      summary.linked += 1
      return
    }
    let hash = try DiskFile.copy(site.path(of: file.path), to: target)
    if hash != file.hash {
      throw PublishRefusal.siteDiffers(folder: site.root, [.fileChanged(file.path)])
    }
    copies.append(target)
    summary.copied += 1
  }

  /// Makes a second name for a file of the live release. It is read first: a file that was damaged
  /// there must not go on from release to release.
  private func link(_ file: Manifest.File, to target: String) throws(FileFailure) -> Bool {
    guard let live, live.manifest[file.path] == file.hash else { return false }
    let source = live.path(of: file.path)
    guard (try? DiskFile.hash(source)) == file.hash else { return false }
    if Glibc.link(source, target) == 0 { return true }
    // Disks without hard links, across disks, or with no more names to give: copy instead.
    if [EPERM, EXDEV, EMLINK, EOPNOTSUPP].contains(errno) { return false }
    throw FileFailure("link", target)
  }

  private mutating func create(_ name: String, _ bytes: [UInt8]) throws(FileFailure) {
    let path = "\(folder)/\(name)"
    try DiskFile.create(path, bytes)
    copies.append(path)
  }

  /// Above so many files, the disk is told once to finish all its work: an `fsync` of each would
  /// make it flush its cache as often, at milliseconds apiece.
  private static let manyFiles = 64

  private func synchronize(_ disk: borrowing Descriptor) throws(FileFailure) {
    if copies.count > Staging.manyFiles { return try disk.synchronizeDisk(folder) }
    for path in copies { try DiskFile.synchronize(path) }
    for path in folders.reversed() { try DiskFile.synchronize("\(folder)/\(path)") }
    try DiskFile.synchronize("\(folder)/\(LedgerFiles.folder)")
    try DiskFile.synchronize(folder)
  }
}
