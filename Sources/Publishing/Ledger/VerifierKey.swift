import Core
import Crypto

/// The public half of the key that signs a ledger; whoever holds it can check what was published.
///
/// Its text is `<name>+<key id, 8 hexadecimal digits>+<base64 of the type 0x01 and 32 bytes>`, the
/// form that Go's `sumdb/note` and the tools for transparency logs take.
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  package let name: KeyName
  /// Ed25519 public key (RFC 8032).
  let publicKey: [UInt8]

  init(name: KeyName, publicKey: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
  }

  /// `nil` unless the text is a key whose id fits its name.
  package init?(_ text: some StringProtocol) {
    guard let parts = KeyText.parts(of: text), let name = KeyName(parts.name),
      parts.bytes.count == 32,
      parts.id == hexadecimal(name.keyID(type: KeyName.ed25519, publicKey: parts.bytes))
    else { return nil }
    self.init(name: name, publicKey: parts.bytes)
  }

  var id: [UInt8] { name.keyID(type: KeyName.ed25519, publicKey: publicKey) }

  package var description: String {
    "\(name)+\(hexadecimal(id))+\(Base64.encode([KeyName.ed25519] + publicKey))"
  }

  /// Ed25519 (RFC 8032) over the text with its last newline.
  func isSignature(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}

/// The parts that the texts of public and private keys share.
enum KeyText {
  static func parts(
    of text: some StringProtocol
  ) -> (name: String, id: String, bytes: [UInt8])? {
    // Base 64 has plus signs of its own, so only the first two separate.
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.decode(parts[2]),
      bytes.first == KeyName.ed25519
    else { return nil }
    return (String(parts[0]), String(parts[1]), Array(bytes.dropFirst()))
  }
}
