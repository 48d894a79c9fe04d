import Core
import Phrasing
import Testing

@Suite("Lists in a sentence")
struct ListsTests {
  @Test("join the last with the word of the language")
  func several() {
    #expect(Language.ky.list(["А", "Б", "В"]) == "А, Б жана В")
    #expect(Language.ru.list(["А", "Б", "В"]) == "А, Б и В")
    #expect(Language.en.list(["A", "B", "C"]) == "A, B and C")
    #expect(Language.en.list(["A", "B", "C", "D"]) == "A, B, C and D")
  }

  @Test("have no comma when there are two, and no word when there is one")
  func few() {
    #expect(Language.ky.list(["А", "Б"]) == "А жана Б")
    #expect(Language.ru.list(["А", "Б"]) == "А и Б")
    #expect(Language.en.list(["A", "B"]) == "A and B")
    for language in Language.allCases {
      #expect(language.list(["А"]) == "А")
      #expect(language.list([]) == "")
    }
  }

  @Test("quote as the language does")
  func quotes() {
    #expect(Language.ky.quoted("Ишеним телефону") == "«Ишеним телефону»")
    #expect(Language.ru.quoted("Телефон доверия") == "«Телефон доверия»")
    #expect(Language.en.quoted("Helpline") == "“Helpline”")
  }
}
