/// How words are made comparable for the search, here and in `assets/search/stem.js`: the same in both,
/// or nothing is found. `Tests/Script/stems.json` holds examples that both must meet.
///
/// Kyrgyz and Russian put endings after the root, Kyrgyz many of them, so a word is cut from behind and
/// two words match when one stem begins the other. Letters that are often typed otherwise are folded:
/// ё as е; ң, ө, ү as н, о, у, for keyboards without them; ѳ, which old fonts show for ө.
enum SearchStem {
  /// Longer stems tell hardly any words apart that shorter ones do not.
  private static let longest = 8

  /// The stems of a text in their order; single letters are left out.
  static func stems(_ text: String) -> [String] {
    var (stems, word): ([String], [Sign]) = ([], [])
    func endWord() {
      if word.count > 1 { stems.append(cut(word)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar.value < usual.count, let sign = usual[Int(scalar.value)] {
        if sign.isWordPart { word.append(sign) } else if sign.scalar != softHyphen { endWord() }
        continue
      }
      for sign in Sign.signs(of: scalar) {
        if sign.isWordPart { word.append(sign) } else { endWord() }
      }
    }
    endWord()
    return stems
  }

  private static func cut(_ word: [Sign]) -> String {
    // Numbers have no endings.
    let size = word.count
    let ending = word[0].isNumber ? 0 : size > 7 ? 3 : size > 5 ? 2 : size > 3 ? 1 : 0
    var stem = String.UnicodeScalarView()
    for sign in word.prefix(min(longest, size - ending)) { stem.append(sign.scalar) }
    return String(stem)
  }

  private static let softHyphen: Unicode.Scalar = "\u{AD}"

  /// By their numbers, the signs of the alphabets that texts are written in: asking Unicode's tables about
  /// each sign of a text took half of the time in which a small site is built. `nil` for the one that is
  /// two when it is small.
  private static let usual: [Sign?] = (0..<0x530).map { number in
    guard let scalar = Unicode.Scalar(UInt32(number)) else { return nil }
    let signs = Sign.signs(of: scalar)
    return signs.count == 1 ? signs[0] : nil
  }
}

/// A letter, digit or anything else, as small letters are compared.
private struct Sign {
  let scalar: Unicode.Scalar
  let isLetter: Bool
  let isNumber: Bool

  var isWordPart: Bool { isLetter || isNumber }

  private static let folded: [Unicode.Scalar: Unicode.Scalar] = [
    "ё": "е", "ң": "н", "ө": "о", "ѳ": "о", "ү": "у",
  ]

  static func signs(of scalar: Unicode.Scalar) -> [Sign] {
    scalar.properties.lowercaseMapping.unicodeScalars.map { Sign(folded[$0] ?? $0) }
  }

  /// As `\p{L}` and `\p{N}` have it in the script.
  private init(_ scalar: Unicode.Scalar) {
    self.scalar = scalar
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      (isLetter, isNumber) = (true, false)
    case .decimalNumber, .letterNumber, .otherNumber: (isLetter, isNumber) = (false, true)
    default: (isLetter, isNumber) = (false, false)
    }
  }
}
