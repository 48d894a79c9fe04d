import Core
import Testing

@testable import Lookup

@Suite("Shard layout")
struct ShardLayoutTests {
  @Test(
    "gives 32 to 64 records a shard",
    arguments: [
      (0, 0), (31, 0), (63, 0), (64, 1), (127, 1), (128, 2), (22_546, 9), (68_000, 11),
      (1_000_000, 14), (10_000_000, 18), (100_000_000, 21),
    ])
  func bits(_ records: Int, _ bits: Int) {
    #expect(ShardLayout.bits(records: records) == bits)
  }

  @Test("names shards in hexadecimal under the first two digits")
  func paths() {
    let path = { (bits: Int, shard: Int) in
      ShardLayout(keyID: "2026a", bits: bits, cap: 8).path(of: shard).description
    }
    #expect(path(0, 0) == "s/2026a/0/0.json")
    #expect(path(9, 17) == "s/2026a/01/011.json")
    #expect(path(9, 511) == "s/2026a/1f/1ff.json")
    #expect(path(21, 0x1A_BCDE) == "s/2026a/1a/1abcde.json")
  }

  @Test("keeps the cap until it is exceeded, rounded up to eight")
  func cap() {
    let previous = ShardLayout(keyID: "2026a", bits: 9, cap: 72)
    #expect(ShardLayout.cap(largestLoad: 0, previous: nil) == 8)
    #expect(ShardLayout.cap(largestLoad: 64, previous: nil) == 64)
    #expect(ShardLayout.cap(largestLoad: 65, previous: nil) == 72)
    #expect(ShardLayout.cap(largestLoad: 40, previous: previous) == 72)
    #expect(ShardLayout.cap(largestLoad: 73, previous: previous) == 80)
  }

  @Test("keeps bits, cap and payload while the key stays, and only then")
  func previous() throws {
    let records = SampleRecords.make(200, seed: 12)
    let published = ShardLayout(keyID: "2026a", bits: 1, cap: 160, payload: 208)
    #expect(try sampleTree(records, previous: published).layout == published)
    let rotated = try sampleTree(records, period: samplePeriod(id: "2026b"), previous: published)
    #expect(rotated.layout.bits == 2)
    #expect(rotated.layout.payload == 192)
  }
}
