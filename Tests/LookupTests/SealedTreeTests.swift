import Core
import SeededRandom
import Testing

@testable import Lookup

@Suite("Sealed tree")
struct SealedTreeTests {
  @Test("every record opens with its passphrase, in the shard its key names, and with no other")
  func opens() throws {
    let records = SampleRecords.make(300, seed: 3)
    let tree = try sampleTree(records)
    let shards = try tree.allShards
    #expect(tree.layout.bits == 3)
    for (index, record) in records.enumerated() {
      let key = RecordKey(record.passphrase, in: tree.period)
      let entries = shards[key.place.shard(bits: tree.layout.bits)].entries
      let opened = entries.compactMap { SealedEntry.open($0, key: key, in: tree.period) }
      #expect(opened == [record.payload()], "seed 3")
      let other = RecordKey(records[(index + 1) % records.count].passphrase, in: tree.period)
      let own = entries.filter { $0.starts(with: key.place.locator) }
      #expect(own.compactMap { SealedEntry.open($0, key: other, in: tree.period) }.isEmpty)
      // Even an attacker who moves the right locator in front opens nothing with a wrong key.
      let forged = own.map { other.place.locator + $0.dropFirst(9) }
      #expect(forged.compactMap { SealedEntry.open($0, key: other, in: tree.period) }.isEmpty)
    }
  }

  @Test("an access code is part of the passphrase")
  func accessCode() throws {
    var record = SampleRecords.make(1, seed: 4)[0]
    record.passphrase = Passphrase(reference: "ПА-2026-015073", accessCode: "466460625349")
    let tree = try sampleTree([record])
    let entries = try tree.allShards.flatMap(\.entries)
    let opens = { (passphrase: Passphrase) in
      let key = RecordKey(passphrase, in: tree.period)
      return entries.contains { SealedEntry.open($0, key: key, in: tree.period) != nil }
    }
    #expect(opens(record.passphrase))
    #expect(!opens(Passphrase(reference: "ПА-2026-015073")))
    #expect(!opens(Passphrase(reference: "ПА-2026-015073", accessCode: "466460625340")))
  }

  @Test("an entry does not open in another period or when a bit is changed")
  func damage() throws {
    let records = SampleRecords.make(1, seed: 5)
    let tree = try sampleTree(records)
    let key = RecordKey(records[0].passphrase, in: tree.period)
    let entry = try #require(
      try tree.allShards[0].entries.first {
        SealedEntry.open($0, key: key, in: tree.period) != nil
      })
    #expect(SealedEntry.open(entry, key: key, in: samplePeriod(id: "2026b")) == nil)
    for place in stride(from: 0, to: entry.count, by: 7) {
      var damaged = entry
      damaged[place] ^= 1
      #expect(SealedEntry.open(damaged, key: key, in: tree.period) == nil)
    }
    #expect(SealedEntry.open(Array(entry.dropLast()), key: key, in: tree.period) == nil)
    #expect(SealedEntry.open([], key: key, in: tree.period) == nil)
  }

  @Test("the order of the rows changes no byte")
  func shuffled() throws {
    let records = SampleRecords.make(500, seed: 6)
    var generator = SeededGenerator(seed: 66)
    let shuffled = records.shuffled(using: &generator)
    #expect(try sampleTree(records).allShards == sampleTree(shuffled).allShards)
  }

  @Test("one changed appeal changes one entry of one shard")
  func oneChange() throws {
    var records = SampleRecords.make(500, seed: 7)
    let before = try sampleTree(records).allShards
    records[123].status += 1
    let after = try sampleTree(records).allShards
    let changed = before.indices.filter { before[$0] != after[$0] }
    #expect(changed.count == 1)
    let index = try #require(changed.first)
    let fresh = Set(after[index].entries).subtracting(before[index].entries)
    let gone = Set(before[index].entries).subtracting(after[index].entries)
    #expect(fresh.count == 1 && gone.count == 1)
    #expect(fresh.first?.prefix(9) == gone.first?.prefix(9))
    // The nonce changes with the plaintext: the same key never meets one nonce twice.
    #expect(fresh.first?[9..<21] != gone.first?[9..<21])
  }

  @Test("one added appeal changes one shard and no size")
  func oneMore() throws {
    var generator = SeededGenerator(seed: 88)
    var records = SampleRecords.make(500, seed: 8)
    let tree = try sampleTree(records)
    let before = try tree.allShards
    // A shard that has room: the fullest one may be at the cap.
    repeat {
      if records.count > 500 { records.removeLast() }
      records.append(SampleRecords.record(using: &generator))
    } while isInFullest(records[500], of: records, tree)
    let next = try sampleTree(records, previous: tree.layout)
    let after = try next.allShards
    #expect(next.layout == tree.layout)
    let changed = before.indices.filter { before[$0] != after[$0] }
    #expect(changed.count == 1)
    #expect(before.map(\.bytes.count) == after.map(\.bytes.count))
    let index = try #require(changed.first)
    #expect(Set(after[index].entries).subtracting(before[index].entries).count == 1)
  }

  private func isInFullest(
    _ record: Sample, of records: [Sample], _ tree: SealedTree
  ) -> Bool {
    let shard = { (record: Sample) in
      RecordKey(record.passphrase, in: tree.period).place.shard(bits: tree.layout.bits)
    }
    return records.count { shard($0) == shard(record) } > tree.layout.cap
  }

  @Test("every shard exists, is as long as the others and full of entries in order")
  func shape() throws {
    let tree = try sampleTree(SampleRecords.make(400, seed: 9))
    let shards = try tree.allShards
    #expect(shards.count == 8)
    #expect(Set(shards.map(\.path.description)).count == 8)
    #expect(shards[5].path.description == "s/2026a/5/5.json")
    for shard in shards {
      #expect(shard.entries.count == tree.layout.cap)
      #expect(shard.entries.allSatisfy { $0.count == 229 })
      #expect(shard.entries == shard.entries.sorted { $0.lexicographicallyPrecedes($1) })
      let text = String(decoding: shard.bytes, as: UTF8.self)
      #expect(text.hasPrefix(#"{"v":1,"k":"2026a","i":\#(shard.index),"e":[""#))
      #expect(text.hasSuffix("\"]}"))
    }
  }

  @Test("dummies depend on the secret and look like entries")
  func dummies() throws {
    let source = LookupRecords([], path: "appeals.csv")
    var diagnostics: [Diagnostic] = []
    let cache = KeyCache(period: samplePeriod())
    let keys = try #require(RecordKeys(of: source, cache: cache, reporting: &diagnostics))
    let one = SealedTree(
      of: source, keys: keys, paddingKey: sampleSecret(1).paddingKey, previous: nil)
    let other = SealedTree(
      of: source, keys: keys, paddingKey: sampleSecret(2).paddingKey, previous: nil)
    #expect(try one.shard(at: 0) == one.shard(at: 0))
    #expect(try one.shard(at: 0) != other.shard(at: 0))
    #expect(try one.shard(at: 0).entries.count == 8)
  }

  @Test("two appeals with one reference are reported at the second row")
  func duplicates() {
    var records = SampleRecords.make(4, seed: 10)
    records[3].passphrase = records[1].passphrase
    do {
      _ = try sampleTree(records)
      Issue.record("accepted")
    } catch let failure as SampleFailure {
      #expect(failure.diagnostics.map(\.code) == ["lookup.duplicate"])
      #expect(failure.diagnostics.map(\.location.line) == [5])
      #expect(failure.diagnostics.first?.notes.first?.location?.line == 3)
      let text = "\(failure.diagnostics)"
      #expect(!text.contains(records[1].passphrase.reference))
    } catch {
      Issue.record(error)
    }
  }
}
