import Core

/// The three files of a published ledger, as they are found or to be written.
package struct LedgerFiles: Hashable, Sendable {
  /// Text of all entries; `nil` where a file is missing, here and below.
  package var entries: [UInt8]?
  /// Signed note of the newest state.
  package var checkpoint: [UInt8]?
  /// The public key, for convenience: whoever doubts the site must have the key from elsewhere.
  package var key: [UInt8]?

  static let folder = "ledger"
  static let entriesName = "entries.txt"
  // Tools that follow a log ask for this very name.
  static let checkpointName = "checkpoint"
  static let keyName = "key.txt"
  static let names = [entriesName, checkpointName, keyName]

  package init(entries: [UInt8]?, checkpoint: [UInt8]?, key: [UInt8]?) {
    self.entries = entries
    self.checkpoint = checkpoint
    self.key = key
  }

  /// The files of a ledger, signed when there is a key.
  init(_ ledger: Ledger, key: SigningKey?) {
    entries = ledger.bytes
    checkpoint = key.map { Checkpoint(ledger: ledger, key: $0).note.bytes }
    self.key = key.map { Array("\($0.verifier)\n".utf8) }
  }

  /// Reads the files of a folder; those that are not there stay `nil`.
  package init(readingFrom folder: String) throws(FileFailure) {
    entries = try LedgerFiles.read("\(folder)/\(LedgerFiles.entriesName)")
    checkpoint = try LedgerFiles.read("\(folder)/\(LedgerFiles.checkpointName)")
    key = try LedgerFiles.read("\(folder)/\(LedgerFiles.keyName)")
  }

  var named: [(name: String, bytes: [UInt8]?)] {
    [
      (LedgerFiles.entriesName, entries), (LedgerFiles.checkpointName, checkpoint),
      (LedgerFiles.keyName, key),
    ]
  }

  /// The key that the ledger itself offers.
  var offeredKey: VerifierKey? { key.flatMap { VerifierKey(firstLine(of: $0)) } }

  /// Bytes of a file of the ledger that is still read.
  private static let longest = 64 << 20

  private static func read(_ path: String) throws(FileFailure) -> [UInt8]? {
    try DiskFile.readIfPresent(path, atMost: longest)
  }
}

extension LedgerFiles {
  /// Holds the parts against each other.
  ///
  /// - Parameters:
  ///   - key: the key to trust; without one, that which the ledger offers, and a ledger that was
  ///     never signed passes.
  ///   - kept: a checkpoint that somebody saved earlier.
  func check(
    key trusted: VerifierKey?, kept: Checkpoint? = nil
  ) -> (ledger: Ledger, checkpoint: Checkpoint?, findings: [Finding]) {
    guard let entries else { return (Ledger(), nil, [.ledgerMissing]) }
    var (ledger, findings) = Ledger.read(entries)
    if let kept, !ledger.continues(kept) { findings.append(.historyRewritten(size: kept.size)) }
    guard let checkpoint else {
      if trusted != nil || key != nil { findings.append(.checkpointMissing) }
      return (ledger, nil, findings)
    }
    guard let signed = Checkpoint(parsing: checkpoint) else {
      return (ledger, nil, findings + [.checkpointMalformed])
    }
    findings += ledger.differences(from: signed)
    findings += signed.differences(from: trusted ?? offeredKey)
    return (ledger, signed, findings)
  }
}

extension Ledger {
  /// Whether the log holds the entries of a checkpoint, in front.
  func continues(_ kept: Checkpoint) -> Bool {
    kept.size <= entries.count && root(atSize: kept.size) == kept.root
  }

  fileprivate func differences(from signed: Checkpoint) -> [Finding] {
    if signed.size != entries.count {
      return [.checkpointSize(signed: signed.size, entries: entries.count)]
    }
    return signed.root == root ? [] : [.checkpointRoot]
  }
}

extension Checkpoint {
  fileprivate func differences(from key: VerifierKey?) -> [Finding] {
    guard let key else { return [.keyMissing] }
    switch note.verdict(of: key) {
    case .unsigned: return [.signatureMissing]
    case .forged: return [.signatureWrong]
    case .signed:
      return origin == key.name.description ? [] : [.checkpointOfOtherLog(origin: origin)]
    }
  }
}
