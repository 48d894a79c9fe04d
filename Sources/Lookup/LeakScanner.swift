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
      .error, "lookup.leak", "\(what) would be published, at byte \(offset) of this file",
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
  private let secrets: [[UInt8]]
  private let numbers: NumberSearch
  private let references: ReferenceSearch?
  /// For each pair of bytes, whether a secret begins with it.
  private let secretStarts: [Bool]

  package init(_ patterns: LeakPatterns) {
    secrets = patterns.secrets
    numbers = NumberSearch(patterns.numbers)
    references = patterns.references.isEmpty ? nil : ReferenceSearch(patterns)
    var starts = [Bool](repeating: false, count: 65_536)
    for secret in secrets { starts[Int(secret[0]) << 8 | Int(secret[1])] = true }
    secretStarts = starts
  }

  /// The leaks in one file, at most `limit` of each kind of search.
  package func leaks(in bytes: [UInt8], path: RelativePath, limit: Int = 10) -> [Leak] {
    var found = numbers.offsets(in: bytes.span, limit: limit)
      .map { Leak(kind: .reference, path: path, offset: $0) }
    if let references {
      found += references.offsets(in: bytes.span, limit: limit)
        .map { Leak(kind: .reference, path: path, offset: $0) }
    }
    found += secretOffsets(in: bytes.span, limit: limit)
      .map { Leak(kind: .secret, path: path, offset: $0) }
    return found.sorted { $0.offset < $1.offset }
  }

  private func secretOffsets(in bytes: Span<UInt8>, limit: Int) -> [Int] {
    if secrets.isEmpty { return [] }
    var offsets: [Int] = []
    let starts = secretStarts.span
    var pair = 0
    for place in bytes.indices {
      pair = (pair << 8 | Int(bytes[place])) & 0xFFFF
      guard starts[pair], place > 0 else { continue }
      for secret in secrets where matches(secret, in: bytes, at: place - 1) {
        offsets.append(place - 1)
        if offsets.count == limit { return offsets }
      }
    }
    return offsets
  }

  private func matches(_ secret: [UInt8], in bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + secret.count <= bytes.count else { return false }
    for index in secret.indices where bytes[offset + index] != secret[index] { return false }
    return true
  }
}
