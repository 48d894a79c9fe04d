import Crypto

/// Why a file cannot serve as the cache of keys. The build derives all keys anew then.
package enum KeyCacheProblem: Error, Hashable, Sendable {
  /// Others than the owner may read or change it: they could know the keys, or have put theirs in.
  case exposed
  case notAKeyCache
  case otherVersion(Int)
  case otherSalt
  case otherIterations(Int)
  case damaged

  /// For the message that says why the keys are derived again.
  package var reason: String {
    switch self {
    case .exposed: "others than its owner can read or change it"
    case .notAKeyCache: "it is no cache of keys"
    case .otherVersion(let version): "it has version \(version) of the format"
    case .otherSalt: "its keys belong to another salt"
    case .otherIterations(let iterations): "its keys were derived with \(iterations) iterations"
    case .damaged: "it is damaged"
    }
  }
}

extension KeyCache {
  /// Reads a cache.
  ///
  /// - Parameters:
  ///   - file: all bytes of the file.
  ///   - permissions: the file's permission bits; only the owner's may be set.
  ///   - period: what the keys have to belong to.
  package init(
    file: [UInt8], permissions: UInt32, period: KeyPeriod
  ) throws(KeyCacheProblem) {
    if permissions & 0o077 != 0 { throw .exposed }
    guard file.starts(with: KeyCache.magic), file.count >= KeyCache.headerLength else {
      throw .notAKeyCache
    }
    let version = KeyCache.integer(UInt32.self, at: 8, in: file)
    if version != KeyCache.version { throw .otherVersion(Int(version)) }
    let isWhole = (file.count - KeyCache.headerLength - 32) % KeyCache.recordLength == 0
    guard isWhole, file.count >= KeyCache.headerLength + 32,
      KeyCache.checksum(file.dropLast(32)) == file.suffix(32)[...]
    else { throw .damaged }
    if file[16..<32] != KeyCache.saltID(of: period)[...] { throw .otherSalt }
    let iterations = KeyCache.integer(UInt32.self, at: 12, in: file)
    if iterations != period.iterations { throw .otherIterations(Int(iterations)) }
    let count = (file.count - KeyCache.headerLength - 32) / KeyCache.recordLength
    guard KeyCache.integer(UInt64.self, at: 32, in: file) == count,
      KeyCache.isSorted(file, count: count)
    else { throw .damaged }
    self.init(period: period, sorted: file, from: KeyCache.headerLength, count: count)
  }

  /// The file's bytes in pieces: header, records, checksum. To be written with mode 0600 to a new
  /// file that then replaces the old one.
  package var filePieces: [[UInt8]] {
    let header = header
    var hasher = SHA256()
    hasher.update(data: header)
    hasher.update(data: table)
    return [header, Array(table), Array(hasher.finalize())]
  }

  private var header: [UInt8] {
    var header = KeyCache.magic + KeyCache.versionBytes
    withUnsafeBytes(of: UInt32(period.iterations).littleEndian) { header += $0 }
    header += KeyCache.saltID(of: period)
    withUnsafeBytes(of: UInt64(count).littleEndian) { header += $0 }
    return header
  }

  private static func saltID(of period: KeyPeriod) -> [UInt8] {
    Array(SHA256.hash(data: period.derivationSalt).prefix(16))
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    Array(SHA256.hash(data: bytes))[...]
  }

  private static func integer<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type, at offset: Int, in file: [UInt8]
  ) -> Number {
    file.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type))
    }
  }

  private static func isSorted(_ file: [UInt8], count: Int) -> Bool {
    (0..<max(0, count - 1)).allSatisfy {
      digest(at: $0, in: file, from: headerLength)
        < digest(at: $0 + 1, in: file, from: headerLength)
    }
  }
}
