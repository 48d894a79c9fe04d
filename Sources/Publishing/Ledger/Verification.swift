import Core

/// What the proofs of a published site say: each file against the manifest, the manifest against
/// the ledger, the ledger against itself and against its signature. Everything is read from a copy
/// of the site, without a network.
package struct Verification: Sendable {
  /// The release that the manifest stands for; `nil` when it cannot be read.
  package let release: ContentHash?
  package let files: Int
  package let ledger: Ledger
  package let checkpoint: Checkpoint?
  /// Whether the key came with the site, so that only damage can be found, not fraud.
  package let usedOfferedKey: Bool
  /// Empty when all is well.
  package let findings: [Finding]

  /// Checks a folder: a copy of a published site, or a folder of releases, of which the live one is
  /// meant.
  ///
  /// - Parameters:
  ///   - ledgerFolder: where the ledger is, when not in the site.
  ///   - key: the key to trust; without one, that which the site offers.
  ///   - kept: a checkpoint saved earlier, or had from a witness; the log must continue it.
  package init(
    folder: String, ledgerFolder: String? = nil, key: VerifierKey? = nil,
    kept: Checkpoint? = nil
  ) throws(FileFailure) {
    let root = try ReleaseFolder.liveSite(in: folder)
    try DiskFolder.require(root)
    let site = try PublishedSite.read(root)
    let log = try LedgerFiles(readingFrom: ledgerFolder ?? "\(root)/\(LedgerFiles.folder)")
    let (ledger, checkpoint, ledgerFindings) = log.check(key: key, kept: kept)
    var findings: [Finding]
    switch site {
    case .success(let site):
      findings = try site.findings()
      if log.entries != nil, ledger.entries.last?.release != site.id {
        findings.append(.releaseNotRecorded(site.id))
      }
      release = site.id
      files = site.manifest.files.count
    case .failure(let finding):
      findings = [finding]
      release = nil
      files = 0
    }
    self.ledger = ledger
    self.checkpoint = checkpoint
    usedOfferedKey = key == nil
    self.findings = findings + ledgerFindings
  }

  /// What is wrong with the other releases that are kept for a way back: their files, and whether the
  /// live ledger continues each one's own. They share unchanged files with the live release, so that
  /// damage there is damage here.
  package static func kept(
    besides live: Verification, in folder: String
  ) throws(FileFailure) -> [(release: ContentHash, findings: [Finding])] {
    let releases = ReleaseFolder(folder)
    let others = try releases.releaseIDs().filter { $0 != live.release }
      .sorted { precedes($0.description, $1.description) }
    var result: [(release: ContentHash, findings: [Finding])] = []
    for id in others {
      let place = releases.path(of: id)
      let kept = try LedgerFiles(readingFrom: "\(place)/\(LedgerFiles.folder)").checkpoint
        .flatMap { Checkpoint(parsing: $0) }
      var findings = try Verification(folder: place).findings
      if let kept, !live.ledger.continues(kept) {
        findings.append(.historyRewritten(size: kept.size))
      }
      result.append((id, findings))
    }
    return result
  }
}
