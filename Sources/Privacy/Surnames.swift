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

  static func isLikely(_ text: String) -> Bool {
    isCertain(text) || beside.contains { text.hasSuffix($0) }
  }

  static func isCertain(_ text: String) -> Bool {
    certain.contains { text.hasSuffix($0) && text.count > $0.count + 1 }
  }

  private static func bent(_ stems: [String], _ endings: [String]) -> [String] {
    stems.flatMap { stem in endings.map { stem + $0 } }
  }
}
