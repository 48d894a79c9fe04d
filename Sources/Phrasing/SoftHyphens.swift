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
    let least = inTableHead ? shortestInTableHead : shortestInHeading
    if self == .en || !mayHoldLongWord(text, of: least) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    var word = LetterRun()
    for scalar in text.unicodeScalars {
      if word.take(scalar.value) { continue }
      word.flush(into: &result, hyphenatedFrom: least)
      result.append(contentsOf: UTF8.encode(scalar)!)
    }
    word.flush(into: &result, hyphenatedFrom: least)
    return String(decoding: result, as: UTF8.self)
  }
}

/// Words below these lengths fit into the narrowest column, and into a line of the narrowest page.
private let shortestInTableHead = 9
private let shortestInHeading = 13
/// Letters that stay together at the beginning and at the end of a word.
private let shortestPart = 3

/// Each Cyrillic letter is two bytes of UTF-8, and nothing else in a word is above ASCII. Most texts
/// are told to be short of words in this pass over their bytes.
private func mayHoldLongWord(_ text: String, of least: Int) -> Bool {
  var run = 0
  for byte in text.utf8 {
    run = byte < 0x80 ? 0 : run + 1
    if run >= 2 * least { return true }
  }
  return false
}

/// Letters of one word as they are read. Scalars and not characters: the tables of Unicode, asked for
/// each letter of each heading, took a tenth of a build.
private struct LetterRun {
  private var spelled: [UInt32] = []
  private var lower: [UInt32] = []

  /// False for what is no letter of the two languages.
  mutating func take(_ scalar: UInt32) -> Bool {
    guard let small = lowered(scalar) else { return false }
    spelled.append(scalar)
    lower.append(small)
    return true
  }

  mutating func flush(into text: inout [UInt8], hyphenatedFrom least: Int) {
    let breaks = lower.count < least ? [] : syllableBreaks(lower)
    for (index, letter) in spelled.enumerated() {
      if breaks.contains(index) { append(0xAD, to: &text) }
      append(letter, to: &text)
    }
    spelled.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
  }

  /// A scalar of two bytes of UTF-8, as all Cyrillic letters and the soft hyphen are.
  private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    text.append(UInt8(0xC0 | scalar >> 6))
    text.append(UInt8(0x80 | scalar & 0x3F))
  }
}

/// The small letter; `nil` for what is no letter of Russian or Kyrgyz.
private func lowered(_ scalar: UInt32) -> UInt32? {
  switch scalar {
  case 0x430...0x44F, 0x451, 0x4A3, 0x4AF, 0x4E9: scalar
  case 0x410...0x42F: scalar + 0x20
  case 0x401: 0x451
  case 0x4A2, 0x4AE, 0x4E8: scalar + 1
  default: nil
  }
}

private let vowels = scalars("аеёиоөуүыэюя")
private let signs = scalars("ьъ")
private let liquids = scalars("рл")
private let stops = scalars("бвгдкптф")
private let (t, s) = (scalars("т")[0], scalars("с")[0])

private func scalars(_ letters: String) -> [UInt32] { letters.unicodeScalars.map(\.value) }

/// Positions before which a word in small letters may be cut.
private func syllableBreaks(_ word: [UInt32]) -> [Int] {
  let nuclei = word.indices.filter { vowels.contains(word[$0]) }
  return zip(nuclei, nuclei.dropFirst()).compactMap { first, second in
    guard let place = cut(word, after: first, before: second),
      place >= shortestPart, place <= word.count - shortestPart
    else { return nil }
    return place
  }
}

/// Where the consonants between two vowels are parted; `nil` inside a long vowel (аа, уу).
private func cut(_ word: [UInt32], after first: Int, before second: Int) -> Int? {
  let consonants = word[first + 1..<second]
  guard let last = consonants.last else { return word[first] == word[second] ? nil : second }
  if signs.contains(last) { return second }
  if consonants.count == 1 { return second - 1 }
  let twins = consonants.indices.dropLast().first { word[$0] == word[$0 + 1] }
  if let twins { return twins + 1 }
  // «Адми-нис-трация», not «Адми-нист-рация»; «пред-ставитель», not «предс-тавитель».
  let before = word[second - 2]
  let isOnset = liquids.contains(last) && stops.contains(before) || last == t && before == s
  return isOnset && consonants.count > 2 ? second - 2 : second - 1
}
