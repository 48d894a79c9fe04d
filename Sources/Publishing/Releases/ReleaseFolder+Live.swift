import Core
import Glibc

/// The release that is live, as far as it can be read.
struct LiveRelease {
  let id: ContentHash
  /// `nil` when its manifest is damaged; another release can be published all the same.
  let site: PublishedSite?
  let log: LedgerFiles
}

extension ReleaseFolder {
  func liveRelease() throws -> LiveRelease? {
    guard let id = try liveID() else { return nil }
    let log = try LedgerFiles(readingFrom: "\(path(of: id))/\(LedgerFiles.folder)")
    guard case .success(let site) = try PublishedSite.read(path(of: id)), site.id == id else {
      return LiveRelease(id: id, site: nil, log: log)
    }
    return LiveRelease(id: id, site: site, log: log)
  }

  /// Points `current` at a release, in one step for all who look.
  func switchLive(to id: ContentHash) throws(FileFailure) {
    let partial = "\(root)/\(ReleaseFolder.partialLink)"
    try DiskFile.remove(partial)
    if symlink("releases/\(id)", partial) != 0 { throw FileFailure("link", partial) }
    try DiskFile.move(partial, to: currentPath, in: root)
  }

  private static let partialLink = ".current.partial"

  /// Keeps other publishers out while `body` runs, and says of a failure on which side of the
  /// switch it left the site.
  func locked<Result>(_ body: () throws -> Result) throws -> Result {
    var before: ContentHash??
    do {
      before = .some(try liveID())
      let mark = try claim()
      let result = Swift.Result { try body() }
      // Nothing was written through it that could be lost.
      try? mark.close(root)
      return try result.get()
    } catch let failure as FileFailure {
      throw PublishInterruption(failure: failure, isSwitched: hasChanged(since: before))
    }
  }

  /// Whether another release is live than was; false when that was not known, for then nothing was
  /// begun.
  private func hasChanged(since before: ContentHash??) -> Bool {
    guard let before, let after = try? liveID() else { return false }
    return after != before
  }

  /// Removes what killed runs left.
  func removeRemains() throws(FileFailure) {
    try DiskFile.remove("\(root)/\(ReleaseFolder.partialLink)")
    if try DiskFolder.kind(releasesPath) == .absent { return }
    for name in try DiskFolder.names(in: releasesPath) where ReleaseFolder.isRemains(name) {
      try DiskFolder.remove("\(releasesPath)/\(name)")
    }
  }

  private static func isRemains(_ name: String) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(".partial") || name.hasSuffix(".removed") else {
      return false
    }
    return ContentHash(name.dropFirst().dropLast(".partial".count)) != nil
  }

  /// Removes the releases that need not be kept, and a damaged one that made room; never fails,
  /// because the site is live already.
  func clean(_ ledger: Ledger, _ publication: Publication) -> PublicationOutcome.Cleaning {
    var cleaning = PublicationOutcome.Cleaning()
    do throws(FileFailure) {
      try removeRemains()
      let kept = publication.retention.kept(by: ledger, at: publication.time)
      for id in try releaseIDs().sorted(by: { precedes($0.description, $1.description) })
      where !kept.contains(id) {
        guard try holdsOnlyItsOwn(id) else {
          cleaning.kept.append(id)
          continue
        }
        try DiskFile.move(path(of: id), to: removedPath(of: id), in: releasesPath)
        try DiskFolder.remove(removedPath(of: id))
        cleaning.removed.append(id)
      }
    } catch {
      cleaning.failure = error
    }
    return cleaning
  }

  private func holdsOnlyItsOwn(_ id: ContentHash) throws(FileFailure) -> Bool {
    guard case .success(let site) = try PublishedSite.read(path(of: id)), site.id == id else {
      return false
    }
    try site.removePartials()
    return try site.listingFindings(.release).allSatisfy {
      if case .fileExtra = $0 { false } else { true }
    }
  }
}
