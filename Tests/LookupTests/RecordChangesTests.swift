import Core
import Testing

@testable import Lookup

@Suite("Changes of records between two published look-ups")
struct RecordChangesTests {
  private func changes(
    _ live: [Sample], _ new: [Sample], secret: LookupSecret = sampleSecret()
  ) throws -> RecordChanges? {
    let before = try sampleTree(live)
    let after = try sampleTree(new, previous: before.layout)
    let (old, fresh) = (try before.allShards, try after.allShards)
    return RecordChanges(
      layout: after.layout, secret: secret, live: { old[$0].bytes }, new: { fresh[$0].bytes })
  }

  @Test("are none for the same records")
  func same() throws {
    let records = SampleRecords.make(100, seed: 1)
    let found = try #require(try changes(records, records.reversed()))
    #expect([found.added, found.changed, found.dropped] == [0, 0, 0])
  }

  @Test("are counted, however many dummies make room or take it")
  func counted() throws {
    let records = SampleRecords.make(100, seed: 2)
    var new = Array(records.dropFirst(7)) + SampleRecords.make(3, seed: 3)
    for place in 0..<5 {
      new[place].record = SampleRecords.make(1, seed: 90 + UInt64(place))[0].record
    }
    let found = try #require(try changes(records, new))
    #expect([found.added, found.changed, found.dropped] == [3, 5, 7])
  }

  @Test("cannot be told with another secret")
  func secret() throws {
    let records = SampleRecords.make(50, seed: 4)
    #expect(try changes(records, records, secret: sampleSecret(1)) == nil)
  }

  @Test(
    "are read from any bytes at all",
    arguments: [
      "", "{}", "{\"e\":[", "{\"e\":[\"", "{\"e\":[]}", "{\"e\":[\"%%\",,\"AA\"]}",
    ])
  func anyBytes(text: String) {
    #expect(SealedShard.entries(of: Array(text.utf8)).count <= 1)
  }
}
