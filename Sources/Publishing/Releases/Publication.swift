import Core

/// What a command brings along for one publication: nothing of it is asked from the machine here.
package struct Publication: Sendable {
  package var time: PublicationTime
  /// Signs the ledger. Without a key the ledger is chained but not signed; once signed, always.
  package var key: SigningKey?
  package var guards: Guards
  /// Look-up records of the live site, and how many of them the new one lacks, where that is known.
  package var records: (live: Int, lost: Int)?
  /// Guards that are overruled, each with its reason.
  package var accepting: [Acceptance]
  package var retention: Retention

  package init(
    time: PublicationTime, key: SigningKey? = nil, guards: Guards = Guards(),
    accepting: [Acceptance] = [], retention: Retention = Retention()
  ) {
    self.time = time
    self.key = key
    self.guards = guards
    self.accepting = accepting
    self.retention = retention
  }
}

/// What a publication or a rollback did.
package enum PublicationOutcome: Sendable {
  /// The release was live already; nothing was written.
  case unchanged(ContentHash)
  /// The release was live, but these of its files were damaged and are right again.
  case mended(ContentHash, files: [RelativePath])
  case live(Summary)

  package struct Summary: Sendable {
    package let release: ContentHash
    package let replaced: ContentHash?
    package let entry: LedgerEntry
    /// Files that share their bytes on the disk with the release that was live.
    package var linked = 0
    package var copied = 0
    /// Whether web servers that keep a copy of the site's headers must be told.
    package var changesHeaders = false
    /// Acceptances that no guard asked for; they are not recorded.
    package var unusedAcceptances: [Acceptance] = []
    package var cleaning = Cleaning()
  }

  /// What became of older releases.
  package struct Cleaning: Sendable {
    package var removed: [ContentHash] = []
    /// Releases due for removal that hold files of others.
    package var kept: [ContentHash] = []
    /// The disk refused; the site is live all the same, and the next run tries again.
    package var failure: FileFailure?
  }
}

/// Which releases stay for a way back: at least so many, and all that were live within so many
/// days.
package struct Retention: Hashable, Sendable {
  package let releases: Int
  package let days: Int

  /// - Parameter releases: the live one counts; two at least, since without another there is no way
  ///   back.
  package init(releases: Int = 10, days: Int = 30) {
    self.releases = max(2, releases)
    self.days = max(0, days)
  }

  /// The releases to keep, by what the ledger says of when each was live.
  func kept(by ledger: Ledger, at now: PublicationTime) -> Set<ContentHash> {
    var kept: Set<ContentHash> = []
    var end = now
    for entry in ledger.entries.reversed() {
      let isRecent = now.seconds - end.seconds < days * 86_400
      if kept.count < releases || isRecent { kept.insert(entry.release) }
      end = entry.time
    }
    return kept
  }
}
