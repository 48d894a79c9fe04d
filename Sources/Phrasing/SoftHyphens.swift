import Core

/// Places where a long word may be cut at the end of a line.
///
/// No browser hyphenates Kyrgyz and most do not hyphenate Russian, so headings and table heads carry
/// soft hyphens (U+00AD) from the build. Rules of syllables, not a dictionary: the pattern files for
/// Russian come with TeX, there are none for Kyrgyz, and both languages forbid only to leave a part
/// without a vowel, to part a consonant from the vowel it begins with, and to part й, ь, ъ from what is
/// before them.
extension Language {
  /// The text with soft hyphens in its long words; English words are short enough.
  package func hyphenated(_ text: String) -> String {
    if self == .en { return text }
    var result = ""
    var word: [Character] = []
    for character in text {
      if isLetter(character) {
        word.append(character)
      } else {
        append(word, to: &result)
        word.removeAll(keepingCapacity: true)
        result.append(character)
      }
    }
    append(word, to: &result)
    return result
  }

  private func append(_ word: [Character], to text: inout String) {
    let breaks = word.count < shortestHyphenated ? [] : Set(syllableBreaks(word.map(lowered)))
    for (index, letter) in word.enumerated() {
      if breaks.contains(index) { text.append("\u{AD}") }
      text.append(letter)
    }
  }
}

/// Words below this length fit into the narrowest heading.
private let shortestHyphenated = 9
/// Letters that stay together at the beginning and at the end of a word.
private let shortestPart = 3

private let vowels: Set<Character> = ["а", "е", "ё", "и", "о", "ө", "у", "ү", "ы", "э", "ю", "я"]
private let signs: Set<Character> = ["ь", "ъ"]
private let liquids: Set<Character> = ["р", "л"]
private let stops: Set<Character> = ["б", "в", "г", "д", "к", "п", "т", "ф"]

private func lowered(_ letter: Character) -> Character { letter.lowercased().first ?? letter }

private func isLetter(_ character: Character) -> Bool {
  let lower = lowered(character)
  return ("а"..."я").contains(lower) || "ёңөү".contains(lower)
}

/// Positions before which a word in small letters may be cut.
private func syllableBreaks(_ word: [Character]) -> [Int] {
  let nuclei = word.indices.filter { vowels.contains(word[$0]) }
  return zip(nuclei, nuclei.dropFirst()).compactMap { first, second in
    guard let place = cut(word, after: first, before: second),
      place >= shortestPart, place <= word.count - shortestPart
    else { return nil }
    return place
  }
}

/// Where the consonants between two vowels are parted; `nil` inside a long vowel (аа, уу).
private func cut(_ word: [Character], after first: Int, before second: Int) -> Int? {
  let consonants = word[first + 1..<second]
  guard let last = consonants.last else { return word[first] == word[second] ? nil : second }
  if signs.contains(last) { return second }
  if consonants.count == 1 { return second - 1 }
  let twins = consonants.indices.dropLast().first { word[$0] == word[$0 + 1] }
  if let twins { return twins + 1 }
  // «Адми-нис-трация», not «Адми-нист-рация»; «пред-ставитель», not «предс-тавитель».
  let before = word[second - 2]
  let isOnset = liquids.contains(last) && stops.contains(before) || last == "т" && before == "с"
  return isOnset && consonants.count > 2 ? second - 2 : second - 1
}
