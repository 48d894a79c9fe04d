import Core
import Crypto

/// SHA-256 (FIPS 180-4) of some bytes: names a file's content, a manifest and an entry of the
/// ledger.
package struct ContentHash: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
  // Four words in a row rather than an array: a manifest holds one for each of its files.
  private let words: SIMD4<UInt64>

  /// Of nothing that is known.
  static let zero = ContentHash(bytes: Array(repeating: 0, count: 32))

  package init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  /// The same for less where the bytes begin with something that was hashed before.
  init(of bytes: [UInt8], _ beginnings: HashedBeginnings) {
    self.init(beginnings.digest(of: bytes))
  }

  init(_ digest: SHA256.Digest) {
    // As words: through the sequence of its bytes, writing a digest down took as long as drawing a table.
    words = digest.withUnsafeBytes { bytes in
      var words = SIMD4<UInt64>()
      for index in 0..<4 {
        words[index] = UInt64(
          bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      }
      return words
    }
  }

  /// Takes the 32 bytes of a hash.
  init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "SHA-256 has 32 bytes")
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Reads 64 lower-case hexadecimal digits and nothing else.
  package init?(hexadecimal text: some Collection<UInt8>) {
    guard text.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, digit) in text.enumerated() {
      guard let value = hexadecimalValue(digit) else { return nil }
      words[index / 16] = words[index / 16] << 4 | UInt64(value)
    }
    self.words = words
  }

  package init?(_ text: some StringProtocol) {
    self.init(hexadecimal: Array(text.utf8))
  }

  /// The 32 bytes, as signed and hashed further.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in 0..<32 {
      bytes.append(UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(56 - index % 8 * 8)))
    }
    return bytes
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String { hexadecimal(bytes) }
}

/// What many files begin with, hashed once: more than half of a page is the stylesheet, and hashing took a
/// twelfth of a build.
struct HashedBeginnings: Sendable {
  private let known: [(bytes: [UInt8], state: SHA256)]

  init(_ beginnings: [[UInt8]]) {
    known = beginnings.map { bytes in
      var state = SHA256()
      state.update(data: bytes)
      return (bytes, state)
    }
  }

  func digest(of bytes: [UInt8]) -> SHA256.Digest {
    guard let beginning = known.first(where: { bytes.begins(with: $0.bytes) }) else {
      return SHA256.hash(data: bytes)
    }
    var state = beginning.state
    state.update(data: bytes[beginning.bytes.count...])
    return state.finalize()
  }
}

/// The value of a lower-case hexadecimal digit.
func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x61...0x66: digit - 0x61 + 10
  default: nil
  }
}
