import Core
import Testing

@testable import Lookup

@Suite("Payload")
struct PayloadTests {
  private let day = CalendarDate(iso: "2026-03-14")

  private func text(_ record: LookupRecord, size: Int = 192) -> String? {
    var bytes: [UInt8] = []
    guard Payload.append(record, size: size, to: &bytes) else { return nil }
    #expect(bytes.count == size)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("is the format's JSON and padded with spaces")
  func format() throws {
    let day = try #require(day)
    let record = LookupRecord(
      status: 2, outcome: 1, registered: day,
      deadline: day.adding(days: 20),
      steps: [
        LookupRecord.Step(day: day.adding(days: -2), event: .received),
        LookupRecord.Step(day: day, event: .registered),
        LookupRecord.Step(day: day.adding(days: 2), event: .referred, body: "MZ"),
        LookupRecord.Step(day: day.adding(days: 45), event: .answered),
      ])
    let json =
      #"{"s":2,"o":1,"r":"2026-03-14","d":"2026-04-03","t":[[-2,0],[0,1],[2,2,"MZ"],[45,5]]}"#
    #expect(text(record) == json + String(repeating: " ", count: 192 - json.utf8.count))
  }

  @Test("names the holder only where the steps do not, and escapes what it must")
  func holder() throws {
    let day = try #require(day)
    var record = LookupRecord(
      status: 1, registered: day, body: "MZ",
      steps: [LookupRecord.Step(day: day, event: .referred, body: "MZ")])
    #expect(text(record)?.contains(#""b""#) == false)
    record.body = "A\"B"
    #expect(
      text(record)?.hasPrefix(#"{"s":1,"r":"2026-03-14","b":"A\"B","t":[[0,2,"MZ"]]}"#) == true)
  }

  @Test(
    "leaves out steps from the middle, never the first, the last or the one that names the holder")
  func dropping() throws {
    let day = try #require(day)
    let steps = (0..<30).map {
      LookupRecord.Step(
        day: day.adding(days: $0), event: $0 == 29 ? .answered : .passedOn,
        body: $0 < 20 ? "BODY-NUMBER-\($0)" : nil)
    }
    let record = LookupRecord(
      status: 1, registered: day, steps: steps)
    let short = try #require(text(record))
    #expect(short.contains(#"[[0,3,"BODY-NUMBER-0"]"#))
    #expect(short.contains(#"[19,3,"BODY-NUMBER-19"]"#))
    #expect(short.contains("[29,5]]"))
    let shown = short.count { $0 == "[" } - 1
    #expect(short.contains("\"m\":\(30 - shown),"))
    #expect(shown > 3)
  }

  @Test("refuses a record that cannot fit")
  func tooLong() throws {
    let day = try #require(day)
    let record = LookupRecord(
      status: 1, registered: day,
      steps: [
        LookupRecord.Step(
          day: day, event: .referred, body: String(repeating: "X", count: 200))
      ])
    #expect(text(record) == nil)
    let tree = try sampleTree([Sample(passphrase: Passphrase(reference: "1"), record: record)])
    #expect(
      throws: SealingFailure.recordTooLong(SourceLocation(path: "appeals.csv", line: 2))
    ) {
      try tree.allShards
    }
  }
}
