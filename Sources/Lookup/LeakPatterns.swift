import References

/// What must not be found in anything that is published.
package struct LeakPatterns: Sendable {
  /// Numbers of digits by their length, as values modulo 2^64.
  private(set) var numbers: [(length: Int, values: [UInt64])] = []
  /// Hashes of the canonical spellings of all other references.
  private(set) var references: [UInt64] = []
  /// Reads what may be one of those references.
  let grammar: ReferenceGrammar
  /// Spellings of the secrets.
  private(set) var secrets: [[UInt8]] = []

  /// - Parameter grammar: the patterns of the registry's own references.
  package init(grammar: ReferenceGrammar) {
    self.grammar = grammar
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
    insert(count: 1) { $1 += reference.utf8 }
  }

  /// Adds many of them.
  ///
  /// - Parameter append: appends the one at an index from 0.
  mutating func insert(count: Int, appending append: (Int, inout [UInt8]) -> Void) {
    var spelling: [UInt8] = []
    for index in 0..<count {
      spelling.removeAll(keepingCapacity: true)
      append(index, &spelling)
      if let value = LeakPatterns.number(spelling.span) {
        insert(value, length: spelling.count, of: count)
      } else {
        references.append(LeakPatterns.hash(spelling))
      }
    }
  }

  private mutating func insert(_ value: UInt64, length: Int, of count: Int) {
    var place = 0
    while place < numbers.count, numbers[place].length != length { place += 1 }
    if place == numbers.count {
      numbers.append((length, []))
      numbers[place].values.reserveCapacity(count)
    }
    numbers[place].values.append(value)
  }

  /// The value modulo 2^64 of twelve digits or more; `nil` for anything else.
  private static func number(_ spelling: Span<UInt8>) -> UInt64? {
    if spelling.count < 12 { return nil }
    var value: UInt64 = 0
    for place in spelling.indices {
      let digit = spelling[place] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ UInt64(digit)
    }
    return value
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
  static func hash(_ reference: some Sequence<UInt8>) -> UInt64 {
    reference.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
