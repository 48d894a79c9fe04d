/// Words of addresses in Kyrgyz, Russian and Latin letters, in lower case.
enum StreetWords {
  /// Abbreviations, behind which a name may be typed in small letters.
  static let short: Set<String> = [
    "ул", "ul", "пер", "пр", "просп", "мкр", "mkr", "наб", "көч", "коч",
  ]
  /// Beginnings of words for a street or a quarter with all their endings.
  static let stems = [
    "улиц", "көчө", "кочо", "kocho", "проспект", "prospekt", "переул", "бульвар", "микрорайон",
    "кичирайон", "жилмассив", "конуш", "набережн",
  ]
  /// Words that bend so little that their endings would be other words.
  static let whole: Set<String> = ["тупик", "тупика", "тупике", "тупику", "шоссе"]
  /// The name stands before, and so may the number.
  static let english: Set<String> = [
    "street", "str", "avenue", "ave", "lane", "boulevard", "kochosu",
  ]
  /// `ж/м` and `б-р`: two letters with a mark between them.
  static let pairs: [String: (mark: Unicode.Scalar, second: String)] = [
    "ж": ("/", "м"), "б": ("-", "р"), "пр": ("-", "т"),
  ]
  /// The name of the street stands before the word.
  static func followsName(_ text: String) -> Bool {
    text.hasPrefix("көч") || text.hasPrefix("коч") || text.hasPrefix("кичи")
      || text.hasPrefix("конуш") || text.hasPrefix("проспекти") || text.hasPrefix("prospekt")
      || text.hasPrefix("бульвары")
      || english.contains(text)
  }

  static let houses: Set<String> = ["д", "дом", "дома", "доме", "дому", "d"]
  static let flats: Set<String> = [
    "кв", "квартира", "квартиры", "квартире", "kv", "apt", "apartment", "квартал",
  ]
  /// Of houses and flats in Kyrgyz, whose number stands before: `15-үй`, `7-батирде`.
  static let numbered = ["үй", "батир"]
  /// May stand between a street and the number of its house.
  static let between: Set<String> = houses.union(flats).union([
    "им", "имени", "марта", "апреля", "мая", "августа", "октября", "ноября", "корп", "стр", "г",
    "район", "районундагы",
  ])

  /// A settlement whose name comes after, or before.
  static let settlements: Set<String> = ["с", "село", "селе", "г", "город", "городе", "пос", "а"]
  static let settlementsBehind: Set<String> = ["айылы", "айылында", "шаары", "шаарында"]

  static func isStreet(_ text: String) -> Bool {
    short.contains(text) || whole.contains(text) || english.contains(text)
      || stems.contains { text.hasPrefix($0) }
  }
}
