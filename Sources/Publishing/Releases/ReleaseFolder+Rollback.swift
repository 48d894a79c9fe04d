import Core

extension ReleaseFolder {
  /// Makes an earlier release live again; the ledger gets an entry, it never loses one.
  ///
  /// - Parameters:
  ///   - wanted: the first digits of an id; `nil` for the release that was live before this one was
  ///     published. Asked again, that goes further back, not forth again.
  ///   - reason: why, for the public ledger; one line.
  /// - Throws: `PublishRefusal` when nothing was done, `PublishInterruption` when the machine
  /// failed.
  package func rollback(
    to wanted: String? = nil, because reason: String? = nil, _ publication: Publication
  ) throws -> PublicationOutcome {
    precondition(reason.map(Acceptance.isReason) ?? true, "a reason is one line")
    return try locked {
      // On a full disk what a killed run left may be the room that the entry needs; if it cannot
      // be removed, that is no reason to stay.
      try? removeRemains()
      guard let live = try liveRelease() else { throw PublishRefusal.nothingLive(root) }
      let before = try RecordBefore(of: live)
      let id = try wanted.map { try find($0) } ?? earlier(than: live.id, before.ledger)
      if id == live.id { return .unchanged(id) }
      let unused = try publication.refuseUnlessAccepted(before.reasons(against: publication))
      let site = try intactRelease(id)
      var ledger = before.ledger
      let entry = try append(to: &ledger, live, site, reason, publication, unused)
      try LedgerFiles(ledger, key: publication.key).write(into: site.root)
      try switchLive(to: id)
      return .live(
        PublicationOutcome.Summary(
          release: id, replaced: live.id, entry: entry, linked: site.manifest.files.count,
          changesHeaders: site.changesHeaders(of: live.site),
          unusedAcceptances: unused))
    }
  }

  private func append(
    to ledger: inout Ledger, _ live: LiveRelease, _ site: PublishedSite, _ reason: String?,
    _ publication: Publication, _ unused: [Acceptance]
  ) throws -> LedgerEntry {
    let facts = try? site.facts()
    let difference = try SiteDifference(
      live: live.site, liveFacts: try? live.site?.facts(), new: site, newFacts: facts)
    return ledger.append(.rollback, site.id, at: publication.time) {
      $0.describe(difference, facts)
      $0.accepted = publication.accepting.filter { !unused.contains($0) }
      $0.reason = reason
    }
  }

  private func intactRelease(_ id: ContentHash) throws -> PublishedSite {
    let site = try release(id)
    try site.removePartials()
    let findings = try site.findings()
    if findings.isEmpty { return site }
    throw PublishRefusal.releaseDamaged(id, findings)
  }

  /// The release whose id begins with these digits.
  private func find(_ wanted: String) throws -> ContentHash {
    let ids = try releaseIDs().filter { $0.description.hasPrefix(wanted) }
    if ids.count > 1 { throw PublishRefusal.ambiguousRelease(wanted) }
    guard let id = ids.first, !wanted.isEmpty else {
      throw PublishRefusal.unknownRelease(wanted)
    }
    return id
  }

  private func earlier(than live: ContentHash, _ ledger: Ledger) throws -> ContentHash {
    let published = ledger.entries.lastIndex { $0.release == live && $0.act == .publish }
    let kept = Set(try releaseIDs())
    let before = ledger.entries[..<(published ?? ledger.entries.endIndex)]
    guard let entry = before.last(where: { $0.release != live && kept.contains($0.release) })
    else { throw PublishRefusal.nothingToRollBackTo }
    return entry.release
  }
}
