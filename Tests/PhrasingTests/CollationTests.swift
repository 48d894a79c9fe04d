import Core
import SeededRandom
import Testing

@testable import Phrasing

@Suite("The order of words")
struct CollationTests {
  private func expectOrder(
    _ expected: [String], in languages: [Language], seed: UInt64,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for language in languages {
      var generator = SeededGenerator(seed: seed)
      let sorted = language.sorted(expected.shuffled(using: &generator)) { $0 }
      #expect(sorted == expected, "\(language), seed \(seed)", sourceLocation: sourceLocation)
    }
  }

  @Test("is that of the Kyrgyz alphabet, small and capital", arguments: UInt64(1)...10)
  func alphabet(seed: UInt64) {
    let alphabet = "А Б В Г Д Е Ё Ж З И Й К Л М Н Ң О Ө П Р С Т У Ү Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"
    let capitals = alphabet.split(separator: " ").map(String.init)
    #expect(capitals.count == 36)
    expectOrder(capitals, in: Language.allCases, seed: seed)
    expectOrder(capitals.map { $0.lowercased() }, in: Language.allCases, seed: seed)
    expectOrder(capitals.flatMap { [$0.lowercased(), $0] }, in: [.ky], seed: seed)
  }

  @Test("is that of the regions' names", arguments: UInt64(1)...10)
  func regions(seed: UInt64) {
    let kyrgyz = [
      "Баткен", "Бишкек", "Жалал-Абад", "Нарын", "Ош", "Талас", "Чүй", "Ысык-Көл",
    ]
    expectOrder(kyrgyz, in: [.ky, .ru, .en], seed: seed)
    expectOrder(
      ["Баткен облусу", "Бишкек шаары", "Жалал-Абад облусу", "Ош облусу", "Ош шаары", "чет өлкө"],
      in: [.ky], seed: seed)
    expectOrder(
      [
        "Баткенская область", "город Бишкек", "город Ош", "Джалал-Абадская область",
        "Иссык-Кульская область", "Нарынская область", "Ошская область", "Таласская область",
        "Чуйская область",
      ], in: [.ru], seed: seed)
    expectOrder(
      ["Batken", "Bishkek", "Chatkal", "Chüy", "Chuz", "Issyk-Kul", "Jalal-Abad", "Naryn", "Osh"],
      in: [.en], seed: seed)
  }

  @Test("files Ё as a letter of its own in Kyrgyz, with Е in Russian and English")
  func yo() {
    expectOrder(["еж", "ея", "ёж"], in: [.ky], seed: 1)
    expectOrder(["еж", "ёж", "ея"], in: [.ru, .en], seed: 1)
    expectOrder(["все", "всё", "всегда"], in: [.ru, .en], seed: 1)
    expectOrder(["Елка", "ёлка", "Ёлка", "елки"], in: [.ru], seed: 1)
  }

  @Test("files Ң, Ө and Ү after Н, О and У, not at the end")
  func kyrgyzLetters() {
    expectOrder(["мен", "мең", "мео", "мөң", "муз", "мүз", "мыз"], in: [.ky], seed: 1)
    expectOrder(["оң", "өзөн", "пас", "уй", "үй", "фон", "я"], in: [.ky, .ru], seed: 1)
  }

  @Test("looks at capitals only between words that are otherwise equal")
  func capitals() {
    expectOrder(["арыз", "Арыз", "АРЫЗ", "арызга", "Б", "ба"], in: Language.allCases, seed: 1)
    expectOrder(["act", "Act", "appeal", "Zebra"], in: Language.allCases, seed: 1)
  }

  @Test("puts digits first, then the language's own script")
  func scripts() {
    expectOrder(["10", "9", "Якут", "apple"], in: [.ky, .ru], seed: 1)
    expectOrder(["10", "9", "apple", "Zebra", "Арыз"], in: [.en], seed: 1)
  }

  @Test("passes over quotation marks and hyphens, but ends a word at its space")
  func punctuation() {
    expectOrder(["арыз", "ички", "«Ишеним телефону»", "маалымат"], in: [.ky], seed: 1)
    expectOrder(["Ош облусу", "Ош шаары", "Ошакты"], in: [.ky], seed: 1)
    expectOrder(["Ош\u{A0}облусу", "Ош шаары", "Ошакты"], in: [.ky], seed: 1)
    expectOrder(["Ысыкайыл", "Ысык-Ата", "Ысык-Көл"], in: [.ky], seed: 1)
  }

  @Test("does not depend on the normalisation form of a letter")
  func normalisation() {
    expectOrder(["и\u{306}од", "йок", "й\u{43E}л", "к"], in: Language.allCases, seed: 1)
    expectOrder(["е", "е\u{308}", "ж"], in: Language.allCases, seed: 1)
  }

  /// As ICU 72 sorts them.
  private static let byICU: [(Language, String)] = [
    (.ky, "1У 2нб аң бнZ епУ мщҢ нбФ ңаь Ңбк оуъ ОхТ тёЁ Үё Че Ъ0н Яея Ab bеС BҢЁ zт ZЯ"),
    (.ru, "1У 2нб аң бнZ еею мщҢ нбФ ңаь Ңбк оуъ ОхТ ТёӨ Үё Че Ъ0н ЯЁ Ab bё BҢЁ zт ZЯ"),
    (.en, "1се 2бО AПе BЦ вёП жё2 зё йЕо Йжё мщҢ Н1 ОхТ рУ Усъ ҮфХ шҮт ыbб ымz ыЯҮ яz яөч"),
  ]

  @Test("is that of ICU for words of mixed letters", arguments: byICU)
  func icu(language: Language, words: String) {
    for seed in UInt64(1)...10 {
      expectOrder(words.split(separator: " ").map(String.init), in: [language], seed: seed)
    }
  }

  @Test("is an order: exactly one of two different words comes first", arguments: UInt64(1)...20)
  func totalOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("аАеЕёЁңҢ-« 1aZü")
    let words = (0..<30).map { _ in
      String((0..<3).map { _ in letters.randomElement(using: &generator) ?? "а" })
    }
    for language in Language.allCases {
      let sorted = words.map(language.collationKey).sorted()
      var wrong: [String] = []
      for (position, left) in sorted.enumerated() {
        for right in sorted[position...] {
          if right < left || (left < right) == (left.text == right.text) {
            wrong.append("‘\(left.text)’ and ‘\(right.text)’")
          }
        }
      }
      #expect(wrong.isEmpty, "\(language), seed \(seed)")
    }
  }
}
