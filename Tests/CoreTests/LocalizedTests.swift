import Core
import Testing

@Suite("A value for each language")
struct LocalizedTests {
  private struct Refused: Error {}

  @Test("gives each language its own value")
  func values() {
    var texts = Localized(ky: "суроо", ru: "вопрос", en: "question")
    #expect(Language.allCases.map { texts[$0] } == ["суроо", "вопрос", "question"])
    texts[.ru] = "ответ"
    #expect(texts == Localized(ky: "суроо", ru: "ответ", en: "question"))
    texts[.ky] = "жооп"
    texts[.en] = "answer"
    #expect(texts == Localized(ky: "жооп", ru: "ответ", en: "answer"))
  }

  @Test("is made in the readers' order, once for each language")
  func making() {
    var asked: [Language] = []
    let tags = Localized { language in
      asked.append(language)
      return language.rawValue
    }
    #expect(asked == [.ky, .ru, .en])
    #expect(tags == Localized(ky: "ky", ru: "ru", en: "en"))
    #expect(tags.map(\.count) == Localized(ky: 2, ru: 2, en: 2))
  }

  @Test("passes an error on")
  func errors() {
    #expect(throws: Refused.self) {
      try Localized<Int> { language in
        if language == .en { throw Refused() }
        return 1
      }
    }
  }
}

@Suite("A language")
struct LanguageTests {
  @Test("comes in the readers' order, the state language first")
  func order() {
    #expect(Language.allCases.sorted() == Language.allCases)
    #expect(Language.allCases.map(\.index) == [0, 1, 2])
    #expect(Language.allCases.first == .source)
  }

  @Test("is known by its tag and its own name")
  func names() {
    #expect(Language(rawValue: "ky")?.endonym == "Кыргызча")
    #expect(Language(rawValue: "ru")?.endonym == "Русский")
    #expect(Language(rawValue: "en")?.endonym == "English")
    #expect(Language(rawValue: "kg") == nil)
    #expect(Language(rawValue: "KY") == nil)
  }
}
