/// What a log says of itself at one moment, in the format C2SP tlog-checkpoint: a signed note of
/// three lines, the name of the log, the number of its entries, and the root of their Merkle tree
/// (RFC 6962) in base 64.
///
/// Extension lines are read past and never written: the specification advises against them, because
/// nobody can audit them. Whoever keeps a checkpoint can prove later that the log was altered.
package struct Checkpoint: Hashable, Sendable {
  package let origin: String
  /// Number of entries.
  package let size: Int
  package let root: ContentHash
  package let note: SignedNote

  init(ledger: Ledger, key: SigningKey) {
    origin = key.name.description
    size = ledger.entries.count
    root = ledger.root
    note = SignedNote(
      signing: "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n", with: key)
  }

  /// `nil` when the bytes are not a checkpoint. Nothing is said of the signature.
  package init?(parsing bytes: [UInt8]) {
    guard let note = SignedNote(parsing: bytes) else { return nil }
    let lines = note.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }), let size = Int(lines[1]),
      size >= 0, String(size) == lines[1], let root = Base64.decode(lines[2]), root.count == 32
    else { return nil }
    origin = String(lines[0])
    self.size = size
    self.root = ContentHash(bytes: root)
    self.note = note
  }
}
