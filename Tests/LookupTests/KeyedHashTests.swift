import Crypto
import Testing

@testable import Lookup

@Suite("Keyed hash")
struct KeyedHashTests {
  @Test("is HMAC-SHA256 and HKDF-Expand for messages of any length")
  func agreesWithLibrary() throws {
    var generator = SeededGenerator(seed: 1)
    for length in [0, 1, 3, 31, 32, 55, 56, 63, 64, 65, 119, 120, 200, 1000] {
      let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let message = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let key = try #require(Bytes32(bytes))
      let library = SymmetricKey(data: bytes)
      #expect(
        KeyedHash.code(key: key, message).bytes
          == Array(HMAC<SHA256>.authenticationCode(for: message, using: library)))
      var expanded: [UInt8] = []
      var prepared = KeyedHash.Key(key)
      KeyedHash.expand(key: &prepared, info: message, count: 229, into: &expanded)
      let expected = HKDF<SHA256>.expand(
        pseudoRandomKey: library, info: message, outputByteCount: 229)
      #expect(expected.withUnsafeBytes { Array($0) } == expanded)
    }
  }

  @Test("base64url reads back and has one spelling")
  func base64() {
    var generator = SeededGenerator(seed: 2)
    for length in 0..<70 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Base64URL.text(bytes)
      #expect(Base64URL.bytes(text) == bytes, "seed 2, length \(length)")
      #expect(text.utf8.count == (length * 4 + 2) / 3)
    }
    #expect(Base64URL.text([0xFB, 0xFF, 0xBF]) == "-_-_")
    for wrong in ["A", "AAA+", "AA==", "AB", "AAB", "A A", "Ж"] {
      #expect(Base64URL.bytes(wrong) == nil, "\(wrong)")
    }
  }
}
