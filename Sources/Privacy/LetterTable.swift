/// Letters of the three languages in ten bits each, so that six of them are one number.
enum LetterCodes {
  /// Set in `table` for capitals.
  static let capital: UInt16 = 0x8000
  private static let bits: UInt64 = 10

  /// For each character of one or two bytes of UTF-8 the code of the letter in lower case, 0 where it is
  /// none.
  static let table: [UInt16] = (0..<0x800).map { (scalar: UInt32) in
    let lowered = PersonalData.lowered(scalar)
    return code(of: lowered) | (lowered == scalar ? 0 : capital)
  }

  /// Letters leave gaps (`PersonalData.isLetter`); without them the codes end at 874.
  private static func code(of scalar: UInt32) -> UInt16 {
    guard PersonalData.isLetter(scalar) else { return 0 }
    return UInt16(scalar < 0xC0 ? scalar - 0x60 : scalar < 0x370 ? scalar - 0xA5 : scalar - 0x1C5)
  }

  @inline(__always)
  static func appended(_ code: UInt16, to word: UInt64) -> UInt64 { word << bits | UInt64(code) }

  /// The first letters of a word of `letters`, or all of a shorter one.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64, letters: Int) -> UInt64 {
    word >> (bits * UInt64(max(0, letters - count)))
  }

  /// The last letters, or all of a shorter word.
  @inline(__always)
  static func last(_ count: UInt64, of word: UInt64) -> UInt64 {
    word & ((1 << (bits * count)) - 1)
  }

  /// A word of at most six letters in lower case; 0 where a character is no letter.
  static func packed(_ word: some Sequence<Unicode.Scalar>) -> UInt64 {
    var packed: UInt64 = 0
    for scalar in word {
      if !PersonalData.isLetter(scalar.value) { return 0 }
      packed = appended(code(of: scalar.value), to: packed)
    }
    return packed
  }

  static func packed(_ word: String) -> UInt64 { packed(word.unicodeScalars) }
}

/// What is known of some beginnings or endings of words: up to four marks for each.
///
/// Nearly every word of a text is looked up, so it is one array with a place for each key and some
/// gaps behind it: looking into a `Set` took longer than all else of the sieve but reading.
struct LetterTable: Sendable {
  /// The key, and its marks in the four bits below; 0 for gaps. A power of two of them.
  private var entries: [UInt64]
  private let shift: UInt64

  init(_ marks: [(word: String, mark: UInt8)]) {
    // One place in eight is taken at most.
    let width = UInt64(Int.bitWidth - (max(1, marks.count) * 8).leadingZeroBitCount)
    entries = [UInt64](repeating: 0, count: 1 << Int(width))
    shift = 64 - width
    for (word, mark) in marks { add(LetterCodes.packed(word), mark) }
  }

  private mutating func add(_ key: UInt64, _ mark: UInt8) {
    var place = place(of: key)
    while entries[place] != 0, entries[place] >> 4 != key { place = next(place) }
    entries[place] |= key << 4 | UInt64(mark)
  }

  /// The marks of a key; 0 where it is not in the table.
  @inline(__always)
  subscript(key: UInt64) -> UInt8 {
    var place = place(of: key)
    while entries[place] != 0 {
      if entries[place] >> 4 == key { return UInt8(truncatingIfNeeded: entries[place] & 0xF) }
      place = next(place)
    }
    return 0
  }

  @inline(__always)
  private func next(_ place: Int) -> Int { (place + 1) & (entries.count - 1) }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
