/// Tells passphrases apart without keeping them: half of SHA-256 over salt and passphrase.
struct PassphraseDigest: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Big-endian halves, so that the order is that of the bytes.
  let high: UInt64
  let low: UInt64

  /// - Parameter message: begins with the salt, which stays: whoever asked the period for it each time would
  ///   count a reference that the other core is counting as well.
  init(of record: Int, _ records: LookupRecords, saltCount: Int, _ message: inout [UInt8]) {
    message.removeSubrange(saltCount...)
    records.passphrase(record, &message)
    KeyedHash.Padding.pad(&message)
    let hash = message.withUnsafeBytes { KeyedHash.digest(blocks: $0) }
    self = hash.withBytes { PassphraseDigest($0) }
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  func append(to output: inout [UInt8]) {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { output += $0 }
  }

  static func < (left: PassphraseDigest, right: PassphraseDigest) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
