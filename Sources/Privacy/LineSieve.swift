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
  private var hasDigits = false
  private var hasStreet = false

  /// Letters of the current word, and whether its first one is a capital.
  private var letters = 0
  private var isCapitalised = false
  /// Its first four letters and its last four, 16 bits each, in lower case.
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  /// What may stand between the digits of a number: marks of emphasis too, which no reader sees.
  private static let separators = Array(" -()*_`\\~".utf8)

  /// Fewer digits than the shortest number that is looked for.
  private static let fewestDigits = 7

  static func suspicion(of line: Span<UInt8>) -> Suspicion {
    var sieve = LineSieve()
    let signs = Signs.shared
    var index = 0
    while index < line.count {
      let byte = line[index]
      if byte < 0x80 {
        sieve.take(ascii: byte, signs)
        index += 1
      } else {
        let (scalar, width) = decoded(line, index)
        sieve.take(scalar, signs)
        index += width
      }
    }
    sieve.endWord(signs)
    if sieve.hasStreet, sieve.hasDigits { sieve.found.insert(.addresses) }
    return sieve.found
  }

  /// Whether a word in lower case begins like one for a street.
  static func mayBeStreet(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = word.prefix(4).reduce(0) { $0 << 16 | UInt64($1.value) }
    return Signs.shared.streets.contains(head)
  }

  @inline(__always)
  private mutating func take(ascii byte: UInt8, _ signs: Signs) {
    if (0x61...0x7A).contains(byte | 0x20) {
      take(letter: UInt64(byte | 0x20), isCapital: byte < 0x60)
      return
    }
    if byte == UInt8(ascii: "."), letters == 1 || letters == 2, isCapitalised {
      found.insert(.names)
    }
    endWord(signs)
    if byte &- 0x30 <= 9 {
      hasDigits = true
      digitsInRun += 1
      if digitsInRun >= LineSieve.fewestDigits { found.insert(.numbers) }
    } else if byte == UInt8(ascii: "@") {
      found.insert(.emails)
      digitsInRun = 0
    } else if byte == UInt8(ascii: "&") {
      // An entity may be any letter or digit.
      found = .all
    } else if !LineSieve.separators.contains(byte) {
      digitsInRun = 0
    }
  }

  @inline(__always)
  private mutating func take(_ scalar: UInt32, _ signs: Signs) {
    if PersonalData.isLetter(scalar) {
      let lower = PersonalData.lowered(scalar)
      take(letter: UInt64(lower), isCapital: lower != scalar)
      return
    }
    endWord(signs)
    // Full-width digits are digits.
    if (0xFF10...0xFF19).contains(scalar) { take(ascii: UInt8(scalar - 0xFEE0), signs) }
    // No-break spaces and dashes part the digits of a number.
    let goesOn =
      scalar == 0xA0 || scalar == 0x202F || (0x2010...0x2013).contains(scalar)
      || (0xFF10...0xFF19).contains(scalar)
    if !goesOn { digitsInRun = 0 }
  }

  @inline(__always)
  private mutating func take(letter: UInt64, isCapital: Bool) {
    if letters == 0 {
      isCapitalised = isCapital
      digitsInRun = 0
    }
    if letters < 4 { head = head << 16 | letter }
    tail = tail << 16 | letter
    letters += 1
  }

  @inline(__always)
  private mutating func endWord(_ signs: Signs) {
    if letters == 0 { return }
    if letters > 1 {
      if signs.streets.contains(head) { hasStreet = true }
      let endings = isCapitalised ? signs.patronymics : signs.kyrgyz
      if endings.contains(tail) || endings.contains(tail & 0xFFFF_FFFF_FFFF) {
        found.insert(.names)
      }
    }
    letters = 0
    head = 0
    tail = 0
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

/// Beginnings and endings of words that give an address or a name away, packed as `LineSieve` packs
/// letters.
private struct Signs {
  static let shared = Signs()

  /// The first four letters of the words for streets, or the whole of shorter ones.
  let streets = Signs.packed([
    "ул", "улиц", "көч", "көчө", "кочо", "пр", "прос", "пер", "пере", "буль", "мкр", "микр",
    "кичи", "stre", "aven", "lane", "boul",
  ])
  /// The last four letters, or three.
  let patronymics = Signs.tails(Patronymics.endings + Patronymics.kyrgyz)
  let kyrgyz = Signs.tails(Array(Patronymics.kyrgyz))

  private static func tails(_ endings: [String]) -> [UInt64] {
    Set(packed(endings.map { String($0.suffix(4)) })).sorted()
  }

  private static func packed(_ words: [String]) -> [UInt64] {
    words.map { $0.unicodeScalars.reduce(0) { $0 << 16 | UInt64($1.value) } }
  }
}
