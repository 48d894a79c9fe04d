import Core
import Crypto
import Glibc

/// The key that signs a ledger (Ed25519, RFC 8032). It lies in a file of its own, outside of
/// everything that is published, readable by its owner alone.
///
/// The file holds `PRIVATE+KEY+<name>+<key id>+<base64 of the type 0x01 and the seed>`, as Go's
/// `sumdb/note` writes it, so that other tools for transparency logs can use the key.
package struct SigningKey: Sendable {
  package let name: KeyName
  private let seed: [UInt8]
  private let key: Curve25519.Signing.PrivateKey

  private static let prefix = "PRIVATE+KEY+"

  /// Draws a key, without a file.
  package init(name: KeyName, drawing generator: inout some RandomNumberGenerator) {
    var seed: [UInt8] = []
    for _ in 0..<4 {
      let word: UInt64 = generator.next()
      seed += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    guard let key = SigningKey(name: name, seed: seed) else {
      preconditionFailure("every 32 bytes are a seed")
    }
    self = key
  }

  private init?(name: KeyName, seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      return nil
    }
    self.name = name
    self.seed = seed
    self.key = key
  }

  /// Reads the text of a key; `nil` when it is not one or its id does not fit.
  init?(_ text: some StringProtocol) {
    guard text.hasPrefix(SigningKey.prefix),
      let parts = KeyText.parts(of: text.dropFirst(SigningKey.prefix.count)),
      let name = KeyName(parts.name), let key = SigningKey(name: name, seed: parts.bytes),
      parts.id == hexadecimal(key.verifier.id)
    else { return nil }
    self = key
  }

  package var verifier: VerifierKey {
    VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  var text: String {
    let bytes = Base64.encode([KeyName.ed25519] + seed)
    return "\(SigningKey.prefix)\(name)+\(hexadecimal(verifier.id))+\(bytes)"
  }

  func signature(of text: String) -> [UInt8] {
    do {
      return Array(try key.signature(for: Array(text.utf8)))
    } catch {
      preconditionFailure("Ed25519 signs every text: \(error)")
    }
  }
}
