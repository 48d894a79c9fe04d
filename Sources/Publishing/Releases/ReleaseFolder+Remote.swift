import Core

extension ReleaseFolder {
  /// The live release as a server is to get it. No other publisher runs meanwhile.
  ///
  /// - Throws: `PublishRefusal` when nothing is live or what is live is damaged.
  package func withLiveRelease<Result>(
    _ body: (_ folder: String, _ manifest: Manifest, _ ledger: [RelativePath]) throws -> Result
  ) throws -> Result {
    try locked {
      guard let id = try liveID() else { throw PublishRefusal.nothingLive(root) }
      let site = try release(id)
      let findings = try site.findings()
      if !findings.isEmpty { throw PublishRefusal.releaseDamaged(id, findings) }
      let log = try LedgerFiles(readingFrom: "\(site.root)/\(LedgerFiles.folder)")
      let ledger = log.named.filter { $0.bytes != nil }
        .compactMap { RelativePath("\(LedgerFiles.folder)/\($0.name)") }
      return try body(site.root, site.manifest, ledger)
    }
  }

  /// Where the journal of a server is kept: named by a hash, since a target may hold a password.
  private func journalPath(_ target: String) -> String {
    let name = ContentHash(of: Array(target.utf8)).description.prefix(16)
    return "\(root)/.portal-remote-\(name)"
  }

  package func journal(of target: String) throws -> RemoteJournal {
    let bytes = try DiskFile.readIfPresent(journalPath(target), atMost: 256 << 20)
    return bytes.map { RemoteJournal(parsing: $0) } ?? RemoteJournal()
  }

  package func keep(_ journal: RemoteJournal, of target: String) throws {
    try DiskFile.replace(journalPath(target), with: journal.bytes)
  }
}
