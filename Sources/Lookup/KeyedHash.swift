import Libnettle

/// SHA-256 (FIPS 180-4) and HMAC-SHA256 (RFC 2104) of short messages, most of them under keys of 32 bytes.
///
/// A shard takes a thousand of them. swift-crypto makes an object for each hash, which took longer than
/// hashing. Nettle hashes; its HMAC copies states and pads messages each time, a quarter of the work,
/// so messages come here already padded to whole blocks (`Padding`) and only states are kept.
enum KeyedHash {
  /// SHA-256 of a message that `Padding.pad` made whole blocks of.
  static func digest(blocks: UnsafeRawBufferPointer) -> Bytes32 {
    var machine = Machine()
    machine.begin(State.initial)
    machine.hash(blocks)
    return machine.state.digest
  }

  static func digest(_ message: [UInt8]) -> Bytes32 {
    var blocks = message
    Padding.pad(&blocks)
    return blocks.withUnsafeBytes { digest(blocks: $0) }
  }

  static func code(key: Bytes32, _ message: [UInt8]) -> Bytes32 {
    var key = Key(key)
    return key.code(message)
  }

  /// A key with its two padded blocks hashed already, for many codes.
  struct Key {
    private let inner: State
    private let outer: State
    private var machine = Machine()
    /// What is hashed in the end: the digest of the message, and its padding.
    private var last = InlineArray<8, UInt64>(repeating: 0)

    init(_ key: Bytes32) {
      inner = machine.state(after: key, padding: 0x3636_3636_3636_3636)
      outer = machine.state(after: key, padding: 0x5C5C_5C5C_5C5C_5C5C)
      last[4] = UInt64(0x80).littleEndian
      last[7] = UInt64((64 + 32) * 8).bigEndian
    }

    mutating func code(_ message: [UInt8]) -> Bytes32 {
      var blocks = message
      Padding.pad(&blocks, after: 64)
      return blocks.withUnsafeBytes { code(blocks: $0) }
    }

    /// - Parameter blocks: a message that `Padding.pad` padded after the 64 bytes of the key.
    @inline(__always)
    mutating func code(blocks: UnsafeRawBufferPointer) -> Bytes32 {
      machine.begin(inner)
      machine.hash(blocks)
      let digest = machine.state.digest
      for index in 0..<4 { last[index] = digest.words[index] }
      machine.begin(outer)
      machine.hash(&last)
      return machine.state.digest
    }
  }

  /// How messages are made whole blocks (FIPS 180-4, 5.1.1).
  enum Padding {
    /// - Parameter before: bytes of whole blocks that are hashed before the message.
    static func pad(_ message: inout [UInt8], after before: Int = 0) {
      let bits = UInt64((before + message.count) * 8)
      message.append(0x80)
      let zeros = (120 - message.count % 64) % 64
      message.append(contentsOf: repeatElement(0, count: zeros + 8))
      var target = message.mutableSpan
      var bytes = target.mutableBytes
      bytes.storeBytes(of: bits.bigEndian, toByteOffset: bytes.byteCount - 8, as: UInt64.self)
    }
  }

  /// Eight words of SHA-256 between two blocks.
  struct State: BitwiseCopyable {
    fileprivate var words: InlineArray<8, UInt32>

    static let initial = {
      var context = sha256_ctx()
      nettle_sha256_init(&context)
      return withUnsafeBytes(of: &context.state) {
        State(words: $0.loadUnaligned(as: InlineArray<8, UInt32>.self))
      }
    }()

    @inline(__always)
    fileprivate var digest: Bytes32 {
      var result = InlineArray<4, UInt64>(repeating: 0)
      for index in 0..<4 {
        let pair = UInt64(words[2 * index]) << 32 | UInt64(words[2 * index + 1])
        result[index] = pair.bigEndian
      }
      return Bytes32(words: result)
    }
  }

  /// Nettle's hashing of whole blocks, from any state on.
  private struct Machine {
    private var context = sha256_ctx()

    @inline(__always)
    mutating func begin(_ state: State) {
      withUnsafeMutableBytes(of: &context.state) {
        $0.storeBytes(of: state.words, as: InlineArray<8, UInt32>.self)
      }
    }

    @inline(__always)
    var state: State {
      withUnsafeBytes(of: context.state) { State(words: $0.load(as: InlineArray<8, UInt32>.self)) }
    }

    /// - Parameter blocks: whole ones: then no byte stays behind in the context.
    @inline(__always)
    mutating func hash(_ blocks: UnsafeRawBufferPointer) {
      nettle_sha256_update(&context, blocks.count, blocks.uint8)
    }

    @inline(__always)
    mutating func hash(_ block: inout InlineArray<8, UInt64>) {
      withUnsafeBytes(of: &block) { hash($0) }
    }

    mutating func state(after key: Bytes32, padding: UInt64) -> State {
      var block = InlineArray<8, UInt64>(repeating: padding)
      for index in 0..<4 { block[index] ^= key.words[index] }
      begin(State.initial)
      hash(&block)
      return state
    }
  }
}

extension UnsafeRawBufferPointer {
  /// As C functions want bytes.
  var uint8: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
