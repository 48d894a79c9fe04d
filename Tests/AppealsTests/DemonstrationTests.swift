import Core
import References
import Testing

@testable import Appeals

@Suite struct DemonstrationTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  private func bytes(rows: Int, seed: UInt64, lastDay: String = "2026-11-20") throws -> [UInt8] {
    let demonstration = try DemonstrationRegistry(
      rows: rows, seed: seed, codes: repository.codes, calendar: repository.calendar,
      lastDay: day(lastDay))
    var bytes: [UInt8] = []
    demonstration.write { piece in piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
    return bytes
  }

  @Test(
    "passes every check as of its last day",
    arguments: [
      (UInt64(1), "2026-11-20"), (2, "2026-11-22"), (3, "2025-01-07"), (4, "2024-01-08"),
      (5, "2026-05-09"),
    ])
  func isClean(seed: UInt64, lastDay: String) throws {
    let result = repository.read(
      try bytes(rows: 4000, seed: seed, lastDay: lastDay), asOf: try day(lastDay))
    #expect(result.diagnostics.isEmpty, "seed \(seed): \(result.diagnostics.prefix(3))")
    #expect(result.table.count == 4000)
  }

  @Test("the same seed gives the same bytes on every machine, another seed others")
  func determinism() throws {
    let first = try bytes(rows: 2000, seed: 7)
    #expect(try first == bytes(rows: 2000, seed: 7))
    #expect(try first != bytes(rows: 2000, seed: 8))
    #expect(fingerprint(first) == 5_202_496_384_323_295_317)
  }

  @Test("draws the published numbers of SplitMix64, and bounded ones evenly")
  func generator() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.below(7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  @Test("has the published shares of channels and topics, and four in a hundred collective")
  func shares() throws {
    let table = repository.read(try bytes(rows: 40_000, seed: 5)).table
    let codes = repository.codes
    func share(_ count: Int) -> Double { Double(count) / Double(table.count) * 100 }
    for (id, published) in [("written", 66.9), ("reception", 23.0), ("trust-phone", 10.2)] {
      let number = try #require(codes.channels.number(of: id))
      #expect(abs(share(table.channels.count { Int($0) == number }) - published) < 1)
    }
    for (id, published) in [
      ("justice", 31.4), ("land-housing", 19.0), ("social", 17.2), ("awards-status", 7.7),
      ("economy", 7.6), ("other", 17.1),
    ] {
      let number = try #require(codes.topics.number(of: id))
      let count = table.topics.count { codes.topics.top(of: Int($0)) == number }
      #expect(abs(share(count) - published) < 1)
    }
    #expect(abs(share(table.flags.count { $0.contains(.collective) }) - 4) < 0.5)
    for question in [AppealFlags.repeated, .inspected, .extended] {
      #expect((1.0...20).contains(share(table.flags.count { $0.contains(question) })))
    }
    #expect(Set(table.statuses).count == codes.statuses.count)
    #expect(Set(table.outcomes).count == codes.outcomes.count + 1)
  }

  @Test("some answers are late, most are in time")
  func timeliness() throws {
    let table = repository.read(try bytes(rows: 10_000, seed: 6)).table
    var (inTime, late) = (0, 0)
    for row in 0..<table.count {
      guard let registered = table.registered[row], let closed = table.closed[row],
        let due = repository.deadlines.dueDate(registered: registered, in: repository.calendar)
      else { continue }
      if closed <= due.date { inTime += 1 } else { late += 1 }
    }
    #expect(late * 100 > inTime * 5 && late * 100 < inTime * 25)
  }

  @Test("every reference has a check digit and is no bank card's")
  func references() throws {
    let table = repository.read(try bytes(rows: 3000, seed: 9)).table
    for row in 0..<table.count {
      let digits = table.references[row].utf8.map { $0 - 0x30 }
      #expect(digits.count == 16)
      #expect(CheckDigit.mod11_2(digits.dropLast()) == digits.last)
      #expect(!CheckDigit.isLuhnValid(digits))
    }
  }

  @Test("works with an office's own codes")
  func otherCodes() throws {
    let entry = "[{code: x, name: {ky: а, ru: а, en: a}}]"
    let text = ["channels", "kinds", "topics", "regions", "bodies", "outcomes"]
      .map { "\($0): \(entry)\n" }.joined()
    let statuses = "statuses: [{code: open, name: N}, {code: done, name: N, outcomes: [x]}]"
      .replacing("N", with: "{ky: а, ru: а, en: a}")
    var diagnostics: [Diagnostic] = []
    let codes = try #require(
      AppealCodes.parse(text + statuses, path: "c", reporting: &diagnostics))
    let demonstration = try DemonstrationRegistry(
      rows: 500, seed: 1, codes: codes, calendar: repository.calendar, lastDay: day("2026-11-20"))
    var reader = RegistryReader(
      codes: codes, calendar: repository.calendar, asOf: try day("2026-11-20"), path: "a.csv")
    demonstration.write { reader.feed($0) }
    let registry = reader.finish(reporting: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(registry.table.count == 500)
    #expect(Set(registry.table.statuses) == [1, 2])
  }

  @Test("refuses days the calendar does not cover")
  func notCovered() throws {
    for lastDay in ["2023-12-31", "2024-01-01", "2029-01-01"] {
      #expect(throws: DemonstrationRegistry.Fault.daysNotCovered) {
        _ = try bytes(rows: 1, seed: 1, lastDay: lastDay)
      }
    }
  }

  @Test("is marked as a demonstration in the settings written for it")
  func settings() throws {
    let demonstration = try DemonstrationRegistry(
      rows: 1, seed: 42, codes: repository.codes, calendar: repository.calendar,
      lastDay: day("2026-11-20"))
    let file = try #require(RelativePath("appeals.csv"))
    var diagnostics: [Diagnostic] = []
    let settings = RegistrySettings.parse(
      demonstration.settingsText(file: file), path: "registry.yaml", reporting: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(settings?.sources.map(\.files) == [["appeals.csv"]])
    #expect(settings?.isDemonstration == true)
    #expect(try settings?.lastDay == day("2026-11-20"))
    #expect(settings?.seed == 42)
  }
}
