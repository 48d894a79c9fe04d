import Core

/// The ledger of the live release, found sound, with the key that signed it.
struct RecordBefore {
  let ledger: Ledger
  let key: VerifierKey?
  private let isSigned: Bool

  /// - Throws: `PublishRefusal` for a damaged ledger: whoever went on from it would vouch for it.
  init(of live: LiveRelease?) throws {
    guard let live else {
      (ledger, key, isSigned) = (Ledger(), nil, false)
      return
    }
    let (ledger, checkpoint, findings) = live.log.check(key: nil)
    var all = findings
    if live.log.entries != nil, ledger.entries.last?.release != live.id {
      all.append(.releaseNotRecorded(live.id))
    }
    if !all.isEmpty { throw PublishRefusal.ledgerDamaged(live.id, all) }
    self.ledger = ledger
    key = live.log.offeredKey
    isSigned = checkpoint != nil
  }

  /// What speaks against adding an entry, whatever it says.
  ///
  /// - Throws: `PublishRefusal.keyNeeded`.
  func reasons(against publication: Publication) throws -> [GuardReason] {
    var reasons: [GuardReason] = []
    if isSigned, publication.key == nil { throw PublishRefusal.keyNeeded(key) }
    if let key, let other = publication.key?.verifier, key != other {
      reasons.append(.signingKeyChanged(live: key, new: other))
    }
    if let newest = ledger.entries.last?.time, publication.time < newest {
      reasons.append(.clockBehind(newest: newest, now: publication.time))
    }
    return reasons
  }
}

extension Publication {
  /// - Returns: acceptances that overrule nothing.
  /// - Throws: `PublishRefusal.guarded` with the reasons that are not accepted.
  func refuseUnlessAccepted(_ reasons: [GuardReason]) throws(PublishRefusal) -> [Acceptance] {
    let accepted = Set(accepting.map(\.kind))
    let refused = reasons.filter { !accepted.contains($0.kind) }
    if !refused.isEmpty { throw .guarded(refused) }
    let needed = Set(reasons.map(\.kind))
    return accepting.filter { !needed.contains($0.kind) }
  }
}

extension LedgerEntry {
  mutating func describe(_ difference: SiteDifference, _ facts: ReleaseFacts?) {
    dataDate = facts?.dataDate
    records = facts?.records
    pages = difference.pageCounts
    files = difference.fileCounts
  }
}

/// A release that is kept.
package struct KeptRelease: Hashable, Sendable {
  package let id: ContentHash
  package let isLive: Bool
  /// When it last went live; `nil` for one that a killed run completed and never switched to.
  package let lastWentLive: PublicationTime?
  package let dataDate: CalendarDate?
  package let files: Int
}

extension ReleaseFolder {
  /// The releases that are kept, the newest first. Contents are not checked.
  ///
  /// - Throws: `PublishRefusal` or `FileFailure`.
  package func releases() throws -> [KeptRelease] {
    guard let live = try liveRelease() else { return [] }
    let entries = live.log.check(key: nil).ledger.entries
    let last = Dictionary(entries.map { ($0.release, $0) }) { $1 }
    return try releaseIDs().map { id in
      let site = try PublishedSite.read(path(of: id))
      return KeptRelease(
        id: id, isLive: id == live.id, lastWentLive: last[id]?.time,
        dataDate: last[id]?.dataDate,
        files: (try? site.get().manifest.files.count) ?? 0)
    }
    .sorted {
      (last[$0.id]?.number ?? 0, $0.id.description) > (last[$1.id]?.number ?? 0, $1.id.description)
    }
  }
}
