import SeededRandom
import Testing

@testable import Markdown

/// The survey of many bytes at a time against one that looks at each character by itself.
@Suite struct SurveyTests {
  private static let parts = [
    "Мөөнөт ", "the office ", "\n", "\n\n", "\r\n", "\r", "– ", "«а»", "\t", "é", "№ 5", "\u{85}",
    "\u{200B}",
    "\u{202E}", "\u{7F}", "\u{1}", "😀", "ж", "a", "| 12 |\n", "\u{7FF}", "\u{800}",
  ]

  private func text(_ generator: inout SeededGenerator) -> [UInt8] {
    let rarity = Int.random(in: 1...200, using: &generator)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...120, using: &generator) {
      let isAny = Int.random(in: 0..<rarity, using: &generator) == 0
      let parts = isAny ? SurveyTests.parts[...] : SurveyTests.parts[..<3]
      bytes += Array(parts.randomElement(using: &generator)!.utf8)
    }
    while Int.random(in: 0..<3, using: &generator) == 0, !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    return bytes
  }

  private func slowly(_ bytes: [UInt8]) -> (lineStarts: [Int], faults: [Int]) {
    var (lineStarts, faults) = ([bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0], [Int]())
    var offset = lineStarts[0]
    while offset < bytes.count {
      let (scalar, length) = bytes.withUnsafeBufferPointer { decodeScalar(in: $0, at: offset) }
      if CharacterFault.Kind(scalar) != nil, faults.count < CharacterFault.limit {
        faults.append(offset)
      }
      offset += length
      let isPair = scalar == "\r" && offset < bytes.count && bytes[offset] == 0x0A
      if isPair { offset += 1 }
      if scalar == "\n" || scalar == "\r" { lineStarts.append(offset) }
    }
    if lineStarts.last != bytes.count || bytes.isEmpty { lineStarts.append(bytes.count) }
    return (lineStarts, faults)
  }

  @Test("finds the lines and the faults that a slow look finds")
  func same() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<6000 {
      let bytes = text(&generator)
      let (survey, wanted) = (Survey(of: bytes), slowly(bytes))
      #expect(survey.lineStarts == wanted.lineStarts, "\(bytes)")
      #expect(survey.faults.map(\.offset) == wanted.faults, "\(bytes)")
    }
  }
}
