import Crypto

/// SHA-256 and HMAC-SHA256 (RFC 2104) of short messages under 32-byte keys.
///
/// The library's `HMAC` makes two arrays, a key object and two hashers for each code and costs five
/// times as much; four codes are needed for each record.
enum KeyedHash {
  static func digest(_ message: UnsafeRawBufferPointer) -> Bytes32 {
    var hasher = SHA256()
    hasher.update(bufferPointer: message)
    return hasher.finalize().withUnsafeBytes { Bytes32($0) }
  }

  static func code(key: Bytes32, _ message: [UInt8]) -> Bytes32 {
    message.withUnsafeBytes { code(key: key, $0) }
  }

  static func code(key: Bytes32, _ message: UnsafeRawBufferPointer) -> Bytes32 {
    let inner = withUnsafeTemporaryAllocation(byteCount: 64 + message.count, alignment: 8) {
      pad(key, with: 0x3636_3636_3636_3636, into: $0)
      UnsafeMutableRawBufferPointer(rebasing: $0[64...]).copyMemory(from: message)
      return digest(UnsafeRawBufferPointer($0))
    }
    return withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) {
      pad(key, with: 0x5C5C_5C5C_5C5C_5C5C, into: $0)
      $0.storeBytes(of: inner.words, toByteOffset: 64, as: InlineArray<4, UInt64>.self)
      return digest(UnsafeRawBufferPointer($0))
    }
  }

  /// HKDF-Expand (RFC 5869): appends `count` bytes, at most 255 · 32, to `output`.
  static func expand(key: Bytes32, info: [UInt8], count: Int, into output: inout [UInt8]) {
    // The previous block stands before the info, except for the first block.
    var message = [UInt8](repeating: 0, count: 32) + info + [1]
    let last = message.count - 1
    var missing = count
    while missing > 0 {
      let first = message[last] == 1 ? 32 : 0
      let block = message.withUnsafeBytes {
        code(key: key, UnsafeRawBufferPointer(rebasing: $0[first...]))
      }
      block.withBytes { bytes in
        output += bytes.prefix(missing)
        message.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
      }
      message[last] &+= 1
      missing -= min(missing, 32)
    }
  }

  @inline(__always)
  private static func pad(
    _ key: Bytes32, with pattern: UInt64, into block: UnsafeMutableRawBufferPointer
  ) {
    for index in 0..<8 {
      let word = index < 4 ? key.words[index] ^ pattern : pattern
      block.storeBytes(of: word, toByteOffset: index * 8, as: UInt64.self)
    }
  }
}
