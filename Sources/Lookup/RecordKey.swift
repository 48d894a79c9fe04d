import Crypto
import CryptoExtras

/// The key of one record, derived from its passphrase, and all that follows from it: where the
/// record lies and what it is sealed with.
package struct RecordKey: Hashable, Sendable, BitwiseCopyable {
  let root: Bytes32

  init(root: Bytes32) {
    self.root = root
  }

  /// Derives the key: PBKDF2-HMAC-SHA256 (RFC 8018), the slow step that makes guessing dear.
  package init(_ passphrase: Passphrase, in period: KeyPeriod) {
    self.init(passphrase.bytes, salt: period.derivationSalt, iterations: period.iterations)
  }

  /// More than 32 bytes would cost only the honest side more: an attacker needs one block.
  init(_ passphrase: [UInt8], salt: [UInt8], iterations: Int) {
    do {
      // The checked variant refuses fewer than 210,000 iterations, which old phones cannot bear.
      let key = try KDF.Insecure.PBKDF2.deriveKey(
        from: passphrase, salt: salt, using: .sha256, outputByteCount: 32,
        unsafeUncheckedRounds: iterations)
      root = key.withUnsafeBytes { Bytes32($0) }
    } catch {
      preconditionFailure("PBKDF2 fails only for lack of memory: \(error)")
    }
  }

  private static let identity = label("id")
  private static let encryption = label("enc")
  private static let authentication = label("mac")

  /// A label as HKDF-Expand (RFC 5869) takes it, ready to be hashed after the block of a key.
  private static func label(_ text: String) -> [UInt8] {
    var label = Array(text.utf8) + [1]
    KeyedHash.Padding.pad(&label, after: 64)
    return label
  }

  /// Where the record lies: says nothing about what it holds.
  package var place: RecordPlace {
    var key = KeyedHash.Key(root)
    return RecordPlace(
      identity: RecordKey.identity.withUnsafeBytes { key.code(blocks: $0) })
  }

  var encryptionKey: Bytes32 { sealingKeys.encryption }
  var nonceKey: Bytes32 { sealingKeys.nonce }

  var sealingKeys: (encryption: Bytes32, nonce: Bytes32) {
    var key = KeyedHash.Key(root)
    return (
      RecordKey.encryption.withUnsafeBytes { key.code(blocks: $0) },
      RecordKey.authentication.withUnsafeBytes { key.code(blocks: $0) }
    )
  }
}

/// The shard and the place in it that a record's key leads to.
package struct RecordPlace: Hashable, Sendable, BitwiseCopyable {
  /// Its first bits choose the shard.
  let head: UInt64
  private let locatorHead: UInt64
  private let locatorTail: UInt8

  /// Shard and locator come from different bytes, so that neither tells about the other.
  init(identity: Bytes32) {
    (head, locatorHead, locatorTail) = identity.withBytes { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self), bytes[16]
      )
    }
  }

  package func shard(bits: Int) -> Int {
    bits == 0 ? 0 : Int(head >> UInt64(64 - bits))
  }

  /// The first nine bytes of the record's entry.
  package var locator: [UInt8] {
    var locator = [UInt8](repeating: 0, count: SealedEntry.locatorLength)
    locator.withUnsafeMutableBytes { writeLocator(to: $0) }
    return locator
  }

  @inline(__always)
  func writeLocator(to entry: UnsafeMutableRawBufferPointer) {
    entry.storeBytes(of: locatorHead, as: UInt64.self)
    entry.storeBytes(of: locatorTail, toByteOffset: 8, as: UInt8.self)
  }
}
