import Core
import SeededRandom
import Testing

@testable import Lookup

@Suite("Plain tree")
struct PlainTreeTests {
  @Test("every record is in the clear in one shard, whatever the order of the rows")
  func content() throws {
    let records = SampleRecords.make(300, seed: 60)
    let tree = PlainTree(
      of: LookupRecords(records, path: ""), period: samplePeriod(), previous: nil)
    let shards = (0..<tree.layout.count).map { tree.shard(at: $0) }
    #expect(shards.count == 8)
    let all = shards.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for record in records {
      #expect(all.components(named: record.passphrase.reference) == 1)
    }
    var generator = SeededGenerator(seed: 61)
    let shuffled = PlainTree(
      of: LookupRecords(records.shuffled(using: &generator), path: ""), period: samplePeriod(),
      previous: tree.layout)
    #expect((0..<8).map { shuffled.shard(at: $0) } == shards)
    #expect(
      PlainTree.warning(at: SourceLocation(path: "site.yaml")).code == "lookup.plain")
  }
}

extension String {
  fileprivate func components(named text: String) -> Int { ranges(of: "[\"\(text)\",{").count }
}
