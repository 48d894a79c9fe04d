import Crypto
import Libnettle

/// One record as it is published: locator, nonce, ciphertext and tag, always of the same length.
package enum SealedEntry {
  /// Bytes of an entry whose plaintext is padded to `payload` bytes.
  package static func length(payload: Int) -> Int { locatorLength + 12 + payload + 16 }

  /// Bytes by which an entry is found; they stay while its record changes.
  static let locatorLength = 9

  /// Writes the entry of a plaintext, AES-256-GCM (NIST SP 800-38D) under the record's key.
  ///
  /// The nonce is a code over the plaintext. A record keeps its key while it changes, so that a
  /// counter, or zero "because the key is unique", would repeat a nonce with the next change and
  /// give the plaintext away; AES-GCM-SIV does not exist in browsers.
  ///
  /// - Parameter start: of the entry among the entries.
  static func write(
    _ message: SealedMessage, _ key: RecordKey, _ place: RecordPlace, into entries: inout [UInt8],
    at start: Int
  ) {
    let keys = key.sealingKeys
    message.withParts { blocks, data, plaintext in
      var nonceKey = KeyedHash.Key(keys.nonce)
      let nonce = nonceKey.code(blocks: blocks)
      entries.withUnsafeMutableBytes { entries in
        let entry = UnsafeMutableRawBufferPointer(
          rebasing: entries[start..<start + length(payload: plaintext.count)])
        place.writeLocator(to: entry)
        nonce.withBytes {
          UnsafeMutableRawBufferPointer(rebasing: entry[locatorLength...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<12]))
        }
        encrypt(
          plaintext, keys.encryption, nonce, authenticating: data,
          to: UnsafeMutableRawBufferPointer(rebasing: entry[(locatorLength + 12)...]))
      }
    }
  }

  /// Writes ciphertext and tag.
  ///
  /// - Parameter nonce: its first twelve bytes.
  private static func encrypt(
    _ plaintext: UnsafeRawBufferPointer, _ key: Bytes32, _ nonce: Bytes32,
    authenticating data: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
  ) {
    // Some kilobytes, all of which the first call fills.
    withUnsafeTemporaryAllocation(of: gcm_aes256_ctx.self, capacity: 1) { memory in
      let context = memory.baseAddress
      key.withBytes { nettle_gcm_aes256_set_key(context, $0.uint8) }
      nonce.withBytes { nettle_gcm_aes256_set_iv(context, 12, $0.uint8) }
      nettle_gcm_aes256_update(context, data.count, data.uint8)
      let target = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      nettle_gcm_aes256_encrypt(context, plaintext.count, target, plaintext.uint8)
      nettle_gcm_aes256_digest(context, 16, target.map { $0 + plaintext.count })
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
