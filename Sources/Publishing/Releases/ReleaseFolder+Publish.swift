import Core
import Glibc

extension ReleaseFolder {
  /// Makes a built site the live one.
  ///
  /// Staged, synchronized with the disk, named, and switched to by one renaming. Files that the
  /// live release has too become second names of the same bytes. A site that is live already is
  /// only checked, and its damaged files are put right.
  ///
  /// - Parameter source: folder of a build, exactly as its manifest says.
  /// - Throws: `PublishRefusal` when nothing was done, `PublishInterruption` when the machine
  /// failed.
  package func publish(
    from source: String, _ publication: Publication
  ) throws -> PublicationOutcome {
    try locked {
      let site = try ReleaseFolder.built(source)
      try removeRemains()
      let live = try liveRelease()
      if live?.id == site.id { return try mend(from: site) }
      return .live(try goLive(site, over: live, publication))
    }
  }

  /// What publishing a built site would change. Nothing is written.
  package func difference(from source: String) throws -> SiteDifference {
    let site = try ReleaseFolder.built(source)
    let live = try liveRelease()?.site
    return try SiteDifference(
      live: live, liveFacts: try? live?.facts(), new: site,
      newFacts: try ReleaseFolder.facts(of: site))
  }

  /// What would refuse a built site, were it published now without any acceptance.
  package func guardReasons(
    from source: String, guards: Guards = Guards(), records: (live: Int, lost: Int)? = nil
  ) throws -> [GuardReason] {
    let site = try ReleaseFolder.built(source)
    let live = try liveRelease()
    if live?.id == site.id { return [] }
    return comparison(live, try ReleaseFolder.facts(of: site), guards)
      + guards.reasons(losing: records)
  }

  private func goLive(
    _ site: PublishedSite, over live: LiveRelease?, _ publication: Publication
  ) throws -> PublicationOutcome.Summary {
    let facts = try ReleaseFolder.facts(of: site)
    let before = try RecordBefore(of: live)
    let reasons =
      try before.reasons(against: publication) + comparison(live, facts, publication.guards)
      + publication.guards.reasons(losing: publication.records)
    let unused = try publication.refuseUnlessAccepted(reasons)
    var ledger = before.ledger
    let difference = try SiteDifference(
      live: live?.site, liveFacts: try? live?.site?.facts(), new: site, newFacts: facts)
    let entry = ledger.append(.publish, site.id, at: publication.time) {
      $0.describe(difference, facts)
      $0.accepted = publication.accepting.filter { !unused.contains($0) }
    }
    let staged = try stage(site, over: live?.site, LedgerFiles(ledger, key: publication.key))
    try switchLive(to: site.id)
    return PublicationOutcome.Summary(
      release: site.id, replaced: live?.id, entry: entry, linked: staged.linked,
      copied: staged.copied, changesHeaders: site.changesHeaders(of: live?.site),
      unusedAcceptances: unused,
      cleaning: clean(ledger, publication))
  }

  private func comparison(
    _ live: LiveRelease?, _ new: ReleaseFacts?, _ guards: Guards
  ) -> [GuardReason] {
    guard let live else { return [] }
    do {
      guard let site = live.site else { return [.factsMissing(isLive: true)] }
      guard let facts = try site.facts() else { return [] }
      guard let new else { return [.factsMissing(isLive: false)] }
      return guards.reasons(replacing: facts, with: new)
    } catch {
      return [.factsMissing(isLive: true)]
    }
  }

  /// Gives the release its name, complete.
  private func stage(
    _ site: PublishedSite, over live: PublishedSite?, _ ledger: LedgerFiles
  ) throws -> Staging.Summary {
    try DiskFile.makeFolder(releasesPath)
    try DiskFile.synchronize(root)
    let place = path(of: site.id)
    if try DiskFolder.kind(place) != .absent {
      if try isIntact(site.id) {
        try ledger.write(into: place)
        return Staging.Summary(linked: site.manifest.files.count)
      }
      // It is damaged and makes room; it goes when the site is live.
      try DiskFile.move(place, to: removedPath(of: site.id), in: releasesPath)
    }
    var staging = Staging(site, over: live, in: partialPath(of: site.id))
    try staging.build(ledger: ledger)
    try DiskFile.move(partialPath(of: site.id), to: place, in: releasesPath)
    return staging.summary
  }

  private func isIntact(_ id: ContentHash) throws(FileFailure) -> Bool {
    guard case .success(let site) = try PublishedSite.read(path(of: id)), site.id == id else {
      return false
    }
    try site.removePartials()
    return try site.findings().isEmpty
  }

  /// Reads the manifest of a build and holds the names in the folder against it.
  static func built(_ source: String) throws -> PublishedSite {
    switch try PublishedSite.read(source) {
    case .failure(let finding):
      throw PublishRefusal.siteDiffers(folder: source, [finding])
    case .success(let site):
      let findings = try site.listingFindings(.build)
      if findings.isEmpty { return site }
      throw PublishRefusal.siteDiffers(folder: source, findings)
    }
  }

  static func facts(of site: PublishedSite) throws -> ReleaseFacts? {
    do {
      return try site.facts()
    } catch let fault as ReleaseFacts.Fault {
      throw PublishRefusal.factsMalformed(folder: site.root, fault)
    }
  }
}
