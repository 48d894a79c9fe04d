import References

/// What must not be found in anything that is published.
package struct LeakPatterns: Sendable {
  /// Numbers of digits by their length, as values modulo 2^64.
  private(set) var numbers: [Int: NumberSet] = [:]
  /// Hashes of the canonical spellings of all other references.
  private(set) var references = NumberSet()
  /// Reads what may be one of those references.
  let grammar: ReferenceGrammar
  /// Spellings of the secrets.
  private(set) var secrets: [[UInt8]] = []

  private let expected: Int

  /// - Parameters:
  ///   - grammar: the patterns of the registry's own references.
  ///   - expected: about how many numbers there will be.
  package init(grammar: ReferenceGrammar, expecting expected: Int = 0) {
    self.grammar = grammar
    self.expected = expected
    secrets = LeakPatterns.keyFiles
  }

  /// How files begin that hold a key: the one that signs the public log (C2SP signed-note) and the
  /// cache of derived keys, of this version: the longer the shortest spelling, the fewer places have
  /// to be looked at. Whatever they are called, they are never published.
  private static let keyFiles = [
    Array("PRIVATE+KEY+".utf8), KeyCache.magic + KeyCache.versionBytes,
  ]

  /// Adds a canonical reference, a tracking number or an access code.
  package mutating func insert(_ reference: String) {
    let isNumber = reference.utf8.count >= 12 && reference.utf8.allSatisfy { $0 &- 0x30 < 10 }
    if isNumber {
      let value = reference.utf8.reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 - 0x30) }
      numbers[reference.utf8.count, default: NumberSet(expecting: expected)].insert(value)
    } else {
      references.insert(LeakPatterns.hash(reference))
    }
  }

  package mutating func insert(_ passphrase: Passphrase) {
    insert(passphrase.reference)
    if let code = passphrase.accessCode { insert(code) }
  }

  /// Adds a secret as raw bytes, hexadecimal digits and base64.
  package mutating func insert(secret: LookupSecret) {
    let bytes = secret.bytes
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let base64 = Array(Base64URL.text(bytes).utf8)
    let standard = base64.map { byte in
      byte == UInt8(ascii: "-")
        ? UInt8(ascii: "+") : byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte
    }
    let spellings = [bytes, Array(hex.utf8), Array(hex.uppercased().utf8), base64, standard]
    for spelling in spellings where !secrets.contains(spelling) { secrets.append(spelling) }
  }

  /// FNV-1a, 64 bits.
  static func hash(_ reference: String) -> UInt64 {
    reference.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
