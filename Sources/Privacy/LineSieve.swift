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
  private var separatorsInARow = 0
  /// Whether the run may be cut where separators follow one another.
  private var hasGap = false
  private var hasStreet = false

  /// Letters of the current word, and whether its first one is a capital.
  private var letters = 0
  private var isCapitalised = false
  /// The last six letters of the word, and its first six, as `LetterCodes` packs them.
  private var tail: UInt64 = 0
  private var head: UInt64 = 0

  /// Fewer digits than the shortest number that is looked for.
  static let fewestDigits = 7

  /// - Parameter index: the first byte of a line; left at its end.
  static func suspicion(of text: Span<UInt8>, from index: inout Int) -> Suspicion {
    var sieve = LineSieve()
    let signs = Signs.shared
    let table = signs.letters
    let letters = table.span
    while index < text.count {
      let byte = text[unchecked: index]
      if byte == UInt8(ascii: " ") {
        sieve.endWord(signs)
        sieve.separatorsInARow += 1
        index += 1
      } else if sieve.takeLetters(of: text, from: &index, letters) {
        continue
      } else if byte == UInt8(ascii: "\n") {
        break
      } else if byte < 0x80 {
        sieve.take(ascii: byte, signs)
        index += 1
      } else {
        let (scalar, width) = decoded(text, index)
        sieve.take(other: scalar, signs)
        index += width
      }
    }
    sieve.endWord(signs)
    sieve.endNumber()
    if sieve.hasStreet { sieve.found.insert(.addresses) }
    return sieve.found
  }

  /// Whether a word in lower case begins like one for a street, a house or a flat.
  static func mayBeStreet(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = LetterCodes.packed(word.prefix(6))
    let start = LetterCodes.first(4, of: head, letters: min(word.count, 6))
    return Signs.shared.isStreet(Signs.shared.starts[start], head)
  }

  /// Whether a word in lower case begins like a first name.
  static func mayBeName(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = LetterCodes.packed(word.prefix(6))
    let start = LetterCodes.first(4, of: head, letters: min(word.count, 6))
    return Signs.shared.isName(Signs.shared.starts[start], head, letters: min(word.count, 6))
  }

  /// Whether a word in lower case ends like a patronymic, or is one of Kyrgyz.
  static func mayBePatronymic(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    Signs.shared.ends[LetterCodes.packed(word.suffix(3))] != 0
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
    case UInt8(ascii: ".") where letters == 1 && signs.abbreviations.contains(tail):
      found.insert(.names)
    case UInt8(ascii: "/"), UInt8(ascii: "-"):
      if letters == 1, signs.quarters.contains(tail) { hasStreet = true }
    // An entity may be any letter or digit.
    case UInt8(ascii: "&"): found = .all
    case UInt8(ascii: "@"): found.insert(.emails)
    default: break
    }
    endWord(signs)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if separatorsInARow > 1, digitsInRun > 0 { hasGap = true }
      separatorsInARow = 0
      digitsInRun += 1
    // What may stand between the digits of a number.
    case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): separatorsInARow += 1
    default: endNumber()
    }
  }

  /// No number that is looked for has eight digits, as dates have, or nine.
  private mutating func endNumber() {
    let isShort = (8...9).contains(digitsInRun) && !hasGap
    if digitsInRun >= LineSieve.fewestDigits, !isShort { found.insert(.numbers) }
    (digitsInRun, hasGap) = (0, false)
  }

  private mutating func take(other scalar: UInt32, _ signs: Signs) {
    endWord(signs)
    switch scalar {
    // Full-width digits are digits.
    case 0xFF10...0xFF19: take(ascii: UInt8(scalar - 0xFEE0), signs)
    // No-break spaces and dashes part the digits of a number.
    case 0xA0, 0x202F, 0x2010...0x2013: separatorsInARow += 2
    default: endNumber()
    }
  }

  /// Takes all letters from `index` on; false where none stands. In a loop of its own, whose values stay
  /// in registers: nearly all of a text is letters.
  ///
  /// - Parameter letters: `LetterCodes.table`.
  @inline(__always)
  private mutating func takeLetters(
    of text: Span<UInt8>, from index: inout Int, _ table: Span<UInt16>
  ) -> Bool {
    var (letter, width) = LineSieve.letter(in: text, at: index, table)
    if letter == 0 { return false }
    var (letters, tail, head, next) = (letters, tail, head, index)
    if letters == 0 {
      isCapitalised = letter & LetterCodes.capital != 0
      if digitsInRun != 0 { endNumber() }
    }
    repeat {
      tail = LetterCodes.appended(letter & ~LetterCodes.capital, to: tail)
      letters += 1
      if letters <= 6 { head = tail }
      next += width
      if next == text.count { break }
      (letter, width) = LineSieve.letter(in: text, at: next, table)
    } while letter != 0
    (self.letters, self.tail, self.head, index) = (letters, tail, head, next)
    return true
  }

  /// The entry of `table` for the character at `index`, and how many bytes it takes; 0 for what is no
  /// letter of ours. Those have one byte or two.
  @inline(__always)
  private static func letter(
    in text: Span<UInt8>, at index: Int, _ table: Span<UInt16>
  ) -> (letter: UInt16, width: Int) {
    let byte = text[unchecked: index]
    // The index was checked, and the table has a place for each character of one or two bytes: checked once
    // more, each letter took a fifth longer.
    if byte < 0x80 { return (table[unchecked: Int(byte)], 1) }
    guard byte & 0xE0 == 0xC0, index + 1 < text.count else { return (0, 1) }
    let second = text[unchecked: index + 1]
    let scalar = Int(byte & 0x1F) << 6 | Int(second & 0x3F)
    return second & 0xC0 == 0x80 ? (table[unchecked: scalar], 2) : (0, 2)
  }

  @inline(__always)
  private mutating func endWord(_ signs: Signs) {
    if letters == 0 { return }
    if letters > 1 { judgeWord(signs) }
    letters = 0
    tail = 0
  }

  @inline(__always)
  private mutating func judgeWord(_ signs: Signs) {
    let letters = min(letters, 6)
    let start = signs.starts[LetterCodes.first(4, of: head, letters: letters)]
    if start != 0 {
      if isCapitalised, signs.isName(start, head, letters: letters) { found.insert(.names) }
      if signs.isStreet(start, head) { hasStreet = true }
    }
    let end = signs.ends[LetterCodes.last(3, of: tail)]
    if end != 0 {
      let wanted = isCapitalised ? Signs.isPatronymic : Signs.isKyrgyz
      if (end | signs.ends[LetterCodes.last(4, of: tail)]) & wanted != 0 { found.insert(.names) }
    }
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

/// Beginnings and endings of words that give an address or a name away.
///
/// An object, so that a line retains it once and not each of its tables.
final class Signs: Sendable {
  static let shared = Signs()

  static let isStreet: UInt8 = 1
  /// The beginning of many words, some of them in `long`.
  static let mayBeStreet: UInt8 = 2
  static let isName: UInt8 = 4
  /// The beginning of names and of words such as свет, whose fifth letter tells them apart.
  static let mayBeName: UInt8 = 8
  static let isPatronymic: UInt8 = 1
  static let isKyrgyz: UInt8 = 2
  /// The end of longer endings.
  static let mayEnd: UInt8 = 4

  let letters = LetterCodes.table
  /// The first four letters, or the whole of shorter words.
  let starts: LetterTable
  /// The first six of words whose first four begin many others, such as просьба and передача.
  let long: LetterTable
  /// The first five letters of longer names.
  let names: LetterTable
  /// The last three letters, and the last four.
  let ends: LetterTable
  let quarters = ["б", "ж"].map { LetterCodes.packed($0) }
  let abbreviations = ["у", "к"].map { LetterCodes.packed($0) }

  /// Words for streets and houses.
  private static let shortStreets = [
    "ул", "ul", "улиц", "көч", "көчө", "коч", "кочо", "koch", "пр", "пер", "мкр", "mkr", "кичи",
    "str", "ave", "lane", "кону", "наб", "кв", "kv", "apt", "бати",
  ]
  private static let longStreets = [
    "просп", "проспе", "prospe", "переул", "бульва", "микрор", "street", "avenue", "boulev",
    "тупик", "тупика", "тупике", "тупику", "шоссе", "жилмас", "набере", "кварти", "кварта",
    "apartm",
  ]

  /// All that `starts` and `ends` find, as words of at most four letters.
  static let beginnings = markedBeginnings.map(\.0)
  static let endings = markedEndings.map(\.0)

  private static let markedBeginnings =
    shortStreets.map { ($0, isStreet) }
    + longStreets.map { (String($0.prefix(4)), mayBeStreet) }
    + FirstNames.stems.map {
      (String($0.prefix(4)), $0.unicodeScalars.count > 4 ? mayBeName : isName)
    }
  private static let markedEndings =
    Patronymics.kyrgyz.map { (String($0.suffix(4)), isKyrgyz | isPatronymic) }
    + Patronymics.endings.map { (String($0.suffix(4)), isPatronymic) }

  private init() {
    starts = LetterTable(Signs.markedBeginnings)
    long = LetterTable(Signs.longStreets.map { ($0, Signs.isStreet) })
    names = LetterTable(FirstNames.stems.map { (String($0.prefix(5)), Signs.isName) })
    let endings = Signs.markedEndings
    ends = LetterTable(endings + endings.map { (String($0.0.suffix(3)), Signs.mayEnd) })
  }

  /// - Parameters:
  ///   - start: what `starts` says of the first four letters.
  ///   - head: the first six.
  @inline(__always)
  func isStreet(_ start: UInt8, _ head: UInt64) -> Bool {
    start & Signs.isStreet != 0 || start & Signs.mayBeStreet != 0 && long[head] != 0
  }

  /// - Parameter letters: of `head`.
  @inline(__always)
  func isName(_ start: UInt8, _ head: UInt64, letters: Int) -> Bool {
    start & Signs.isName != 0
      || start & Signs.mayBeName != 0
        && names[LetterCodes.first(5, of: head, letters: letters)] != 0
  }
}
