import Core

/// A difference between what a site's proofs say and what is there.
package enum Finding: Error, Hashable, Sendable, CustomStringConvertible {
  // Files against the manifest.
  case manifestMissing
  case manifestMalformed(Manifest.Fault)
  case fileChanged(RelativePath)
  case fileMissing(RelativePath)
  /// A file, link or folder that the manifest does not know; its path as far as it is text.
  case fileExtra(String)

  // Entries of the ledger.
  case ledgerMissing
  /// Cannot be read from this entry on.
  case ledgerMalformed(entry: Int)
  /// The entry is not what the next one remembers.
  case entryRewritten(number: Int)
  /// An entry bears another number than it should: others are gone or changed places.
  case entriesDropped(expected: Int, found: Int)
  /// The newest entry names another release than the one that is there.
  case releaseNotRecorded(ContentHash)

  // Checkpoint against entries, signature against key.
  case checkpointMissing
  case checkpointMalformed
  case checkpointOfOtherLog(origin: String)
  /// The checkpoint speaks of more or fewer entries than there are.
  case checkpointSize(signed: Int, entries: Int)
  /// The entries are not those that were signed.
  case checkpointRoot
  case signatureMissing
  case signatureWrong
  case keyMissing
  /// The log is not a continuation of the checkpoint somebody kept.
  case historyRewritten(size: Int)

  package var description: String {
    switch self {
    case .manifestMissing: "\(Manifest.fileName) is missing"
    case .manifestMalformed(let fault): "\(Manifest.fileName): \(fault)"
    case .fileChanged(let path): "changed: \(path)"
    case .fileMissing(let path): "missing: \(path)"
    case .fileExtra(let path): "not published: \(path)"
    default: ledgerDescription
    }
  }

  private var ledgerDescription: String {
    switch self {
    case .ledgerMissing: "the ledger is missing"
    case .ledgerMalformed(let entry): "the ledger cannot be read from entry \(entry) on"
    case .entryRewritten(let number): "ledger entry \(number) was rewritten"
    case .entriesDropped(let expected, let found):
      "the ledger has entry \(found) where entry \(expected) must be"
    case .releaseNotRecorded(let id): "the newest ledger entry does not name release \(id)"
    case .historyRewritten(let size):
      "the ledger does not continue the checkpoint of \(size) entries that was kept"
    default: checkpointDescription
    }
  }

  private var checkpointDescription: String {
    switch self {
    case .checkpointMissing: "the ledger has no signed checkpoint"
    case .checkpointMalformed: "the checkpoint cannot be read"
    case .checkpointOfOtherLog(let origin): "the checkpoint is of another log: \(origin)"
    case .checkpointSize(let signed, let entries):
      "the checkpoint was signed over \(signed) entries, the ledger has \(entries)"
    case .checkpointRoot: "the ledger's entries are not those that were signed"
    case .signatureMissing: "the checkpoint is not signed with the key"
    case .signatureWrong: "the signature of the checkpoint is wrong"
    default: "there is no key to check the signature with"
    }
  }
}
