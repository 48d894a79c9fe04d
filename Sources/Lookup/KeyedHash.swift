import Libnettle

/// SHA-256 and HMAC-SHA256 (RFC 2104) of short messages under 32-byte keys.
///
/// A shard takes a thousand of them. swift-crypto makes an object for each hash, which took longer than
/// hashing; Nettle's states are plain memory.
enum KeyedHash {
  static func digest(_ message: UnsafeRawBufferPointer) -> Bytes32 {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, message.count, message.uint8)
    return Bytes32 { nettle_sha256_digest(&context, 32, $0) }
  }

  static func code(key: Bytes32, _ message: [UInt8]) -> Bytes32 {
    var key = Key(key)
    return key.code(message)
  }

  /// A key with its two padded blocks hashed already, for many codes.
  struct Key {
    private var context = hmac_sha256_ctx()

    init(_ key: Bytes32) {
      key.withBytes { nettle_hmac_sha256_set_key(&context, $0.count, $0.uint8) }
    }

    mutating func code(_ message: [UInt8]) -> Bytes32 { message.withUnsafeBytes { code($0) } }

    mutating func code(_ message: UnsafeRawBufferPointer) -> Bytes32 {
      nettle_hmac_sha256_update(&context, message.count, message.uint8)
      return Bytes32 { nettle_hmac_sha256_digest(&context, 32, $0) }
    }
  }

  /// HKDF-Expand (RFC 5869): appends `count` bytes, at most 255 · 32, to `output`.
  static func expand(key: inout Key, info: [UInt8], count: Int, into output: inout [UInt8]) {
    // The previous block stands before the info, except for the first block.
    var message = [UInt8](repeating: 0, count: 32) + info + [1]
    let last = message.count - 1
    var missing = count
    while missing > 0 {
      let first = message[last] == 1 ? 32 : 0
      let block = message.withUnsafeBytes {
        key.code(UnsafeRawBufferPointer(rebasing: $0[first...]))
      }
      block.withBytes { bytes in
        output += bytes.prefix(missing)
        message.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
      }
      message[last] &+= 1
      missing -= min(missing, 32)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// As C functions want bytes.
  var uint8: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}

extension Bytes32 {
  /// Filled in by a C function.
  fileprivate init(_ fill: (UnsafeMutablePointer<UInt8>?) -> Void) {
    var words = InlineArray<4, UInt64>(repeating: 0)
    withUnsafeMutableBytes(of: &words) {
      fill($0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    self.init(words: words)
  }
}
