import Foundation
import SeededRandom
import Testing

@testable import Privacy

/// The fast sieve against the slow one and against the full examination, on texts made of what they
/// look for, in pieces and among other words, at all distances from the edges of blocks.
@Suite struct BlockSieveTests {
  private static let quiet = [
    "жана ", "кайрылуу ", "өткөрүү ", "Мөөнөт ", "документ ", "рассмотрение ", "Жыйын. ",
    "the office ",
    "үчүн, ", "арыз\n", "\n\n", "- ", "| 709 ", "|\n", "## Бөлүм {#part-1}\n", "Кайрылуулардын ",
    ": ",
    "«Закон» ", "– ", "№ ", "…", "**Салык** ", "`код` ", "[Жыл](../ky.md) ", "Свет ", "И ",
  ]
  private static let telling = [
    "ул. ", "Улица ", "УЛ. ", "пр-т ", "Проспект ", "көчөсү ", "КӨЧӨСҮ, ", "мкр. ", "Street ",
    "avenue ",
    "Иванов ", "Сергеевич ", "Петровна ", "уулу ", "кызы ", "А. ", "Ө.", "Zh. ", "12 ", "7, ", "ID",
    "AN ",
    "1234567", "21503198012345", "+996 ", "555 ", "123456", "a@mail.kg", "Асан ", "Светлана ",
    "Светл",
    "\u{A0}", "\u{2BC}", "é", "12-34", "(555)", "\u{2011}", "/", "ж/м", "б-р", "*", "__", "`", "\\",
    "&nbsp;",
    "&#51;", "ул", "ица ", "Петр", "овна ", "ПЕТРОВНА ", "Ильич ", "ильич", "ильиЧ ", "Asanov ",
    "у. ", "к.",
    "１２３", "\u{2012}", "0", "  ", "-", "\t", "дом 5 кв. 7 ", "Ёлкин ", "ули*ца ", "Петро__вна ",
    "ЁЛКА", "Ң", "Үсөн ",
    "ҮСӨН ", "\r\n",
  ]

  /// The fast sieve sends the first line to the slow one, whatever it holds.
  private static let firstLine = "the first line\n"

  /// Some two thousand bytes, of which one word in `rarity` is of those that are looked for.
  private func text(_ rarity: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 2000 {
      let isTelling = Int.random(in: 0..<rarity, using: &generator) == 0
      let parts = isTelling ? BlockSieveTests.telling : BlockSieveTests.quiet
      bytes += Array(parts.randomElement(using: &generator)!.utf8)
    }
    return bytes
  }

  /// Where the lines begin that the fast sieve sends to the slow one.
  private func looks(_ bytes: [UInt8]) -> Set<Int> {
    var looks: Set<Int> = []
    var next = 0
    while let place = BlockSieve.firstSuspicion(in: bytes, from: next) {
      let start = (bytes[next..<place].lastIndex(of: 0x0A) ?? next - 1) + 1
      looks.insert(start)
      next = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count) + 1
    }
    return looks
  }

  private func missed(_ bytes: [UInt8]) -> [String] {
    let looks = looks(bytes)
    var missed: [String] = []
    var start = 0
    while start < bytes.count {
      var end = start
      let isSuspicious = !LineSieve.suspicion(of: bytes.span, from: &end).isEmpty
      if isSuspicious, !looks.contains(start) {
        missed.append(String(decoding: bytes[start..<end], as: UTF8.self))
      }
      start = end + 1
    }
    return missed
  }

  @Test(
    "no line in which the slow sieve finds something is passed over", arguments: [1, 4, 40, 400])
  func lines(rarity: Int) {
    var generator = SeededGenerator(seed: UInt64(rarity))
    for _ in 0..<300 {
      let missed = missed(text(rarity, &generator))
      #expect(missed.isEmpty, "\(missed)")
    }
  }

  @Test("nor in bytes that are no text")
  func brokenBytes() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<600 {
      var bytes = text(10, &generator)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      let missed = missed(bytes)
      #expect(missed.isEmpty, "\(missed)")
    }
  }

  /// A sign of two or three bytes may lie in two blocks.
  @Test("nor a number whose signs the edge of a block cuts")
  func cutSigns() {
    let separators = [
      "\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}",
      "\u{2212}", "\u{FF0D}", "\u{3000}", " ", "-", ".", "\u{AD}", "\u{200B}", "\u{2060}",
    ]
    let digits = ["0555", "123456"]
    let wide = ["０５５５", "１２３４５６"]
    var missed: [String] = []
    for separator in separators {
      for number in [
        digits.joined(separator: separator), wide.joined(separator: separator),
        ["+996", "555", "123456"].joined(separator: separator),
        ["2150", "3198", "0123", "45"].joined(separator: separator),
        "АН88-3" + separator + "56 79", "ID" + separator + "1234567",
      ] {
        for gap in 0..<64 {
          let before = BlockSieveTests.firstLine + String(repeating: "x", count: gap)
          let text =
            before + " тел. " + number + " сөз" + String(repeating: " сөз сөз\n", count: 20)
          missed += self.missed(Array(text.utf8))
        }
      }
    }
    #expect(missed.isEmpty, "\(missed.count): \(missed.prefix(5))")
  }

  @Test(
    "nor the only telling word of a text, wherever it stands and however its letters are written")
  func everyPlace() {
    var generator = SeededGenerator(seed: 5)
    var missed: [String] = []
    for word in Signs.beginnings + Signs.endings.map({ "арыз" + $0 }) {
      for word in [word.capitalized, word, word.uppercased()] {
        for _ in 0..<8 {
          let gap = Int.random(in: 0..<70, using: &generator)
          let before = BlockSieveTests.firstLine + String(repeating: " ", count: gap)
          missed += self.missed(Array((before + word + String(repeating: " иш", count: 40)).utf8))
        }
      }
    }
    #expect(missed.isEmpty, "\(Set(missed).count): \(missed.prefix(3))")
  }

  @Test(
    "nor a number or a name with marks in it, wherever it stands",
    arguments: [
      "0555 123 456", "AN 1234567", "05\u{A0}55-12-34-56", "ули*ца", "Петро**вна", "А*.", "Жа. ",
      "ж_/м",
    ])
  func everyDistance(part: String) {
    let other = String(repeating: "иш ", count: 40)
    for before in 0..<130 {
      for behind in stride(from: 0, to: 130, by: 7) {
        let text =
          BlockSieveTests.firstLine + other + String(repeating: " ", count: before) + part + " "
          + other.prefix(behind)
        #expect(missed(Array(text.utf8)).isEmpty, "\(before) \(behind)")
      }
    }
  }

  @Test("a file has the hits of its lines", arguments: [2, 12, 100])
  func files(rarity: Int) {
    var generator = SeededGenerator(seed: UInt64(100 + rarity))
    for _ in 0..<60 {
      let bytes = text(rarity, &generator)
      let found = PersonalData.hits(inFile: bytes).map { "\($0.line) \($0.hit) \($0.text)" }
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let wanted = lines.enumerated().flatMap { number, line in
        let plain = PlainLine(String(decoding: line, as: UTF8.self))
        return PersonalData(plain.scalars).hits().map {
          "\(number + 1) \(plain.original($0)) \(plain.text(of: $0))"
        }
      }
      #expect(found == wanted)
    }
  }

  @Test("numbers in all groupings are found as without the sieve")
  func numbers() {
    var generator = SeededGenerator(seed: 8)
    let separators = [
      "", "", "", "-", " ", "  ", "   ", "    ", "\u{A0}", "\u{2012}", " (", ") ", ".", "*", "a",
    ]
    let starts = ["", "+", "(", "ID", "AN ", "ID № ", "x ", "0555", "996", "2150319801234"]
    for _ in 0..<40_000 {
      var text = starts.randomElement(using: &generator)!
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        text += "\(Int.random(in: 0...9, using: &generator))"
        text += separators.randomElement(using: &generator)!
      }
      var start = 0
      let suspicion = LineSieve.suspicion(of: Array(text.utf8).span, from: &start)
      let plain = PersonalData(PlainLine(text).scalars)
      #expect(plain.hits() == plain.hits(suspicion), "\(text)")
    }
  }
}
