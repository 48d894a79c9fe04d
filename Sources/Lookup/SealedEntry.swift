import Crypto

/// One record as it is published: locator, nonce, ciphertext and tag, always of the same length.
package enum SealedEntry {
  /// Bytes of an entry whose plaintext is padded to `payload` bytes.
  package static func length(payload: Int) -> Int { locatorLength + 12 + payload + 16 }

  /// Bytes by which an entry is found; they stay while its record changes.
  static let locatorLength = 9

  /// Appends the entry of a plaintext, AES-256-GCM (NIST SP 800-38D) under the record's key.
  ///
  /// The nonce is a code over the plaintext. A record keeps its key while it changes, so that a
  /// counter, or zero "because the key is unique", would repeat a nonce with the next change and
  /// give the plaintext away; AES-GCM-SIV does not exist in browsers.
  ///
  /// - Parameter plaintext: padded.
  static func append(
    _ plaintext: [UInt8], key: RecordKey, place: RecordPlace, authenticating data: [UInt8],
    to output: inout [UInt8]
  ) {
    var message = data
    message.append(UInt8(ascii: "\n"))
    message += plaintext
    let nonceCode = KeyedHash.code(key: key.nonceKey, message)
    do {
      let nonce = try nonceCode.withBytes {
        try AES.GCM.Nonce(data: UnsafeRawBufferPointer(rebasing: $0[..<12]))
      }
      let box = try AES.GCM.seal(
        plaintext, using: symmetric(key.encryptionKey), nonce: nonce, authenticating: data)
      place.appendLocator(to: &output)
      nonceCode.withBytes { output.append(contentsOf: $0[..<12]) }
      output.append(contentsOf: box.ciphertext)
      output.append(contentsOf: box.tag)
    } catch {
      preconditionFailure("AES-256-GCM refuses only keys and nonces of other lengths: \(error)")
    }
  }

  /// The plaintext with its padding; `nil` when the entry was not sealed with this key in this
  /// period or is damaged.
  package static func open(
    _ entry: [UInt8], key: RecordKey, in period: KeyPeriod
  ) -> [UInt8]? {
    guard entry.starts(with: key.place.locator),
      let box = try? AES.GCM.SealedBox(combined: entry.dropFirst(9)),
      let plaintext = try? AES.GCM.open(
        box, using: symmetric(key.encryptionKey), authenticating: period.authenticatedData)
    else { return nil }
    return Array(plaintext)
  }

  private static func symmetric(_ key: Bytes32) -> SymmetricKey {
    key.withBytes { SymmetricKey(data: $0) }
  }
}
