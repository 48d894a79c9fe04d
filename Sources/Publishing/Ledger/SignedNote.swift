/// A text with the signatures of one or more keys, in the format C2SP signed-note (version 1.0.0):
/// the text, an empty line, and for each signature a line `— <key name> <base64>`, whose bytes are
/// the four of the key id and the signature.
///
/// Taken from that specification: the format, the key ids and Ed25519 (type 0x01). Signatures of
/// other keys, such as those of witnesses, are kept and passed over.
package struct SignedNote: Hashable, Sendable {
  struct Signature: Hashable, Sendable {
    let name: KeyName
    let keyID: [UInt8]
    let bytes: [UInt8]
  }

  /// With its last newline.
  let text: String
  let signatures: [Signature]

  /// The specification asks for at least 16; Go's reader stops at 100.
  private static let mostSignatures = 100
  /// Bytes of a note that is still read.
  static let longest = 1 << 20

  init(signing text: String, with key: SigningKey) {
    precondition(text.hasSuffix("\n"), "a note's text ends its last line")
    self.text = text
    signatures = [
      Signature(name: key.name, keyID: key.verifier.id, bytes: key.signature(of: text))
    ]
  }

  /// `nil` when the bytes are not a note.
  init?(parsing bytes: [UInt8]) {
    guard bytes.count <= SignedNote.longest, let note = String(validating: bytes, as: UTF8.self),
      bytes.last == 0x0A, bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A })
    else { return nil }
    let lines = note.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard let blank = lines.lastIndex(where: \.isEmpty), blank > 0 else { return nil }
    let signatures = lines[(blank + 1)...].map { Signature($0) }
    guard (1...SignedNote.mostSignatures).contains(signatures.count) else { return nil }
    self.text = lines[..<blank].joined(separator: "\n") + "\n"
    self.signatures = signatures.compactMap(\.self)
    if self.signatures.count != signatures.count { return nil }
  }

  package var bytes: [UInt8] {
    let lines = signatures.map { "— \($0.name) \(Base64.encode($0.keyID + $0.bytes))\n" }
    return Array((text + "\n" + lines.joined()).utf8)
  }

  /// What a key says of the note.
  enum Verdict {
    case signed
    /// A signature that bears the key's name and id is not its own.
    case forged
    case unsigned
  }

  /// Checks the signatures that bear the name and the id of a key. One wrong one spoils the note.
  func verdict(of key: VerifierKey) -> Verdict {
    let own = signatures.filter { $0.name == key.name && $0.keyID == key.id }
    if own.isEmpty { return .unsigned }
    return own.allSatisfy { key.isSignature($0.bytes, of: text) } ? .signed : .forged
  }
}

extension SignedNote.Signature {
  fileprivate init?(_ line: Substring) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "—", let name = KeyName(parts[1]),
      let bytes = Base64.decode(parts[2]), bytes.count > 4
    else { return nil }
    self.init(name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
  }
}
