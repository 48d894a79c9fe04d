import Core
import SeededRandom
import Testing

@testable import Publishing

@Suite("The ledger")
struct LedgerTests {
  private func sample(_ count: Int) throws -> Ledger {
    var ledger = Ledger()
    for number in 0..<count {
      ledger.append(
        number % 3 == 2 ? .rollback : .publish, ContentHash(of: [UInt8(number)]),
        at: try time(1_785_000_000 + number)
      ) {
        $0.pages = ChangeCounts(added: number, changed: 2, removed: 3)
        if number % 2 == 0 { $0.records = number * 10 }
        if number % 4 == 1 { $0.reason = "because of ‘this’: and that" }
        if number % 5 == 1, let acceptance = Acceptance(.page, "merged") {
          $0.accepted = [acceptance, acceptance]
        }
      }
    }
    return ledger
  }

  @Test("is a text in which every entry holds the hash of the one before")
  func writing() throws {
    var ledger = Ledger()
    ledger.append(.publish, ContentHash(of: []), at: try time(1_785_412_799)) {
      $0.pages.added = 3
    }
    let entry = try #require(ledger.entries.first)
    ledger.append(.rollback, ContentHash(of: [1]), at: try time(1_785_412_860)) {
      $0.reason = "a wrong table"
      $0.records = 5
    }
    #expect(
      String(decoding: ledger.bytes, as: UTF8.self) == """
        entry 1
        time 2026-07-30T11:59:59Z
        act publish
        release \(ContentHash(of: []))
        previous none
        pages 3 added, 0 changed, 0 removed
        files 0 added, 0 changed, 0 removed

        entry 2
        time 2026-07-30T12:01:00Z
        act rollback
        release \(ContentHash(of: [1]))
        previous \(entry.hash)
        records 5
        pages 0 added, 0 changed, 0 removed
        files 0 added, 0 changed, 0 removed
        because a wrong table

        """)
    #expect(entry.hash == ContentHash(of: [0] + Array(entry.text.utf8)))
  }

  @Test("is read back from what it writes", arguments: [0, 1, 2, 30])
  func roundTrip(count: Int) throws {
    let ledger = try sample(count)
    let (read, findings) = Ledger.read(ledger.bytes)
    #expect(read == ledger)
    #expect(findings.isEmpty)
  }

  @Test("tells which entry was rewritten", arguments: 1...7)
  func rewritten(number: Int) throws {
    let ledger = try sample(8)
    let old = ledger.entries[number - 1].text
    let new = old.replacing("2 changed", with: "9 changed")
    let bytes = Array(String(decoding: ledger.bytes, as: UTF8.self).replacing(old, with: new).utf8)
    #expect(Ledger.read(bytes).findings == [.entryRewritten(number: number)])
  }

  @Test("tells which entry was dropped", arguments: 1...7)
  func dropped(number: Int) throws {
    let ledger = try sample(8)
    let text = ledger.entries.filter { $0.number != number }.map(\.text).joined(separator: "\n")
    #expect(
      Ledger.read(Array(text.utf8)).findings
        == [.entriesDropped(expected: number, found: number + 1)])
  }

  @Test("shows any change of a byte, by the entries or by the checkpoint", arguments: 0..<300)
  func anyByte(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let key = SigningKey(name: try name("portal.example/ledger"), drawing: &generator)
    let ledger = try sample(6)
    var files = LedgerFiles(ledger, key: key)
    #expect(files.check(key: key.verifier).findings.isEmpty)
    var bytes = ledger.bytes
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
    files.entries = bytes
    #expect(!files.check(key: key.verifier).findings.isEmpty, "byte \(place)")
  }

  @Test("shows any change of a byte of the checkpoint", arguments: 0..<300)
  func anyByteOfCheckpoint(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let key = SigningKey(name: try name("portal.example/ledger"), drawing: &generator)
    var files = LedgerFiles(try sample(6), key: key)
    var bytes = try #require(files.checkpoint)
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
    files.checkpoint = bytes
    #expect(!files.check(key: key.verifier).findings.isEmpty, "byte \(place)")
  }

  @Test(
    "is not read in any other spelling",
    arguments: [
      ("act publish", "act unpublish"), ("entry 1", "entry 01"), ("entry 1", "entry 0"),
      ("records 0", "records -1"), ("records 0", "records +0"), ("pages 0 added", "pages 0  added"),
      ("pages 0 added", "pages -1 added"), ("previous none", "previous None"),
      ("time 2026", "Time 2026"), ("0 removed", "0 removed "), ("2 changed", "2 changes"),
    ])
  func spelling(old: String, new: String) throws {
    let text = String(decoding: try sample(1).bytes, as: UTF8.self)
    #expect(text.contains(old))
    let altered = text.replacing(old, with: new)
    #expect(Ledger.read(Array(altered.utf8)).findings == [.ledgerMalformed(entry: 1)])
  }

  @Test("is not read from bytes that are not UTF-8, or with empty lines to spare")
  func malformed() throws {
    let bytes = try sample(2).bytes
    #expect(Ledger.read([0xFF] + bytes).findings == [.ledgerMalformed(entry: 1)])
    for altered in [[0x0A] + bytes, bytes + [0x0A]] {
      #expect(!Ledger.read(altered).findings.isEmpty)
    }
    #expect(Ledger.read(Array(bytes.dropLast())).findings == [.ledgerMalformed(entry: 2)])
  }
}
