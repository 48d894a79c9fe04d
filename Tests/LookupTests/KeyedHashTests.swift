import Crypto
import SeededRandom
import Testing

@testable import Lookup

@Suite("Keyed hash")
struct KeyedHashTests {
  @Test("is SHA-256 and HMAC-SHA256 for messages of any length")
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
      #expect(KeyedHash.digest(message).bytes == Array(SHA256.hash(data: message)))
    }
  }

  @Test("dummies are HKDF-Expand of their place, however long it and they are")
  func dummies() throws {
    let paddingKey = sampleSecret().paddingKey
    let library = SymmetricKey(data: paddingKey.bytes)
    for (keyID, payload) in [("2026a", 192), ("a", 27), ("0123456789abcdef", 500)] {
      let layout = ShardLayout(keyID: keyID, bits: 17, cap: 128, payload: payload)
      let length = SealedEntry.length(payload: payload)
      var dummy = DummyEntry(in: layout, paddingKey: paddingKey)
      var entries = [UInt8](repeating: 0, count: 3 * length)
      // Places of one after places of another length, and the other way round.
      for (shard, index) in [(0, 0), (7, 9), (7, 10), (99, 5), (131_071, 127), (1, 1)] {
        dummy.write(index, ofShard: shard, into: &entries, at: length)
        let expected = HKDF<SHA256>.expand(
          pseudoRandomKey: library, info: Array("pad|\(keyID)|\(shard)|\(index)".utf8),
          outputByteCount: length)
        #expect(expected.withUnsafeBytes { Array($0) } == Array(entries[length..<2 * length]))
      }
      #expect((entries[..<length] + entries[(2 * length)...]).allSatisfy { $0 == 0 })
    }
  }

  @Test("a large set has exactly what was put in")
  func numberSet() {
    var generator = SeededGenerator(seed: 3)
    for count in [0, 1, 15, 40_000, 100_000] {
      let values = (0..<count).map {
        $0 == 7 ? 0 : UInt64.random(in: 1...(.max), using: &generator)
      }
      let set = NumberSet(values + values.prefix(3))
      #expect(values.allSatisfy(set.contains), "seed 3, \(count)")
      let others = (0..<1000).map { _ in UInt64.random(in: 1...(.max), using: &generator) }
      #expect(!others.contains(where: set.contains) && set.contains(0) == (count > 7))
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
