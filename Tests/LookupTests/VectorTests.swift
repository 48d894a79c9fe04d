import Foundation
import Testing

@testable import Lookup

/// The published vectors, `Tests/Fixtures/lookup-vectors.json`.
private struct Vectors: Decodable {
  struct Period: Decodable {
    var id: String
    var salt: String
    var iterations: Int
  }

  struct Layout: Decodable {
    var bits: Int
    var payload: Int
  }

  struct Record: Decodable, CustomTestStringConvertible {
    var reference: String
    var accessCode: String?
    var key: String
    var shard: Int
    var locator: String
    var encryptionKey: String
    var nonceKey: String
    var plaintext: String
    var entry: String

    var testDescription: String { reference }
  }

  var period: Period
  var layout: Layout
  var records: [Record]

  static let shared: Vectors = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/lookup-vectors.json")
    do {
      return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: path))
    } catch {
      preconditionFailure("\(path.path): \(error)")
    }
  }()
}

@Suite("Published vectors")
struct VectorTests {
  private let vectors = Vectors.shared

  @Test("keys, places and entries are reproduced", arguments: Vectors.shared.records)
  fileprivate func reproduces(_ vector: Vectors.Record) throws {
    let period = try #require(
      KeyPeriod(
        id: vectors.period.id, salt: vectors.period.salt, iterations: vectors.period.iterations))
    let passphrase = Passphrase(reference: vector.reference, accessCode: vector.accessCode)
    let key = RecordKey(passphrase, in: period)
    #expect(hex(key.root.bytes) == vector.key)
    #expect(hex(key.encryptionKey.bytes) == vector.encryptionKey)
    #expect(hex(key.nonceKey.bytes) == vector.nonceKey)
    #expect(key.place.shard(bits: vectors.layout.bits) == vector.shard)
    #expect(hex(key.place.locator) == vector.locator)
    let padding = vectors.layout.payload - vector.plaintext.utf8.count
    let plaintext = Array(vector.plaintext.utf8) + Array(repeating: 0x20, count: padding)
    let size = vectors.layout.payload
    var entry = [UInt8](repeating: 0, count: SealedEntry.length(payload: size))
    var message = SealedMessage(in: period, size: size)
    // What an earlier record leaves must not shine through.
    message.take(Array(repeating: 0x78, count: size), count: size)
    message.take(plaintext, count: vector.plaintext.utf8.count)
    SealedEntry.write(message, key, key.place, into: &entry, at: 0)
    #expect(Base64URL.text(entry) == vector.entry)
    let published = try #require(Base64URL.bytes(vector.entry))
    #expect(SealedEntry.open(published, key: key, in: period) == plaintext)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
