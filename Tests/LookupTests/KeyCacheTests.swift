import Core
import Synchronization
import Testing

@testable import Lookup

@Suite("Key cache")
struct KeyCacheTests {
  private let records = LookupRecords(SampleRecords.make(120, seed: 20), path: "appeals.csv")

  private func keys(_ records: LookupRecords, _ cache: KeyCache) throws -> RecordKeys {
    var diagnostics: [Diagnostic] = []
    return try #require(RecordKeys(of: records, cache: cache, reporting: &diagnostics))
  }

  private func file(of keys: RecordKeys) -> [UInt8] { keys.cache.filePieces.flatMap(\.self) }

  @Test("a written cache is read back and saves every derivation")
  func roundTrip() throws {
    let cold = try keys(records, KeyCache(period: samplePeriod()))
    #expect(cold.derivedCount == 120 && cold.changesCache)
    let cache = try KeyCache(file: file(of: cold), permissions: 0o600, period: samplePeriod())
    let warm = try keys(records, cache)
    #expect(warm.derivedCount == 0 && !warm.changesCache)
    for record in 0..<120 { #expect(warm.key(of: record) == cold.key(of: record)) }
    #expect(
      warm.key(of: 5)
        == RecordKey(SampleRecords.make(6, seed: 20)[5].passphrase, in: samplePeriod()))
  }

  @Test("only added records are derived, dropped ones leave the cache")
  func incremental() throws {
    let all = SampleRecords.make(120, seed: 20)
    let old = try keys(
      LookupRecords(Array(all[..<100]), path: ""), KeyCache(period: samplePeriod()))
    let new = try keys(LookupRecords(Array(all[10...]), path: ""), old.cache)
    #expect(new.derivedCount == 20 && new.changesCache)
    #expect(new.cache.count == 110)
    let fewer = try keys(LookupRecords(Array(all[..<50]), path: ""), old.cache)
    #expect(fewer.derivedCount == 0 && fewer.changesCache && fewer.cache.count == 50)
    for record in 0..<110 {
      #expect(new.key(of: record) == RecordKey(all[record + 10].passphrase, in: samplePeriod()))
    }
  }

  @Test("a stopped build keeps the keys it has derived, and the next one derives the others")
  func keptOnTheWay() throws {
    var diagnostics: [Diagnostic] = []
    var kept: [KeyCache] = []
    let empty = KeyCache(period: samplePeriod(iterations: 10))
    let all = try #require(
      RecordKeys(
        of: records, cache: empty, reporting: &diagnostics, keep: { kept.append($0) }, every: 300))
    #expect(kept.map(\.count) == [30, 60, 90])
    let next = try #require(RecordKeys(of: records, cache: kept[1], reporting: &diagnostics))
    #expect(next.derivedCount == 60)
    for record in 0..<120 { #expect(next.key(of: record) == all.key(of: record)) }
    #expect(next.cache.filePieces == all.cache.filePieces)
  }

  @Test(
    "a file that others may read or change is refused", arguments: [0o640, 0o604, 0o620, 0o666])
  func exposed(_ permissions: UInt32) throws {
    let bytes = file(of: try keys(records, KeyCache(period: samplePeriod())))
    #expect(throws: KeyCacheProblem.exposed) {
      try KeyCache(file: bytes, permissions: permissions, period: samplePeriod())
    }
  }

  @Test("a cache of another salt, period length or version is refused")
  func foreign() throws {
    var bytes = file(of: try keys(records, KeyCache(period: samplePeriod())))
    #expect(throws: KeyCacheProblem.otherSalt) {
      try KeyCache(file: bytes, permissions: 0o600, period: samplePeriod(salt: 8))
    }
    #expect(throws: KeyCacheProblem.otherIterations(3)) {
      try KeyCache(file: bytes, permissions: 0o600, period: samplePeriod(iterations: 4))
    }
    // The salt decides, not the period's name.
    _ = try KeyCache(file: bytes, permissions: 0o600, period: samplePeriod(id: "2027a"))
    bytes[8] = 9
    #expect(throws: KeyCacheProblem.otherVersion(9)) {
      try KeyCache(file: bytes, permissions: 0o600, period: samplePeriod())
    }
  }

  @Test("any changed, missing or added byte is noticed")
  func damaged() throws {
    let bytes = file(of: try keys(records, KeyCache(period: samplePeriod())))
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 4
      #expect(throws: KeyCacheProblem.self, "byte \(place)") {
        try KeyCache(file: damaged, permissions: 0o600, period: samplePeriod())
      }
    }
    for count in [0, 1, 39, 40, 71, bytes.count - 48, bytes.count - 1] {
      #expect(throws: KeyCacheProblem.self, "\(count) bytes") {
        try KeyCache(file: Array(bytes.prefix(count)), permissions: 0o600, period: samplePeriod())
      }
    }
    #expect(throws: KeyCacheProblem.damaged) {
      try KeyCache(file: bytes + [0], permissions: 0o600, period: samplePeriod())
    }
  }

  @Test("every problem has its own reason")
  func reasons() {
    let problems: [KeyCacheProblem] = [
      .exposed, .notAKeyCache, .otherVersion(2), .otherSalt, .otherIterations(5), .damaged,
    ]
    #expect(Set(problems.map(\.reason)).count == problems.count)
  }

  @Test("progress counts up to the number of keys to derive")
  func progress() throws {
    var diagnostics: [Diagnostic] = []
    let seen = Seen()
    _ = RecordKeys(
      of: records, cache: KeyCache(period: samplePeriod()), reporting: &diagnostics,
      progress: { seen.add($0, $1) })
    #expect(seen.done == Set(1...120))
    #expect(seen.totals == [120])
  }
}

private final class Seen: Sendable {
  private let values = Mutex<(done: Set<Int>, totals: Set<Int>)>(([], []))

  func add(_ done: Int, _ total: Int) {
    values.withLock {
      $0.done.insert(done)
      $0.totals.insert(total)
    }
  }

  var done: Set<Int> { values.withLock { $0.done } }
  var totals: Set<Int> { values.withLock { $0.totals } }
}
