import Core
import References
import Testing

@testable import Appeals

/// Reading by several cores says what reading row by row says.
@Suite struct ReadAheadTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  /// All that a reading says, of the whole text in a batch that is never full, or of batches.
  private func read(
    _ bytes: [UInt8], _ settings: RegistrySettings, _ references: ReferenceCheck? = nil,
    batchSize: Int = 1 << 40, pieces: [Int] = [1 << 20]
  ) -> [String] {
    var diagnostics: [Diagnostic] = []
    var reader = RegistryReader(
      codes: repository.codes, calendar: repository.calendar, asOf: nil,
      duplicates: settings.duplicates, faultyRows: settings.faultyRows, references: references,
      batchSize: batchSize)
    reader.begin(settings.sources[0], path: "a.csv", reporting: &diagnostics)
    feed(bytes, pieces: pieces) { reader.feed($0) }
    let registry = reader.finish(reporting: &diagnostics)
    let rows = (0..<registry.table.count).map { row in
      "\(registry.location(ofRow: row)) \(registry.table[row])"
    }
    return rows + diagnostics.map { "\($0)" } + ["\(registry.report)"]
  }

  private func settings(_ seed: UInt64) throws -> RegistrySettings {
    var diagnostics: [Diagnostic] = []
    let duplicates = ["stop", "first", "newest"][Int(seed % 3)]
    let faulty = seed % 2 == 0 ? "stop" : "leave-out"
    return try #require(
      RegistrySettings.parse(
        "demonstration: false\nduplicates: \(duplicates)\nfaulty_rows: \(faulty)\n"
          + RandomExport.settings, path: "registry.yaml", reporting: &diagnostics),
      "\(diagnostics)")
  }

  @Test("says the same in batches of any size", arguments: (0..<12).map { UInt64($0) })
  func same(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let text = RandomExport(seed: seed, rows: 300).text
    var bytes =
      switch seed % 4 {
      case 0: EncodedText.windows1251(text.replacing("Ө", with: "О").replacing("ү", with: "у"))
      case 1: EncodedText.utf16(text, bigEndian: false, mark: true)
      default: Array(text.utf8)
      }
    if seed % 3 == 0 {
      let damage: [UInt8] = Array("\",\r\n\0x".utf8) + [0xD2, 0xFF]
      for _ in 0..<generator.below(9) {
        bytes[bytes.count - 1 - generator.below(15_000)] = damage[generator.below(damage.count)]
      }
    }
    let settings = try settings(seed)
    let check =
      seed % 5 == 0 ? ReferenceCheck(grammar: .numbers(digits: 16), closedFrom: nil) : nil
    // Where the bytes are no text of one encoding, the pieces may decide which it is taken for.
    for pieces in [[bytes.count], [70_000, 1 + generator.below(5000)]] {
      let plain = read(bytes, settings, check, pieces: pieces)
      for size in [60 + generator.below(200), 1000 + generator.below(3000)] {
        let ahead = read(bytes, settings, check, batchSize: size, pieces: pieces)
        let difference = zip(ahead, plain).first { $0 != $1 }
        #expect(difference == nil, "batches of \(size), pieces of \(pieces)")
        #expect(ahead.count == plain.count)
      }
    }
  }

  private func batches(of text: String, size: Int) -> RowBatches {
    var batches = RowBatches(of: size)
    batches.append(Array(text.utf8).span)
    return batches
  }

  @Test("batches end where rows do, whatever stands in quotation marks", arguments: 5...60)
  func ends(size: Int) {
    let rows = ["a,b\n", "\"x\ny\",\"\"\n", "\"\"\"\n\",\r\n", "ө,\"\r\n\"\r\n"]
    let text = String(repeating: rows.joined(), count: 20)
    let ends = Set(
      (0..<80).map { rows[...($0 % 4)].joined().utf8.count + $0 / 4 * rows.joined().utf8.count })
    var batches = batches(of: text, size: size)
    var end = 0
    for batch in batches.take() {
      #expect(batch.bytes.count <= size)
      end += batch.bytes.count
      // A row that is longer than a batch is cut, and the next one said not to begin with a row.
      #expect(ends.contains(end) || size < 12)
    }
    #expect(end + batches.takeRest().count == text.utf8.count)
  }

  @Test("a line end in quotation marks ends no batch; nor does a mark that is never closed")
  func marks() {
    func cut(_ text: String) -> Int? { RowBatches.endOfRows(in: Array(text.utf8).span) }
    #expect(cut("a\n\"b\nc") == 2)
    #expect(cut("a\n\"b\nc\"\nd") == 8)
    #expect(cut("12345678\"\n") == nil)
    #expect(cut("") == nil)
    #expect(cut("a\rb") == nil)
    #expect(cut(String(repeating: "\"", count: 17) + "\n" + "\"\n") == 20)
  }

  @Test("rows without faults are read ahead, and their batches are taken as they are")
  func ahead() throws {
    let row = "A-%,\"two\nlines\",2026-03-02,2026-03-03,written,land,KG-C,,,1\n"
    let rows = (0..<4000).map { row.replacing("%", with: "\($0)") }
    var diagnostics: [Diagnostic] = []
    var reader = RegistryReader(
      codes: repository.codes, calendar: repository.calendar, asOf: nil, batchSize: 500)
    try reader.begin(settings(0).sources[0], path: "a.csv", reporting: &diagnostics)
    let text = RandomExport.header.joined(separator: ",") + "\n" + rows.joined()
    feed(Array(text.utf8), pieces: [70_000, 10_000]) { reader.feed($0) }
    #expect(reader.readAhead.count >= 16)
    for batch in reader.readAhead {
      #expect(batch.wasRead && batch.setAside.isEmpty && batch.csv.isBetweenRows)
      #expect(batch.table.count > 1)
    }
    #expect(reader.finish(reporting: &diagnostics).table.count == 4000)
    #expect(diagnostics.isEmpty)
  }
}
