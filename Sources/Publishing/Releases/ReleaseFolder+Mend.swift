import Core
import Glibc

extension ReleaseFolder {
  /// Puts right what is damaged in the live release, file by file, each in one step.
  ///
  /// - Parameter site: a build with the same manifest.
  func mend(from site: PublishedSite) throws -> PublicationOutcome {
    let live = PublishedSite(root: path(of: site.id), manifest: site.manifest, id: site.id)
    try live.removePartials()
    let findings = try live.findings()
    let foreign = findings.filter { if case .fileExtra = $0 { true } else { false } }
    if !foreign.isEmpty { throw PublishRefusal.releaseDamaged(site.id, foreign) }
    let damaged = findings.compactMap(\.damagedFile)
    for file in damaged { try replace(file, of: live, from: site) }
    guard case .success(let read) = try PublishedSite.read(live.root), read.id == site.id else {
      let path = "\(live.root)/\(Manifest.fileName)"
      try DiskFile.replace(path, with: site.manifest.bytes)
      return .mended(site.id, files: damaged)
    }
    return damaged.isEmpty ? .unchanged(site.id) : .mended(site.id, files: damaged)
  }

  private func replace(
    _ file: RelativePath, of live: PublishedSite, from site: PublishedSite
  ) throws {
    let target = live.path(of: file)
    let partial = target + FileBytes.partialSuffix
    try DiskFolder.make(parentFolder(of: target))
    guard try DiskFile.copy(site.path(of: file), to: partial) == site.manifest[file] else {
      try DiskFile.remove(partial)
      throw PublishRefusal.siteDiffers(folder: site.root, [.fileChanged(file)])
    }
    try DiskFile.synchronize(partial)
    try DiskFile.move(partial, to: target, in: parentFolder(of: target))
  }
}

extension Finding {
  /// The file of the manifest that must be written again.
  fileprivate var damagedFile: RelativePath? {
    switch self {
    case .fileChanged(let path), .fileMissing(let path): path
    default: nil
    }
  }
}

extension PublishedSite {
  /// Removes the remains of a killed run: files named like one of the release that is being
  /// written.
  func removePartials() throws(FileFailure) {
    let own = manifest.files.map(\.path.description) + PublishedSite.companions(.release)
    let partials = Set(own.map { $0 + FileBytes.partialSuffix })
    for entry in try FolderWalk.entries(of: root) {
      let path = String(decoding: entry.path, as: UTF8.self)
      guard case .file = entry.kind, partials.contains(path) else { continue }
      try DiskFile.remove("\(root)/\(path)")
    }
  }
}

extension LedgerFiles {
  /// Writes the files into a release that is not live: one by one is soon enough, since whoever
  /// fails between two of them is followed by a run that writes all again.
  func write(into release: String) throws(FileFailure) {
    let folder = "\(release)/\(LedgerFiles.folder)"
    try DiskFile.makeFolder(folder)
    for (name, bytes) in named {
      if let bytes {
        try DiskFile.replace("\(folder)/\(name)", with: bytes)
      } else {
        try DiskFile.remove("\(folder)/\(name)")
      }
    }
    try DiskFile.synchronize(folder)
    try DiskFile.synchronize(release)
  }
}
