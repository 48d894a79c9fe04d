import Appeals
import Core
import Testing

@testable import Lookup

@Suite("Payload")
struct PayloadTests {
  private let day = CalendarDate(iso: "2026-03-14")

  private func text(
    _ record: LookupRecord, _ steps: [LookupRecord.Step], bodies: [String] = ["MZ"]
  ) -> String? {
    Sample(passphrase: Passphrase(reference: "1"), record: record, steps: steps)
      .payload(bodies: bodies).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("is the format's JSON and padded with spaces")
  func format() throws {
    let day = try #require(day)
    let record = LookupRecord(
      status: 2, outcome: 1, registered: day, deadline: day.adding(days: 20))
    let steps = [
      LookupRecord.Step(day: day.adding(days: -2), event: .received),
      LookupRecord.Step(day: day, event: .registered),
      LookupRecord.Step(day: day.adding(days: 2), event: .referred, body: 1),
      LookupRecord.Step(day: day.adding(days: 45), event: .answered),
    ]
    let json =
      #"{"s":2,"o":1,"r":"2026-03-14","d":"2026-04-03","t":[[-2,0],[0,1],[2,2,"MZ"],[45,5]]}"#
    #expect(text(record, steps) == json + String(repeating: " ", count: 192 - json.utf8.count))
  }

  @Test("names the holder only where the steps do not, and escapes what it must")
  func holder() throws {
    let day = try #require(day)
    let bodies = ["MZ", "A\"B"]
    var record = LookupRecord(status: 1, registered: day, body: 1)
    let steps = [LookupRecord.Step(day: day, event: .referred, body: 1)]
    #expect(text(record, steps, bodies: bodies)?.contains(#""b""#) == false)
    record.body = 2
    #expect(
      text(record, steps, bodies: bodies)?.hasPrefix(
        #"{"s":1,"r":"2026-03-14","b":"A\"B","t":[[0,2,"MZ"]]}"#) == true)
  }

  @Test(
    "leaves out steps from the middle, never the first, the last or the one that names the holder")
  func dropping() throws {
    let day = try #require(day)
    let steps = (0..<30).map {
      LookupRecord.Step(
        day: day.adding(days: $0), event: $0 == 29 ? .answered : .passedOn,
        body: $0 < 20 ? $0 + 1 : 0)
    }
    let bodies = (0..<20).map { "BODY-NUMBER-\($0)" }
    let record = LookupRecord(status: 1, registered: day)
    let short = try #require(text(record, steps, bodies: bodies))
    #expect(short.contains(#"[[0,3,"BODY-NUMBER-0"]"#))
    #expect(short.contains(#"[19,3,"BODY-NUMBER-19"]"#))
    #expect(short.contains("[29,5]]"))
    let shown = short.count { $0 == "[" } - 1
    #expect(short.contains("\"m\":\(30 - shown),"))
    #expect(shown > 3)
  }

  @Test("spells every number and every day as it is")
  func numbers() throws {
    for status: UInt8 in [0, 9, 10, 99, 100, 255] {
      for days in [-20_526, -100, -99, -10, -9, 0, 9, 10, 99, 100, 999, 1000, 45_000] {
        let day = CalendarDate(dayNumber: 20_526)
        let record = LookupRecord(status: status, registered: day)
        let step = LookupRecord.Step(day: day.adding(days: days), event: .extended)
        let expected = #"{"s":\#(status),"r":"\#(day)","t":[[\#(days),4]]}"#
        #expect(text(record, [step])?.hasPrefix(expected) == true, "\(expected)")
      }
    }
    for dayNumber in stride(from: Int32(0), to: 65_000, by: 17) {
      let day = CalendarDate(dayNumber: dayNumber)
      let expected = #"{"s":1,"r":"\#(day)","t":[]}"#
      #expect(text(LookupRecord(status: 1, registered: day), [])?.hasPrefix(expected) == true)
    }
  }

  @Test("refuses a record that cannot fit")
  func tooLong() throws {
    let day = try #require(day)
    let record = LookupRecord(status: 1, registered: day)
    let steps = [LookupRecord.Step(day: day, event: .referred, body: 1)]
    let bodies = [String(repeating: "X", count: 200)]
    #expect(text(record, steps, bodies: bodies) == nil)
    let sample = Sample(passphrase: Passphrase(reference: "1"), record: record, steps: steps)
    let tree = try sampleTree([sample], bodies: bodies)
    #expect(
      throws: SealingFailure.recordTooLong(SourceLocation(path: "appeals.csv", line: 2))
    ) {
      try tree.allShards
    }
  }
}
