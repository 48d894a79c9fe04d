import Core
import Testing

@testable import Lookup

@Suite("Key rotation and retention")
struct KeyRotationTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test("two periods are published until the old one expires")
  func rotation() throws {
    let start = KeyRotation(current: samplePeriod(id: "2026a"))
    let changed = try day("2026-11-22")
    let rotation = try #require(
      start.rotated(
        salt: Array(repeating: 9, count: 16), iterations: 10, on: changed, keepingDays: 2))
    #expect(rotation.current.id == "2026b" && rotation.current.iterations == 10)
    #expect(rotation.periods(on: changed).map(\.id) == ["2026b", "2026a"])
    #expect(try rotation.periods(on: day("2026-11-24")).map(\.id) == ["2026b", "2026a"])
    #expect(try rotation.periods(on: day("2026-11-25")).map(\.id) == ["2026b"])
  }

  @Test("the same records have no entry in common after a rotation")
  func nothingInCommon() throws {
    let records = SampleRecords.make(64, seed: 50)
    let old = try sampleTree(records).allShards.flatMap(\.entries)
    let new = try sampleTree(records, period: samplePeriod(id: "2026b", salt: 8)).allShards
      .flatMap(\.entries)
    #expect(Set(old).isDisjoint(with: new))
    #expect(Set(old.map { $0.prefix(9) }).isDisjoint(with: new.map { $0.prefix(9) }))
  }

  @Test("periods are named by year and letter")
  func names() {
    #expect(KeyPeriod.id(after: "2026a", year: 2026) == "2026b")
    #expect(KeyPeriod.id(after: "2026z", year: 2026) == nil)
    #expect(KeyPeriod.id(after: "2026c", year: 2027) == "2027a")
    #expect(KeyPeriod.id(after: "old", year: 2027) == "2027a")
  }

  @Test("a malformed period is refused")
  func malformed() {
    let salt = Array(repeating: UInt8(0), count: 16)
    #expect(KeyPeriod(id: "2026/a", salt: salt, iterations: 1) == nil)
    #expect(KeyPeriod(id: "", salt: salt, iterations: 1) == nil)
    #expect(KeyPeriod(id: "2026a", salt: [1], iterations: 1) == nil)
    #expect(KeyPeriod(id: "2026a", salt: salt, iterations: 0) == nil)
    #expect(KeyPeriod(id: "2026a", salt: "not base64!", iterations: 1) == nil)
  }

  @Test("closed appeals leave with the turn of the year, open ones stay")
  func retention() throws {
    let retention = Retention(years: 2, asOf: try day("2026-11-21"))
    #expect(try retention.from == day("2024-01-01"))
    let closed = [nil, try day("2023-12-31"), try day("2024-01-01"), try day("2026-11-20")]
    #expect(retention.kept(count: 4) { closed[$0] } == [0, 2, 3])
  }
}
