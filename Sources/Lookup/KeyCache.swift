/// The keys derived in earlier builds: deriving is slow by design, so a daily build should pay only
/// for what was added.
///
/// As sensitive as the registry: it belongs beside the secrets, readable by nobody else, never below
/// the output. The file is a header, then 48 bytes for each record in order (digest of the
/// passphrase, key), then SHA-256 over all of it.
package struct KeyCache: Sendable {
  static let recordLength = 48
  static let headerLength = 40
  static let magic = Array("PORTALKC".utf8)
  static let version: UInt32 = 1
  static let versionBytes = withUnsafeBytes(of: version.littleEndian) { Array($0) }

  let period: KeyPeriod
  /// Holds the records, sorted by digest, no digest twice.
  private let bytes: [UInt8]
  /// Where they begin: a file is not copied.
  private let start: Int
  package let count: Int
  /// For each value of a digest's first bits, the first record at or after it.
  private let starts: [UInt32]
  private let shift: UInt64

  /// A cache without keys.
  package init(period: KeyPeriod) {
    self.init(period: period, sortedTable: [])
  }

  init(period: KeyPeriod, sortedTable: [UInt8]) {
    self.init(
      period: period, sorted: sortedTable, from: 0, count: sortedTable.count / KeyCache.recordLength
    )
  }

  /// - Parameters:
  ///   - bytes: hold the records, sorted by digest, no digest twice.
  ///   - start: where the first begins.
  init(period: KeyPeriod, sorted bytes: [UInt8], from start: Int, count: Int) {
    self.period = period
    self.bytes = bytes
    self.start = start
    self.count = count
    var bits: UInt64 = 1
    while 1 << bits < count { bits += 1 }
    shift = 64 - bits
    starts = KeyCache.starts(of: bytes, from: start, count: count, bits: bits)
  }

  /// The record with this digest; `nil` when there is none.
  func slot(of digest: PassphraseDigest) -> Int? {
    var slot = Int(starts[Int(digest.high >> shift)])
    while slot < count {
      let found = KeyCache.digest(at: slot, in: bytes, from: start)
      if found == digest { return slot }
      if digest < found { return nil }
      slot += 1
    }
    return nil
  }

  func key(at slot: Int) -> RecordKey {
    bytes.withUnsafeBytes {
      let start = start + slot * KeyCache.recordLength + 16
      return RecordKey(root: Bytes32(UnsafeRawBufferPointer(rebasing: $0[start..<start + 32])))
    }
  }

  /// The records as they lie in the file.
  var table: ArraySlice<UInt8> { bytes[start..<start + count * KeyCache.recordLength] }

  static func digest(at slot: Int, in bytes: [UInt8], from start: Int) -> PassphraseDigest {
    bytes.withUnsafeBytes {
      let start = start + slot * recordLength
      return PassphraseDigest(UnsafeRawBufferPointer(rebasing: $0[start..<start + 16]))
    }
  }

  private static func starts(
    of table: [UInt8], from start: Int, count: Int, bits: UInt64
  ) -> [UInt32] {
    var starts: [UInt32] = []
    starts.reserveCapacity(1 << bits)
    var slot = 0
    for bucket in 0..<(UInt64(1) << bits) {
      while slot < count, digest(at: slot, in: table, from: start).high >> (64 - bits) < bucket {
        slot += 1
      }
      starts.append(UInt32(slot))
    }
    return starts
  }
}
