/// The public record of all publications of a site, in the order they went live. Each entry holds
/// the hash of the one before, so that none can be altered or dropped without a trace in all that
/// follow.
///
/// The record travels inside each release, in `ledger/`, but outside of its manifest: the release
/// that goes live takes along the record of the one that was live and adds its own entry. So one
/// switch changes the site and the record together, a rollback adds an entry instead of taking some
/// away, a rebuild does not touch it, and a copy of the site is all that is needed to check it. A
/// single record beside the releases was rejected: between the two steps, of adding an entry and of
/// switching, a reader would find a record that does not fit the site, and so would everybody after
/// a crash.
package struct Ledger: Hashable, Sendable {
  package private(set) var entries: [LedgerEntry] = []
  private var hashes: [ContentHash] = []

  package init() {}

  /// Root of the Merkle tree over all entries.
  package var root: ContentHash { MerkleTree.root(hashes[...]) }

  /// Root of the tree as it was at an earlier size.
  func root(atSize size: Int) -> ContentHash { MerkleTree.root(hashes[..<size]) }

  /// Adds an entry for a release that is about to go live.
  @discardableResult
  mutating func append(
    _ act: LedgerEntry.Act, _ release: ContentHash, at time: PublicationTime,
    _ describe: (inout LedgerEntry) -> Void = { _ in }
  ) -> LedgerEntry {
    var entry = LedgerEntry(
      number: entries.count + 1, time: time, act: act, release: release, previous: hashes.last)
    describe(&entry)
    append(entry)
    return entry
  }

  private mutating func append(_ entry: LedgerEntry) {
    entries.append(entry)
    hashes.append(entry.hash)
  }

  /// The entries, with an empty line between two.
  package var bytes: [UInt8] {
    Array(entries.map(\.text).joined(separator: "\n").utf8)
  }

  /// Reads as much as can be read, and says what is wrong with it.
  static func read(_ bytes: [UInt8]) -> (ledger: Ledger, findings: [Finding]) {
    var ledger = Ledger()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return (ledger, [.ledgerMalformed(entry: 1)])
    }
    var findings: [Finding] = []
    var expected = 1
    for (index, block) in blocks(of: text).enumerated() {
      guard let entry = LedgerEntry(parsing: block) else {
        findings.append(.ledgerMalformed(entry: index + 1))
        return (ledger, findings)
      }
      findings += ledger.flaws(of: entry, expected: expected)
      expected = entry.number + 1
      ledger.append(entry)
    }
    // An empty line too many, or no newline at the end: one log has one spelling.
    if ledger.bytes != bytes { findings.append(.ledgerMalformed(entry: ledger.entries.count)) }
    return (ledger, findings)
  }

  private func flaws(of entry: LedgerEntry, expected: Int) -> [Finding] {
    if entry.number != expected {
      return [.entriesDropped(expected: expected, found: entry.number)]
    }
    return entry.previous == hashes.last ? [] : [.entryRewritten(number: max(1, expected - 1))]
  }

  private static func blocks(of text: String) -> [String] {
    if text.isEmpty { return [] }
    var blocks = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { blocks.append("") } else { blocks[blocks.count - 1] += line + "\n" }
    }
    // The newline of the last line leaves an empty piece, which is no entry.
    if blocks.last == "" { blocks.removeLast() }
    return blocks
  }
}
