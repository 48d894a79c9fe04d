import Core
import Testing

@testable import Appeals

/// Events read by several cores are those that are read line by line, and so is what is said of them.
@Suite struct EventsAheadTests {
  let fixture: EventFixture

  init() throws { fixture = try EventFixture() }

  /// All that a reading says, of the whole text in a batch that is never full, or of batches.
  private func read(_ text: [UInt8], batchSize: Int = 1 << 40, pieces: [Int]) -> [String] {
    var reader = EventsReader(
      codes: fixture.codes, table: fixture.table, asOf: EventFixture.asOf, path: "events.csv",
      batchSize: batchSize)
    feed(text, pieces: pieces) { reader.feed($0) }
    var diagnostics: [Diagnostic] = []
    let events = reader.finish(reporting: &diagnostics)
    let steps = (0..<fixture.table.count).flatMap { fixture.spelled(events, row: $0) + ["-"] }
    return steps + diagnostics.map { "\($0)" }
  }

  private static let references = ["4929071538264109", "ПА-2026-15", "20260302000000000007"]
  private static let ends = ["\n", "\n", "\r\n", "\n\n"]
  private static let faulty = [
    "4929071538264100,2026-03-02,received,", "ПА-2026-15,2026-02-30,passed-on,mayor", "x,y",
    ",,,", "ПА-2026-15,2026-03-09,passed on,", "\"ПА-2026-15\",2026-04-01,referred,nobody",
    "20260302000000000007,2026-03-01,referred,mayor", "ПА-2026-15,2027-01-01,referred,mayor",
  ]

  /// Enough lines that batches begin, with each fault now and then.
  private func lines(_ generator: inout SplitMix64) -> String {
    var text = EventColumn.header + "\n"
    let faults = generator.below(2) == 0 ? 7 : 400
    while text.utf8.count < 100_000 {
      if generator.below(faults) == 0 {
        text += EventsAheadTests.faulty[generator.below(EventsAheadTests.faulty.count)]
      } else {
        let reference = EventsAheadTests.references[generator.below(3)]
        let day = CalendarDate(year: 2026, month: 3, day: 3 + generator.below(28))
        let body = ["mayor", "\"ministry\"", "\"agency\"", "cabinet"][generator.below(4)]
        text += "\(reference),\(day?.description ?? ""),passed-on,\(body)"
      }
      text += EventsAheadTests.ends[generator.below(4)]
    }
    return text
  }

  @Test("says the same in batches of any size", arguments: (0..<8).map { UInt64($0) })
  func same(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var bytes = Array(lines(&generator).utf8)
    if seed % 2 == 0 {
      let damage: [UInt8] = Array("\",\r\n\0x".utf8) + [0xD2, 0xFF]
      for _ in 0..<generator.below(9) {
        bytes[bytes.count - 1 - generator.below(15_000)] = damage[generator.below(damage.count)]
      }
    }
    for pieces in [[bytes.count], [70_000, 1 + generator.below(5000)]] {
      let plain = read(bytes, pieces: pieces)
      for size in [60 + generator.below(200), 1000 + generator.below(3000)] {
        let ahead = read(bytes, batchSize: size, pieces: pieces)
        let difference = zip(ahead, plain).first { $0 != $1 }
        #expect(difference == nil, "batches of \(size), pieces of \(pieces)")
        #expect(ahead.count == plain.count)
      }
    }
  }

  @Test("lines without faults are read ahead, and their batches are taken as they are")
  func ahead() {
    let lines = (0..<4000).map {
      "4929071538264109,2026-03-\(10 + $0 % 15),passed-on,\"mayor\"\n"
    }
    var reader = EventsReader(
      codes: fixture.codes, table: fixture.table, asOf: nil, path: "events.csv", batchSize: 500)
    let text = EventColumn.header + "\n" + lines.joined()
    feed(Array(text.utf8), pieces: [70_000, 10_000]) { reader.feed($0) }
    #expect(reader.readAhead.count >= 16)
    for batch in reader.readAhead {
      #expect(batch.wasRead && batch.setAside.isEmpty && batch.csv.isBetweenRows)
      #expect(batch.listed.count > 1)
    }
    #expect(reader.listed.count > 1000)
  }

  @Test("so is a journal of the office's own, with its filters, spellings and encoding")
  func mapped() throws {
    var generator = SplitMix64(seed: 7)
    let operations = ["Передано", "ПЕРЕДАНО", "печать", "Подшито", "поступило", "ответ дан"]
    let lines = (0..<3000).map { _ in
      let rare = generator.below(100) == 0
      let operation = operations[rare ? generator.below(6) : generator.below(3)]
      return "4929071538264109;\(1 + generator.below(28)).3.2026;\(operation);мэрия г. Бишкек\r\n"
    }
    let text = "Номер;Дата;Операция;Кому\r\n" + lines.joined()
    func read(batchSize: Int) throws -> [String] {
      var diagnostics: [Diagnostic] = []
      let settings = EventMappingTests().settings.replacing("направлено,", with: "передано,")
      let parsed = RegistrySettings.parse(settings, path: "r.yaml", reporting: &diagnostics)
      var reader = EventsReader(
        try #require(parsed?.events, "\(diagnostics)"), codes: fixture.codes,
        table: fixture.table, asOf: nil, path: "journal.csv", batchSize: batchSize,
        reporting: &diagnostics)
      feed(EncodedText.windows1251(text), pieces: [70_000, 3000]) { reader.feed($0) }
      let events = reader.finish(reporting: &diagnostics)
      return fixture.spelled(events, row: 0) + diagnostics.map { "\($0)" }
    }
    let plain = try read(batchSize: 1 << 40)
    #expect(plain.count > 50)
    #expect(try read(batchSize: 700) == plain)
  }
}
