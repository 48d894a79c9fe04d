/// How surnames of here end, in the cases of Russian and Kyrgyz and in Latin letters.
enum Surnames {
  /// Endings that hardly any other word has.
  private static let certain =
    bent(["ов", "ев"], ["", "а", "у", "ым", "е", "ой", "ых", "ым", "ыми"])
    + bent(["ин", "ын"], ["", "а", "у", "ым", "ой", "е"])
    + bent(["ск"], ["ий", "ая", "ого", "ому", "ой", "им", "ую"])
    + bent(["енко", "ук", "юк"], ["", "а", "у", "ом"])
    + bent(["ов", "ев"], ["дун", "го", "ду", "до", "дон", "дин", "ге", "ди", "де", "ден"])
    + bent(["ова", "ева"], ["нын", "га", "ны", "да", "дан"])
    + ["ov", "ova", "ev", "eva", "enko", "sky", "skaya"]

  /// Endings that surnames share with first names and other words: enough beside initials.
  private static let beside = [
    "ко", "бек", "бай", "ич", "ян", "дзе", "ли", "уулу", "кызы", "in", "ina", "bek", "bay",
  ]

  private static let certainEndings = certain.map { Array($0.unicodeScalars) }
  private static let besideEndings = beside.map { Array($0.unicodeScalars) }

  /// - Parameter word: in lower case.
  static func isLikely(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    isCertain(word) || besideEndings.contains { word.ends(with: $0) }
  }

  /// - Parameter word: in lower case.
  static func isCertain(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    certainEndings.contains { word.count > $0.count + 1 && word.ends(with: $0) }
  }

  private static func bent(_ stems: [String], _ endings: [String]) -> [String] {
    stems.flatMap { stem in endings.map { stem + $0 } }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// As `hasSuffix` of a text, which for some ninety endings was a fifth of the guard: a word of letters
  /// alone is equal to another in one way only.
  func ends(with ending: [Unicode.Scalar]) -> Bool {
    guard last == ending.last, count >= ending.count else { return false }
    return suffix(ending.count).elementsEqual(ending)
  }
}
