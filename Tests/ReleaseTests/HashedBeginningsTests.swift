import Crypto
import SeededRandom
import Testing

@testable import Publishing

@Suite("Hashed beginnings")
struct HashedBeginningsTests {
  /// Beginnings of one another, of no file, of a whole file and of nothing; lengths around the blocks of
  /// SHA-256.
  @Test("give the hash of the whole, whatever it begins with", arguments: 0..<20)
  func equal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func random(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let long = random(Int.random(in: 100...400, using: &generator))
    let beginnings = [long, Array(long.prefix(64)), random(65), []].shuffled(using: &generator)
    let hashed = HashedBeginnings(beginnings)
    var files = beginnings + [Array(long.dropLast()), random(200)]
    for beginning in beginnings { files.append(beginning + random(130)) }
    for file in files {
      #expect(ContentHash(of: file, hashed) == ContentHash(of: file))
    }
    #expect(ContentHash(of: long, HashedBeginnings([])) == ContentHash(of: long))
  }
}
