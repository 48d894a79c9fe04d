import Appeals
import Core
import References
import Testing

@testable import Lookup

@Suite("Appeal records")
struct AppealRecordsTests {
  private static let codes = """
    channels: [{code: written, name: {ky: к, ru: п, en: w}}]
    kinds: [{code: complaint, name: {ky: к, ru: п, en: w}}]
    topics: [{code: secret-topic, name: {ky: к, ru: п, en: w}}]
    regions: [{code: KG-GB, name: {ky: к, ru: п, en: w}}]
    bodies: [{code: ministry, name: {ky: к, ru: п, en: Ministry}}]
    outcomes: [{code: satisfied, name: {ky: к, ru: п, en: satisfied}}]
    statuses:
      - {code: registered, name: {ky: к, ru: п, en: registered}}
      - {code: answered, name: {ky: к, ru: п, en: answered}, outcomes: [satisfied]}
    """
  private static let rules = """
    rules:
      - from: 2019-01-01
        working_days: 14
        confirmed: 2026-03-12
        source: {ky: к, ru: п, en: w}
        url: https://portal.example/
    """
  private static let calendar = """
    covered: {from: 2019, until: 2028}
    names: {}
    holidays: []
    """
  private static let header = AppealColumn.header + "\n"

  private struct Office {
    let table: AppealTable
    let journey: AppealJourney
    let codes: AppealCodes
  }

  private func office(_ rows: [String]) throws -> Office {
    var diagnostics: [Diagnostic] = []
    let codes = try #require(
      AppealCodes.parse(Self.codes, path: "codes.yaml", reporting: &diagnostics), "\(diagnostics)")
    let rules = try #require(
      DeadlineRules.parse(Self.rules, path: "deadlines.yaml", reporting: &diagnostics))
    let calendar = try #require(
      WorkingCalendar.parse(Self.calendar, path: "calendar.yaml", reporting: &diagnostics))
    var reader = RegistryReader(codes: codes, calendar: calendar, asOf: nil, path: "appeals.csv")
    let csv = Array((Self.header + rows.joined(separator: "\n") + "\n").utf8)
    reader.feed(csv.span)
    let registry = reader.finish(reporting: &diagnostics)
    #expect(registry.rowsRejected == 0, "\(diagnostics)")
    return Office(
      table: registry.table,
      journey: AppealJourney(codes: codes, rules: rules, calendar: calendar), codes: codes)
  }

  private func row(
    _ reference: String, status: String = "registered", closed: String = "", outcome: String = "",
    extended: String = "no"
  ) -> String {
    "\(reference),2026-11-02,2026-11-03,written,complaint,no,1,no,secret-topic,KG-GB,ministry,0,no,"
      + "\(status),\(extended),\(closed),\(outcome)"
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  private func records(
    _ office: Office, _ policy: ReferencePolicy, grammar: ReferenceGrammar = .numbers,
    reporting diagnostics: inout [Diagnostic]
  ) -> AppealRecords? {
    AppealRecords(
      of: office.table, rows: (0..<UInt32(office.table.count)).map(\.self), journey: office.journey,
      policy: policy, grammar: grammar, secrets: LookupSecrets(current: sampleSecret()),
      location: { SourceLocation(path: "appeals.csv", line: $0 + 2) }, reporting: &diagnostics)
  }

  @Test("an open appeal says who holds it and by when, a closed one how it ended")
  func journeys() throws {
    let office = try office([
      row("4929071538264109"),
      row("0038526018159083", status: "answered", closed: "2026-11-20", outcome: "satisfied"),
      row("30166131860913909969", extended: "yes"),
    ])
    var diagnostics: [Diagnostic] = []
    let records = try #require(records(office, .reference, reporting: &diagnostics))
    let source = records.lookupRecords
    var batch = RecordBatch()
    source.records([0, 1, 2], &batch)
    let payload = Payload(bodies: source.bodies)
    var text: [UInt8] = []
    let json = (0..<3).map { index in
      let count = payload.write(whole: index, of: batch, over: &text)
      return String(decoding: text[..<count], as: UTF8.self)
    }
    #expect(
      json == [
        #"{"s":1,"r":"2026-11-03","d":"2026-11-23","b":"ministry","t":[[-1,0],[0,1]]}"#,
        #"{"s":2,"o":1,"r":"2026-11-03","d":"2026-11-23","t":[[-1,0],[0,1],[17,5]]}"#,
        #"{"s":1,"r":"2026-11-03","b":"ministry","t":[[-1,0],[0,1]]}"#,
      ])
    #expect(records.passphrase(2) == Passphrase(reference: "30166131860913909969"))
  }

  @Test("each policy has its own passphrase", arguments: ReferencePolicy.allCases)
  func policies(_ policy: ReferencePolicy) throws {
    let office = try office([row("па 2026/15073"), row("ПА-2026-015074")])
    let grammar = sampleGrammar([("reg", "ПА~{y}~{d:6}", nil)])
    var diagnostics: [Diagnostic] = []
    let records = try #require(
      records(office, policy, grammar: grammar, reporting: &diagnostics))
    let secret = sampleSecret()
    let expected =
      switch policy {
      case .reference, .plain: Passphrase(reference: "ПА-2026-015073")
      case .referenceWithCode:
        Passphrase(
          reference: "ПА-2026-015073", accessCode: secret.accessCode(for: "ПА-2026-015073"))
      case .trackingNumber: Passphrase(reference: "2502367083362798")
      }
    #expect(records.passphrase(0) == expected)
    #expect(records.lookupRecords.passphrase(0) == expected.bytes)
    #expect(records.passphrase(0) != records.passphrase(1))
    #expect(records.manifestEntries.map(\.hasAccessCode) == [policy == .referenceWithCode])
    let scanner = LeakScanner(records.leakPatterns)
    let path = try #require(RelativePath("index.html"))
    let page = Array("<p>ПА-2026-015073 \(expected.accessCode ?? expected.reference)</p>".utf8)
    #expect(scanner.leaks(in: page, path: path).isEmpty == (policy == .plain))
    let cost = try records.guessingCost(
      iterations: 100_000, asOf: day("2026-11-22"),
      retention: Retention(years: 3, asOf: day("2026-11-22")))
    #expect(cost.rows.map(\.records) == [2])
    #expect((cost.verdict == .ok) == policy.derivesNumbers)
  }

  @Test("the next year adds as many records as the last and drops what retention drops")
  func growth() throws {
    let numbers = [
      "9195988501877752", "8258218269200289", "7001838032838214", "5254434451687458",
      "5453729459906013",
    ]
    let long = "2022-11-02,2022-11-03"
    let office = try office(
      numbers.prefix(3).map { row($0) } + [
        // Kept in the next year too, and dropped in it.
        row(numbers[3]).replacing("2026-11-02,2026-11-03", with: long),
        row(numbers[4], status: "answered", closed: "2023-05-02", outcome: "satisfied")
          .replacing("2026-11-02,2026-11-03", with: long),
      ])
    var diagnostics: [Diagnostic] = []
    let records = try #require(records(office, .reference, reporting: &diagnostics))
    let cost = try records.guessingCost(
      iterations: 100_000, asOf: day("2026-11-22"),
      retention: Retention(years: 3, asOf: day("2026-11-22")))
    let ratio = cost.rows[0].dollarsForAll / cost.rows[0].dollarsPerRecordInAYear
    #expect(ratio == 5 + 3 - 1)
  }

  @Test("references that follow no pattern are reported by row, without their text")
  func mismatches() throws {
    let office = try office([row("4929071538264109"), row("05-6/1234")])
    var diagnostics: [Diagnostic] = []
    #expect(records(office, .reference, reporting: &diagnostics) == nil)
    #expect(diagnostics.map(\.code) == ["reference.mismatch"])
    #expect(diagnostics.map(\.location.line) == [3])
    #expect(!"\(diagnostics)".contains("1234"))
  }

  @Test("two spellings of one reference are one reference")
  func twins() throws {
    let office = try office([row("05-6/1234"), row("5-6-01234")])
    let grammar = sampleGrammar([("reg", "{d:2}~{d:1-2}~{d:1-6}", nil)])
    var diagnostics: [Diagnostic] = []
    let records = try #require(
      records(office, .reference, grammar: grammar, reporting: &diagnostics))
    #expect(
      RecordKeys(
        of: records.lookupRecords, cache: KeyCache(period: samplePeriod()),
        reporting: &diagnostics) == nil)
    #expect(diagnostics.map(\.code) == ["lookup.duplicate"])
  }

  @Test("nothing about topic or region is in any published byte")
  func demographics() throws {
    let office = try office([row("4929071538264109")])
    var diagnostics: [Diagnostic] = []
    let records = try #require(records(office, .plain, reporting: &diagnostics))
    let tree = PlainTree(of: records.lookupRecords, period: samplePeriod(), previous: nil)
    let text = String(decoding: tree.shard(at: 0).bytes, as: UTF8.self)
    let names = CodeNames(
      of: office.codes, notStated: Localized(ky: "", ru: "", en: ""),
      events: AppealEvent.allCases.map { Localized(ky: "\($0)", ru: "", en: "") })
    for word in ["secret-topic", "KG-GB", "complaint", "written"] {
      #expect(!text.contains(word) && !names.json(in: .en).contains(word))
    }
    #expect(text.contains("4929071538264109") && text.contains("ministry"))
  }
}
