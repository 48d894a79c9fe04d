import Core

/// Places where a long word may be cut at the end of a line.
///
/// No browser hyphenates Kyrgyz and most do not hyphenate Russian, so headings and table heads carry
/// soft hyphens (U+00AD) from the build. Rules of syllables, not a dictionary: the pattern files for
/// Russian come with TeX, there are none for Kyrgyz, and both languages forbid only to leave a part
/// without a vowel, to part a consonant from the vowel it begins with, and to part й, ь, ъ from what is
/// before them.
extension Language {
  /// The text with soft hyphens in its long words; English words are short enough. Lines of a heading
  /// are balanced, and a browser would rather cut a word than leave one line shorter, so in headings only
  /// words that may not fit into a line of a phone have any.
  package func hyphenated(_ text: String, inTableHead: Bool) -> String {
    var text = text
    let cut = text.withUTF8 { hyphenation?($0, inTableHead) }
    return cut.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The same for bytes of UTF-8: `nil` for a text that stays as it is, as most do, and no function
  /// where all of them do.
  package var hyphenation: (@Sendable (UnsafeBufferPointer<UInt8>, Bool) -> [UInt8]?)? {
    if self == .en { return nil }
    return { text, inTableHead in
      let least = inTableHead ? shortestInTableHead : shortestInHeading
      return mayHoldLongWord(text, of: least) ? withSoftHyphens(text, inWordsFrom: least) : nil
    }
  }
}

/// Words below these lengths fit into the narrowest column, and into a line of the narrowest page.
private let shortestInTableHead = 9
private let shortestInHeading = 13
/// Letters that stay together at the beginning and at the end of a word.
private let shortestPart = 3

/// Each Cyrillic letter is two bytes of UTF-8, and nothing else in a word is above ASCII. Most texts
/// are told to be short of words in this pass over their bytes.
private func mayHoldLongWord(_ text: UnsafeBufferPointer<UInt8>, of least: Int) -> Bool {
  var run = 0
  for byte in text {
    run = byte < 0x80 ? 0 : run + 1
    if run >= 2 * least { return true }
  }
  return false
}

private func withSoftHyphens(
  _ text: UnsafeBufferPointer<UInt8>, inWordsFrom least: Int
) -> [UInt8]? {
  var result: [UInt8] = []
  var copied = 0
  var word: [Letter] = []
  var position = 0
  while position <= text.count {
    if let letter = Letter(in: text, at: position) {
      word.append(letter)
      position += 2
      continue
    }
    if word.count >= least {
      let start = position - 2 * word.count
      forEachSyllableBreak(in: word) { place in
        result.append(contentsOf: text[copied..<start + 2 * place])
        result.append(contentsOf: [0xC2, 0xAD])
        copied = start + 2 * place
      }
    }
    word.removeAll(keepingCapacity: true)
    position += 1
  }
  if copied == 0 { return nil }
  result.append(contentsOf: text[copied...])
  return result
}

/// A letter of Russian or Kyrgyz, small. Bytes and a table, not characters: the tables of Unicode, asked
/// for each letter of each heading, took a tenth of a build.
private struct Letter: Equatable {
  /// What it is behind U+0400, where the Cyrillic block begins.
  let code: UInt8

  /// `nil` for what is no such letter.
  init?(in text: UnsafeBufferPointer<UInt8>, at position: Int) {
    guard position + 1 < text.count, 0xD0...0xD3 ~= text[position] else { return nil }
    let capital = (text[position] & 3) << 6 | text[position + 1] & 0x3F
    switch capital {
    case 0x30...0x4F, 0x51, 0xA3, 0xAF, 0xE9: code = capital
    case 0x10...0x2F: code = capital + 0x20
    case 0x01: code = 0x51
    case 0xA2, 0xAE, 0xE8: code = capital + 1
    default: return nil
    }
  }

  init(_ scalar: Unicode.Scalar) { code = UInt8(scalar.value - 0x400) }

  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let vowel = Kinds(rawValue: 1)
    static let sign = Kinds(rawValue: 2)
    static let liquid = Kinds(rawValue: 4)
    static let stop = Kinds(rawValue: 8)
  }

  func isA(_ kind: Kinds) -> Bool { Letter.kinds[Int(code)].contains(kind) }

  private static let kinds: [Kinds] = {
    var kinds = [Kinds](repeating: [], count: 256)
    let letters: [(Kinds, String)] = [
      (.vowel, "аеёиоөуүыэюя"), (.sign, "ьъ"), (.liquid, "рл"), (.stop, "бвгдкптф"),
    ]
    for (kind, letters) in letters {
      for letter in letters.unicodeScalars { kinds[Int(Letter(letter).code)].insert(kind) }
    }
    return kinds
  }()

  static let (t, s) = (Letter("т"), Letter("с"))
}

/// Positions before which a word may be cut, in order.
private func forEachSyllableBreak(in word: [Letter], _ body: (Int) -> Void) {
  var nucleus: Int?
  for second in word.indices where word[second].isA(.vowel) {
    defer { nucleus = second }
    guard let first = nucleus, let place = cut(word, after: first, before: second),
      place >= shortestPart, place <= word.count - shortestPart
    else { continue }
    body(place)
  }
}

/// Where the consonants between two vowels are parted; `nil` inside a long vowel (аа, уу).
private func cut(_ word: [Letter], after first: Int, before second: Int) -> Int? {
  let consonants = word[first + 1..<second]
  guard let last = consonants.last else { return word[first] == word[second] ? nil : second }
  if last.isA(.sign) { return second }
  if consonants.count == 1 { return second - 1 }
  let twins = consonants.indices.dropLast().first { word[$0] == word[$0 + 1] }
  if let twins { return twins + 1 }
  // «Адми-нис-трация», not «Адми-нист-рация»; «пред-ставитель», not «предс-тавитель».
  let before = word[second - 2]
  let isOnset = last.isA(.liquid) && before.isA(.stop) || last == Letter.t && before == Letter.s
  return isOnset && consonants.count > 2 ? second - 2 : second - 1
}
