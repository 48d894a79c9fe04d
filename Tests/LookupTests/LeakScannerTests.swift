import Core
import References
import SeededRandom
import Testing

@testable import Lookup

@Suite("Leak scanner")
struct LeakScannerTests {
  private let path = RelativePath("ky/about/index.html")
  private let grammar = sampleGrammar([("slash", "{d:2}~{d:1-2}~{d:1-6}", nil)])

  private func scanner(_ references: [String], secret: LookupSecret? = nil) -> LeakScanner {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml")
    let letters = ReferencePattern(
      id: "reg", text: "ПА~{y}~{d:6}", aliases: ["PA"], at: place, reporting: &diagnostics)
    let all = ReferenceGrammar(
      patterns: grammar.patterns + [letters].compactMap(\.self), at: place,
      reporting: &diagnostics)
    var patterns = LeakPatterns(grammar: all ?? grammar)
    for reference in references { patterns.insert(reference) }
    if let secret { patterns.insert(secret: secret) }
    return LeakScanner(patterns)
  }

  private func offsets(_ text: String, _ scanner: LeakScanner) throws -> [Int] {
    try scanner.leaks(in: Array(text.utf8), path: #require(path)).map(\.offset)
  }

  @Test(
    "finds a number in any spelling",
    arguments: [
      "4929071538264109", "4929 0715 3826 4109", "4929-0715-3826-4109", "49-29-07-15-38-26-41-09",
      "4929\u{00A0}0715\u{00A0}3826\u{00A0}4109", "4929\u{2009}0715\u{2009}3826\u{2009}4109",
      "4929\u{202F}0715\u{202F}3826\u{202F}4109", "4929 – 0715 – 3826 – 4109",
      "4929.0715.3826.4109", "4929/0715/3826/4109", "4929_0715_3826_4109", "4929:0715:3826:4109",
      "4929071538264\u{00AD}109", "49290715\u{200B}38264109", "4929·0715·3826·4109",
      "4929•0715•3826•4109", "4929\u{2212}0715\u{2212}3826\u{2212}4109", "99994929071538264109",
      "49290715382641091", "4929  0715\t3826 4109",
    ])
  func numbers(_ spelling: String) throws {
    let scanner = scanner(["4929071538264109", "0038526018159083"])
    let place = spelling.hasPrefix("9999") ? 4 : 0
    for before in ["", "Номер: ", "<p>", "id", "#", "1 x ", "20261122,"] {
      let text = before + spelling + " болду"
      #expect(try offsets(text, scanner) == [before.utf8.count + place], "\(text)")
    }
  }

  @Test(
    "does not take other numbers for it",
    arguments: [
      "4929071538264108", "492907153826410", "4929,0715,3826,4109", "4929\n0715\n3826\n4109",
      "4929a071538264109", "4929    0715 3826 4109", "",
    ])
  func others(_ text: String) throws {
    #expect(try offsets(text, scanner(["4929071538264109"])).isEmpty)
  }

  @Test("finds every one of many numbers, of both lengths")
  func many() throws {
    var generator = SeededGenerator(seed: 40)
    let numbers = (0..<3000).map {
      TrackingNumber.random(digits: $0 % 2 == 0 ? 16 : 20, using: &generator)
    }
    let scanner = scanner(numbers)
    for number in numbers {
      #expect(try offsets("x\(number)y", scanner) == [1], "seed 40")
      let other = TrackingNumber.random(digits: 16, using: &generator)
      #expect(try offsets(other, scanner).isEmpty, "seed 40")
    }
  }

  @Test("finds access codes where they stand alone, whole or in groups")
  func codes() throws {
    let scanner = scanner(["466460625349"])
    for text in [
      "466460625349", "4664 6062 5349", "4664-6062-5349", "466 460 625 349", "466460 625349",
      "a466460625349b", "77 4664 6062 5349",
    ] {
      #expect(try offsets("код: " + text, scanner).count == 1, "\(text)")
    }
    for text in ["1466460625349", "4664606253490", "46646 0625349", "12,466460625341"] {
      #expect(try offsets(text, scanner).isEmpty, "\(text)")
    }
  }

  @Test(
    "finds a reference with letters as anybody may write it",
    arguments: [
      "ПА-2026-015073", "ПА-2026-15073", "па 2026 15073", "PA–2026–015073", "ПА2026015073",
      "pa-2026-015073", "PА/2026/15073", "ПА\u{00AD}-2026-015073", "ПА — 2026 — 015073",
    ])
  func letters(_ spelling: String) throws {
    let scanner = scanner(["ПА-2026-015073"])
    for before in ["", "№", "«", "(", "каттоо №", "2026, ", "/status/", "\u{00A0}"] {
      let found = try offsets(before + spelling + ".", scanner)
      #expect(found == [before.utf8.count], "\(before)\(spelling)")
    }
    #expect(try offsets(spelling.replacing("5073", with: "5074"), scanner).isEmpty)
  }

  @Test("finds a reference of mere digits as letters write it, not as a date")
  func slashes() throws {
    let scanner = scanner(["05-6-1234", "05-6-2024"])
    for text in ["05-6/1234", "05-6-1234", "05/6/1234", "05–6–1234", "№05-6/1234", "(05-6/1234)"] {
      #expect(try offsets(text, scanner).count == 1, "\(text)")
    }
    for text in ["05.06.2024", "05-06-2024", "05 6 1234", "05-61/234", "105-6/1234", "05-6/12345"] {
      #expect(try offsets(text, scanner).isEmpty, "\(text)")
    }
  }

  @Test("passes over long words of base64, but not over numbers in them")
  func base64() throws {
    let scanner = scanner(["05-6-1234", "4929071538264109"])
    let noise = String(repeating: "Zx9-", count: 60)
    #expect(try offsets("\"\(noise)05-6-1234-\(noise)\"", scanner).isEmpty)
    #expect(try offsets("\"\(noise)\" 05-6-1234", scanner) == [243])
    #expect(try offsets("\(noise)x4929071538264109\(noise)", scanner) == [241])
  }

  @Test("finds the secret raw, in hexadecimal and in base64")
  func secrets() throws {
    let bytes = (0..<32).map { UInt8($0 * 37 & 0xFF) }
    let secret = try #require(LookupSecret(bytes))
    let scanner = scanner([], secret: secret)
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let base64 = Base64URL.text(bytes)
    let standard = base64.replacing("-", with: "+").replacing("_", with: "/") + "="
    let spellings = [
      bytes, Array(hex.utf8), Array(hex.uppercased().utf8), Array(base64.utf8),
      Array(standard.utf8),
    ]
    for spelling in spellings {
      let leaks = scanner.leaks(in: [1, 2, 3] + spelling + [4], path: try #require(path))
      #expect(leaks.map(\.offset) == [3])
      #expect(leaks.first?.kind == .secret)
      #expect(scanner.leaks(in: Array(spelling.dropLast(8)), path: try #require(path)).isEmpty)
    }
  }

  @Test("says where, never what")
  func message() throws {
    let scanner = scanner(["4929071538264109"])
    let bytes = Array("<p>4929071538264109</p>".utf8)
    let place = try #require(path)
    let leak = try #require(scanner.leaks(in: bytes, path: place).first)
    #expect(leak.diagnostic.code == "lookup.leak")
    #expect(leak.diagnostic.location.path == "ky/about/index.html")
    #expect(leak.diagnostic.message.contains("byte 3 "))
    #expect(!"\(leak.diagnostic)".contains("4929"))
  }

  @Test("stops at the limit")
  func limit() throws {
    let text = String(repeating: "4929071538264109;", count: 50)
    let found = scanner(["4929071538264109"])
      .leaks(in: Array(text.utf8), path: try #require(path), limit: 5)
    #expect(found.map(\.offset) == [0, 17, 34, 51, 68])
  }

  @Test("finds nothing in what the records are sealed into")
  func sealedBytes() throws {
    let records = SampleRecords.make(2000, seed: 41)
    let scanner = scanner(records.map(\.passphrase.reference), secret: sampleSecret())
    for shard in try sampleTree(records).allShards {
      #expect(scanner.leaks(in: shard.bytes, path: shard.path).isEmpty)
      #expect(scanner.leaks(inSealedShard: shard.bytes, path: shard.path).isEmpty)
      #expect(shard.bytes.allSatisfy(SealedShard.mayHold))
    }
  }

  @Test("finds in a sealed shard what could be in one")
  func sealedLeaks() throws {
    let record = SampleRecords.make(1, seed: 42)
    let scanner = scanner(record.map(\.passphrase.reference), secret: sampleSecret())
    let shard = try sampleTree(record).shard(at: 0)
    let secret = sampleSecret().bytes
    let hex = secret.map { String($0, radix: 16) }.joined()
    for text in [hex, hex.uppercased(), Base64URL.text(secret), record[0].passphrase.reference] {
      for place in [30, 31, 500, shard.bytes.count - 80] {
        var bytes = shard.bytes
        bytes.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        // A number is found with the digits that stand before it by chance.
        let found = scanner.leaks(inSealedShard: bytes, path: shard.path)
        #expect(found.contains { abs($0.offset - place) < 4 }, "\(place)")
      }
    }
  }
}
