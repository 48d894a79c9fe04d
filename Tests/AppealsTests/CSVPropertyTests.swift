import Testing

@testable import Appeals

/// Random tables, printed in random ways and cut into random pieces.
@Suite struct CSVPropertyTests {
  static let seeds = (0..<200).map { UInt64($0) }

  @Test("reads back what was printed", arguments: seeds)
  func roundTrip(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let table = randomTable(&generator)
    let bytes = print(table, &generator)
    let pieces = (0..<20).map { _ in 1 + generator.below(30) } + [1 + generator.below(500)]
    let result = readCSV(bytes, pieces: pieces)
    #expect(result.rows == table, "seed \(seed)")
    #expect(result.problems.isEmpty, "seed \(seed)")
  }

  @Test("what is read from damaged bytes does not depend on the chunks", arguments: seeds)
  func chunking(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var bytes = print(randomTable(&generator), &generator)
    let damage: [UInt8] = Array("\",\r\n\0x".utf8) + [0xD2, 0xFF]
    for _ in 0..<(1 + generator.below(6)) {
      bytes[generator.below(bytes.count)] = damage[generator.below(damage.count)]
    }
    let whole = readCSV(bytes)
    for piece in [1, 1 + generator.below(9), 1 + generator.below(99)] {
      let parts = readCSV(bytes, pieces: [piece])
      #expect(parts.rows == whole.rows, "seed \(seed), pieces of \(piece)")
      #expect(parts.lines == whole.lines, "seed \(seed), pieces of \(piece)")
      #expect(parts.problems == whole.problems, "seed \(seed), pieces of \(piece)")
    }
  }

  private func randomTable(_ generator: inout SplitMix64) -> [[String]] {
    let alphabet = ["a", "1", "Ө", "ң", "🙂", " ", ",", "\"", "\n", "\r", "\r\n", "\"\"", ";"]
    let columns = 1 + generator.below(6)
    return (0..<(1 + generator.below(12))).map { _ in
      (0..<columns).map { _ in
        (0..<generator.below(8)).map { _ in alphabet[generator.below(alphabet.count)] }.joined()
      }
    }
  }

  private func print(_ table: [[String]], _ generator: inout SplitMix64) -> [UInt8] {
    let lineEnd = ["\n", "\r\n", "\r"][generator.below(3)]
    var text = generator.happens(1, of: 2) ? "\u{FEFF}" : ""
    for (number, row) in table.enumerated() {
      text += row.map { quote($0, alone: row.count == 1, &generator) }.joined(separator: ",")
      if number < table.count - 1 || generator.happens(1, of: 2) { text += lineEnd }
    }
    return Array(text.utf8)
  }

  /// A field that is all of its row is quoted when empty: an empty line is no row.
  private func quote(_ text: String, alone: Bool, _ generator: inout SplitMix64) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    let must = text.unicodeScalars.contains { special.contains($0) } || alone && text.isEmpty
    guard must || generator.happens(1, of: 3) else { return text }
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    return "\"" + String(quoted) + "\""
  }
}
