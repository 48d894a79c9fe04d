/// What a line may hold of persons, found in one pass over its bytes, so that the careful look is taken
/// at few lines and only for what may be there. Never leaves out a kind that has a hit (a test holds
/// the two together).
struct LineSieve {
  /// Kinds of rules that look for the same signs.
  struct Suspicion: OptionSet {
    let rawValue: UInt8

    static let numbers = Suspicion(rawValue: 1)
    static let emails = Suspicion(rawValue: 2)
    static let addresses = Suspicion(rawValue: 4)
    static let names = Suspicion(rawValue: 8)
    static let all: Suspicion = [.numbers, .emails, .addresses, .names]
  }

  private var found: Suspicion = []
  /// Of the run that only separators of numbers interrupt.
  private var digitsInRun = 0
  private var hasStreet = false

  /// Letters of the current word, and whether its first one is a capital.
  private var letters = 0
  private var isCapitalised = false
  /// The whole word as one number, its first four and its first six letters likewise, and its last four
  /// letters, 16 bits each, in lower case.
  private var word: UInt64 = 0
  private var four: UInt64 = 0
  private var six: UInt64 = 0
  private var tail: UInt64 = 0

  /// Fewer digits than the shortest number that is looked for.
  private static let fewestDigits = 7

  /// - Parameter index: the first byte of a line; left at its end.
  static func suspicion(of text: Span<UInt8>, from index: inout Int) -> Suspicion {
    var sieve = LineSieve()
    let signs = Signs.shared
    let letters = signs.letters.span
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") { break }
      if byte < 0x80 {
        let letter = letters[Int(byte)]
        if letter > 0 {
          sieve.take(letter: letter, isCapital: letter != UInt16(byte))
        } else {
          sieve.take(ascii: byte, signs)
        }
        index += 1
      } else {
        let (scalar, width) = decoded(text, index)
        let letter = scalar < UInt32(letters.count) ? letters[Int(scalar)] : 0
        if letter > 0 {
          sieve.take(letter: letter, isCapital: UInt32(letter) != scalar)
        } else {
          sieve.take(other: scalar, signs)
        }
        index += width
      }
    }
    sieve.endWord(signs)
    if sieve.hasStreet { sieve.found.insert(.addresses) }
    return sieve.found
  }

  /// Whether a word in lower case begins like one for a street, a house or a flat.
  static func mayBeStreet(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    Signs.shared.areStreet(four: beginning(of: word, 4), six: beginning(of: word, 6))
  }

  /// Whether a word in lower case begins like a first name.
  static func mayBeName(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    Signs.shared.names.contains(beginning(of: word, 4))
  }

  private static func beginning(of word: ArraySlice<Unicode.Scalar>, _ letters: Int) -> UInt64 {
    word.prefix(letters).reduce(0) { appended(UInt16(truncatingIfNeeded: $1.value), to: $0) }
  }

  /// FNV-1a over the letters of a word.
  @inline(__always)
  fileprivate static func appended(_ letter: UInt16, to word: UInt64) -> UInt64 {
    (word ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  private mutating func take(ascii byte: UInt8, _ signs: Signs) {
    switch byte {
    // Marks of emphasis and backslashes: no reader sees them, so they end neither word nor number.
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "~"):
      return
    case UInt8(ascii: ".") where (1...2).contains(letters) && isCapitalised:
      found.insert(.names)
    // `у.` and `к.` for уулу and кызы; `ж/м` and `б-р`.
    case UInt8(ascii: ".") where letters == 1 && signs.abbreviations.contains(word):
      found.insert(.names)
    case UInt8(ascii: "/"), UInt8(ascii: "-"):
      if letters == 1, signs.quarters.contains(word) { hasStreet = true }
    // An entity may be any letter or digit.
    case UInt8(ascii: "&"): found = .all
    case UInt8(ascii: "@"): found.insert(.emails)
    default: break
    }
    endWord(signs)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digitsInRun += 1
      if digitsInRun >= LineSieve.fewestDigits { found.insert(.numbers) }
    // What may stand between the digits of a number.
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): break
    default: digitsInRun = 0
    }
  }

  private mutating func take(other scalar: UInt32, _ signs: Signs) {
    endWord(signs)
    switch scalar {
    // Full-width digits are digits.
    case 0xFF10...0xFF19: take(ascii: UInt8(scalar - 0xFEE0), signs)
    // No-break spaces and dashes part the digits of a number.
    case 0xA0, 0x202F, 0x2010...0x2013: break
    default: digitsInRun = 0
    }
  }

  @inline(__always)
  private mutating func take(letter: UInt16, isCapital: Bool) {
    if letters == 0 {
      isCapitalised = isCapital
      digitsInRun = 0
    }
    word = LineSieve.appended(letter, to: word)
    if letters < 6 {
      six = word
      if letters < 4 { four = word }
    }
    tail = tail << 16 | UInt64(letter)
    letters += 1
  }

  @inline(__always)
  private mutating func endWord(_ signs: Signs) {
    if letters == 0 { return }
    if letters > 1 {
      if signs.areStreet(four: four, six: six) { hasStreet = true }
      if isCapitalised, signs.names.contains(four) { found.insert(.names) }
      let endings = isCapitalised ? signs.patronymics : signs.kyrgyz
      if endings.contains(tail) || endings.contains(tail & 0xFFFF_FFFF_FFFF) {
        found.insert(.names)
      }
    }
    letters = 0
    (word, four, six, tail) = (0, 0, 0, 0)
  }

  /// A character of two bytes or more; of bytes that are no UTF-8 one, as no letter.
  @inline(__always)
  private static func decoded(_ line: Span<UInt8>, _ start: Int) -> (scalar: UInt32, width: Int) {
    let (lead, rest) = (line[start], line.count - start)
    if lead & 0xE0 == 0xC0, rest > 1, line[start + 1] & 0xC0 == 0x80 {
      return (UInt32(lead & 0x1F) << 6 | UInt32(line[start + 1] & 0x3F), 2)
    }
    if lead & 0xF0 == 0xE0, rest > 2, line[start + 1] & 0xC0 == 0x80 {
      let middle = UInt32(line[start + 1] & 0x3F) << 6
      return (UInt32(lead & 0x0F) << 12 | middle | UInt32(line[start + 2] & 0x3F), 3)
    }
    return (0xFFFD, 1)
  }
}

/// Beginnings and endings of words that give an address or a name away, as `LineSieve` packs letters.
private struct Signs: Sendable {
  static let shared = Signs()

  /// For each character below U+0530 the letter in lower case, 0 where it is none.
  let letters: [UInt16] = (0..<0x530).map { scalar in
    PersonalData.isLetter(scalar) ? UInt16(PersonalData.lowered(scalar)) : 0
  }
  /// The first four letters of words for streets and houses, or the whole of shorter ones.
  private let short = Signs.words([
    "ул", "ul", "улиц", "көч", "көчө", "коч", "кочо", "koch", "пр", "пер", "мкр", "mkr", "кичи",
    "str",
    "ave", "lane", "кону", "наб", "кв", "kv", "apt", "бати",
  ])
  /// The first six of words whose first four begin many others, such as просьба and передача.
  private let long = Signs.words([
    "просп", "проспе", "prospe", "переул", "бульва", "микрор", "street", "avenue", "boulev",
    "тупик",
    "тупика", "тупике", "тупику", "шоссе", "жилмас", "набере", "кварти", "кварта", "apartm",
  ])
  let quarters = Signs.words(["б", "ж"])
  let abbreviations = Signs.words(["у", "к"])
  /// The first four letters of first names.
  let names = Signs.words(FirstNames.stems.map { String($0.prefix(4)) })

  @inline(__always)
  func areStreet(four: UInt64, six: UInt64) -> Bool { short.contains(four) || long.contains(six) }

  private static func words(_ words: [String]) -> NumberSieve {
    NumberSieve(
      words.map { word in
        word.unicodeScalars.reduce(0) { LineSieve.appended(UInt16($1.value), to: $0) }
      })
  }

  /// The last four letters, or three.
  let patronymics = Signs.tails(Patronymics.endings + Patronymics.kyrgyz)
  let kyrgyz = Signs.tails(Array(Patronymics.kyrgyz))

  private static func tails(_ endings: [String]) -> NumberSieve {
    NumberSieve(
      endings.map { $0.suffix(4).unicodeScalars.reduce(0) { $0 << 16 | UInt64($1.value) } })
  }
}

/// A small set of numbers. Nearly every word of a text is asked for, so most that are not in it are
/// known by one bit of 4096: a list was half the time of the whole sieve.
private struct NumberSieve: Sendable {
  private let numbers: Set<UInt64>
  private var bits = InlineArray<64, UInt64>(repeating: 0)

  init(_ numbers: [UInt64]) {
    self.numbers = Set(numbers)
    for number in numbers {
      let place = NumberSieve.place(of: number)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  @inline(__always)
  func contains(_ number: UInt64) -> Bool {
    let place = NumberSieve.place(of: number)
    return bits[place >> 6] >> UInt64(place & 63) & 1 == 1 && numbers.contains(number)
  }

  @inline(__always)
  private static func place(of number: UInt64) -> Int {
    Int((number &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }
}
