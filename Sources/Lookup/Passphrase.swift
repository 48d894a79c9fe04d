/// What a citizen has to know to open a record: the reference and, under some policies, a code.
package struct Passphrase: Hashable, Sendable {
  /// Canonical spelling.
  package let reference: String
  /// Digits only.
  package let accessCode: String?

  package init(reference: String, accessCode: String? = nil) {
    self.reference = reference
    self.accessCode = accessCode
  }

  /// The bytes that enter the key derivation.
  var bytes: [UInt8] {
    var bytes = Array(reference.utf8)
    if let accessCode {
      bytes.append(UInt8(ascii: "\n"))
      bytes += accessCode.utf8
    }
    return bytes
  }
}
