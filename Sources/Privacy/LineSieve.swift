/// Tells in one pass over its bytes whether a line may hold anything personal, so that the careful
/// look is taken at few lines. Never says no to a line with a hit (a test holds the two together).
struct LineSieve {
  private var digits = 0
  private var hasStreet = false
  private var window: UInt64 = 0

  /// Fewer digits than the shortest number that is looked for.
  private static let fewestDigits = 7

  static func mayHold(_ line: Span<UInt8>) -> Bool {
    var sieve = LineSieve()
    var atWordStart = true
    // Bytes of a no-break space, a quotation mark or a dash that are still to come.
    var punctuation = 0
    for index in line.indices {
      let byte = line[index]
      if byte &- 0x30 <= 9 {
        sieve.digits += 1
        if sieve.digits >= fewestDigits { return true }
      } else if byte == UInt8(ascii: "@") {
        return true
      } else if byte == UInt8(ascii: "."), sieve.isAfterInitial(line, index) {
        return true
      }
      sieve.window = sieve.window << 8 | UInt64(byte)
      if byte >= 0x80, sieve.endsPatronymic { return true }
      if byte == 0xC2 { punctuation = 2 } else if byte == 0xE2 { punctuation = 3 }
      let isLetter =
        punctuation == 0 && (byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20))
      if punctuation > 0 { punctuation -= 1 }
      if atWordStart, isLetter, beginsStreet(line, index) { sieve.hasStreet = true }
      atWordStart = !isLetter
    }
    return sieve.hasStreet && sieve.digits > 0
  }

  /// A single capital letter before the dot, with no letter before it.
  private func isAfterInitial(_ line: Span<UInt8>, _ dot: Int) -> Bool {
    var start = dot - 1
    guard start >= 0 else { return false }
    if line[start] >= 0x80 {
      start -= 1
      // Capital Cyrillic letters lie in D0 80 to D0 AF; Ө, Ү and Ң in D2 and D3.
      guard start >= 0,
        line[start] == 0xD0 && line[start + 1] < 0xB0 || line[start] == 0xD2
          || line[start] == 0xD3
      else { return false }
    } else if !(0x41...0x5A).contains(line[start]) {
      return false
    }
    if start == 0 { return true }
    let before = line[start - 1]
    // A no-break space ends in A0; a letter before an initial makes it the end of a word.
    return before < 0x80 ? !(0x61...0x7A).contains(before | 0x20) : before == 0xA0 || before == 0xAF
  }

  private static let patronymics = ["вич", "ьич", "вна", "чна"].map(packed)
  private static let uulu = packed("уулу")
  private static let kyzy = packed("кызы")

  private var endsPatronymic: Bool {
    let three = window & 0xFFFF_FFFF_FFFF
    if window == LineSieve.uulu || window == LineSieve.kyzy { return true }
    return three == LineSieve.patronymics[0] || three == LineSieve.patronymics[1]
      || three == LineSieve.patronymics[2] || three == LineSieve.patronymics[3]
  }

  private static func packed(_ text: String) -> UInt64 {
    text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let streets = [
    "ул", "көч", "коч", "просп", "пр", "пер", "буль", "мкр", "микр", "кичир", "street", "aven",
    "lane", "boul",
  ].map { Array($0.utf8) }

  /// The beginning of a word for a street, in either case. Short ones must end there.
  private static func beginsStreet(_ line: Span<UInt8>, _ start: Int) -> Bool {
    for street in streets where begins(line, start, street) {
      let end = start + street.count
      if street.count > 6 || street.count <= 6 && street[0] < 0x80 { return true }
      if end == line.count { return true }
      // `ул.`, `пр-т`, `пер.`: the next byte is no letter; `улица`: и follows.
      if line[end] < 0x80 || street == streets[0] && end + 1 < line.count && line[end + 1] == 0xB8 {
        return true
      }
      if street == streets[5] && end + 1 < line.count && line[end + 1] == 0xB5 { return true }
      if street.count == 6 && street != streets[5] { return true }
    }
    return false
  }

  private static func begins(_ line: Span<UInt8>, _ start: Int, _ word: [UInt8]) -> Bool {
    guard start + word.count <= line.count else { return false }
    var index = 0
    while index < word.count {
      let byte = line[start + index]
      if byte < 0x80 {
        guard byte | 0x20 == word[index] else { return false }
        index += 1
        continue
      }
      guard index + 1 < word.count else { return false }
      guard lowered(byte, line[start + index + 1]) == (word[index], word[index + 1]) else {
        return false
      }
      index += 2
    }
    return true
  }

  /// The two bytes of a Cyrillic letter in lower case: А-П are D0 90-9F for D0 B0-BF, Р-Я are
  /// D0 A0-AF for D1 80-8F, and Ө is D3 A8 for D3 A9.
  private static func lowered(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
    switch (first, second) {
    case (0xD0, 0x90...0x9F): (0xD0, second + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, second - 0x20)
    case (0xD3, 0xA8): (0xD3, 0xA9)
    default: (first, second)
    }
  }
}
