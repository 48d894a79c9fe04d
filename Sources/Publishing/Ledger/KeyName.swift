/// Who signs, as C2SP signed-note has it: an address without its scheme, such as
/// `portal.example/ledger`. Never empty, without spaces, control characters or plus signs.
package struct KeyName: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace
    }
    if text.isEmpty || !isPlain { return nil }
    description = String(text)
  }

  /// The short name of a key, the first four bytes of
  /// SHA-256(name, newline, signature type, public key), as signed-note recommends.
  func keyID(type: UInt8, publicKey: [UInt8]) -> [UInt8] {
    let hash = ContentHash(of: Array(description.utf8) + [0x0A, type] + publicKey)
    return Array(hash.bytes.prefix(4))
  }

  /// The type of Ed25519 in signed-note's list.
  static let ed25519: UInt8 = 0x01
}
