import Core

/// Something secret in bytes that are about to be published.
package struct Leak: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A reference, a tracking number or an access code.
    case reference
    case secret
  }

  package let kind: Kind
  package let path: RelativePath
  /// Of its first byte, from 0.
  package let offset: Int

  /// Without what was found: messages end up in logs.
  package var diagnostic: Diagnostic {
    let what = kind == .secret ? "the secret" : "a reference or code of an appeal"
    return Diagnostic(
      .error, "lookup.leak",
      "\(what) would be published, at byte \(offset) of this file, which was not written",
      at: SourceLocation(path: path.description),
      hint: "take it out of the page, figure or asset that this file is made from",
      showsSource: false)
  }
}

/// Looks through published bytes for references, codes and secrets, however they are spelt: in one
/// piece, in groups, with other separators, with the alias, with or without zeros.
///
/// Any number of patterns costs the same: digits run through a rolling window that is looked up in
/// a hash table, words that may begin a reference are read by the grammar.
package struct LeakScanner: Sendable {
  private let secrets: SecretSearch
  private let secretsInShards: SecretSearch
  private let numbers: NumberSearch
  private let references: ReferenceSearch?
  package init(_ patterns: LeakPatterns) {
    secrets = SecretSearch(patterns.secrets)
    secretsInShards = SecretSearch(
      patterns.secrets.filter { $0.allSatisfy(SealedShard.mayHold) })
    numbers = NumberSearch(patterns.numbers)
    references = patterns.references.isEmpty ? nil : ReferenceSearch(patterns)
  }

  /// The leaks in one file, at most `limit` of each kind of search.
  package func leaks(in bytes: [UInt8], path: RelativePath, limit: Int = 10) -> [Leak] {
    leaks(in: bytes, path: path, limit: limit, secrets)
  }

  /// The leaks in a sealed shard, which has only letters, digits and few other characters: spellings with
  /// others cannot be in it, and among those that are left the shortest is three times as long, which
  /// leaves a quarter of the work.
  package func leaks(inSealedShard bytes: [UInt8], path: RelativePath) -> [Leak] {
    leaks(in: bytes, path: path, limit: 10, secretsInShards)
  }

  private func leaks(
    in bytes: [UInt8], path: RelativePath, limit: Int, _ secrets: SecretSearch
  ) -> [Leak] {
    var found = numbers.offsets(in: bytes.span, limit: limit)
      .map { Leak(kind: .reference, path: path, offset: $0) }
    if let references {
      found += references.offsets(in: bytes.span, limit: limit)
        .map { Leak(kind: .reference, path: path, offset: $0) }
    }
    found += secrets.offsets(in: bytes.span, limit: limit)
      .map { Leak(kind: .secret, path: path, offset: $0) }
    return found.sorted { $0.offset < $1.offset }
  }
}
