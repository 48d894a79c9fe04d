import Core
import Testing

@testable import Phrasing

@Suite struct SoftHyphenTests {
  private func shown(_ text: String, _ language: Language) -> String {
    language.hyphenated(text, inTableHead: true).replacing("\u{AD}", with: "-")
  }

  @Test(
    "Kyrgyz words are cut between syllables, never inside a long vowel",
    arguments: [
      ("кайрылуулары", "кай-ры-луу-лары"),
      ("Жарандардын", "Жаран-дар-дын"), ("түшүндүрмөлөр", "түшүн-дүр-мө-лөр"),
      ("Президентинин", "Пре-зи-ден-ти-нин"), ("Администрациясы", "Адми-нис-тра-ци-ясы"),
      ("мөөнөттөрдү", "мөө-нөт-төрдү"),
    ])
  func kyrgyz(_ word: String, _ expected: String) {
    #expect(shown(word, .ky) == expected)
  }

  @Test(
    "Russian words are cut by the school rules",
    arguments: [
      ("обращений", "обра-ще-ний"), ("рассмотрения", "рас-смот-ре-ния"),
      ("государственный", "госу-дарст-вен-ный"), ("письменное", "пись-мен-ное"),
      ("объявление", "объ-яв-ле-ние"), ("представителя", "пред-ста-ви-теля"),
    ])
  func russian(_ word: String, _ expected: String) {
    #expect(shown(word, .ru) == expected)
  }

  @Test("short words, numbers, Latin letters and English stay whole")
  func untouched() {
    #expect(shown("Статус 22 546 Birinchikabyldama", .ky) == "Статус 22 546 Birinchikabyldama")
    #expect(shown("Administration", .en) == "Administration")
  }

  @Test("in headings only words are cut that may not fit into a line")
  func headings() {
    #expect(Language.ky.hyphenated("Таблицалар", inTableHead: false) == "Таблицалар")
    #expect(Language.ky.hyphenated("чыгарылыштары", inTableHead: false).contains("\u{AD}"))
    #expect(
      Language.ru.hyphenated("Проверьте представительство", inTableHead: false)
        == "Проверьте пред\u{AD}ста\u{AD}ви\u{AD}тельство")
  }

  @Test("nothing but soft hyphens is added")
  func nothingElse() {
    let text = "«Ишеним телефону» — жарандардын кайрылуулары (2026-жылдын 22-ноябры)"
    let hyphenated = Language.ky.hyphenated(text, inTableHead: true)
    #expect(hyphenated.replacing("\u{AD}", with: "") == text)
  }
}
