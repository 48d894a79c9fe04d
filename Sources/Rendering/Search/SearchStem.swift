/// How words are made comparable for the search, here and in `assets/search/stem.js`: the same in both,
/// or nothing is found. `Tests/Script/stem.json` holds examples that both must meet.
///
/// Kyrgyz and Russian put endings after the root, Kyrgyz many of them, so a word is cut from behind and
/// two words match when one stem begins the other. Letters that are often typed otherwise are folded:
/// ё as е; ң, ө, ү as н, о, у, for keyboards without them; ѳ, which old fonts show for ө.
enum SearchStem {
  /// Longer stems tell hardly any words apart that shorter ones do not.
  private static let longest = 8

  /// The stems of a text in their order; single letters are left out.
  static func stems(_ text: String) -> [String] {
    var words: [[Character]] = [[]]
    for character in text.lowercased() where character != "\u{AD}" {
      if character.isLetter || character.isNumber {
        words[words.count - 1].append(folded[character] ?? character)
      } else if !words[words.count - 1].isEmpty {
        words.append([])
      }
    }
    return words.filter { $0.count > 1 }.map(cut)
  }

  private static func cut(_ word: [Character]) -> String {
    // Numbers have no endings.
    if word[0].isNumber { return String(word.prefix(longest)) }
    let ending = word.count > 7 ? 3 : word.count > 5 ? 2 : word.count > 3 ? 1 : 0
    return String(word.prefix(min(longest, word.count - ending)))
  }

  private static let folded: [Character: Character] = [
    "ё": "е", "ң": "н", "ө": "о", "ѳ": "о", "ү": "у",
  ]
}
