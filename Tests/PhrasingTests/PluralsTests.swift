import Core
import Phrasing
import Testing

@Suite("Plural forms")
struct PluralsTests {
  /// Written out, not computed: the counts up to 200 for which Russian says «обращение».
  private let russianOne: Set = [
    1, 21, 31, 41, 51, 61, 71, 81, 91, 101, 121, 131, 141, 151, 161, 171, 181, 191,
  ]
  /// … and «обращения».
  private let russianFew: Set = [
    2, 3, 4, 22, 23, 24, 32, 33, 34, 42, 43, 44, 52, 53, 54, 62, 63, 64, 72, 73, 74, 82, 83, 84, 92,
    93, 94, 102, 103, 104, 122, 123, 124, 132, 133, 134, 142, 143, 144, 152, 153, 154, 162, 163,
    164,
    172, 173, 174, 182, 183, 184, 192, 193, 194,
  ]

  @Test("follow the Russian rule from 0 to 200", arguments: 0...200)
  func russian(count: Int) {
    let expected: PluralForm =
      russianOne.contains(count) ? .one : russianFew.contains(count) ? .few : .many
    #expect(Language.ru.pluralForm(count) == expected)
    #expect(Language.ru.pluralForm(-count) == expected)
    #expect(Language.ru.pluralForm(count + 1_000_000) == expected)
  }

  @Test("are two in Kyrgyz and English, from 0 to 200", arguments: 0...200)
  func kyrgyzAndEnglish(count: Int) {
    let expected: PluralForm = count == 1 ? .one : .other
    #expect(Language.ky.pluralForm(count) == expected)
    #expect(Language.en.pluralForm(count) == expected)
  }

  @Test("of fractions are `other`, but Kyrgyz looks at the value alone")
  func fractions() {
    let half = Decimals(units: 15, places: 1)
    let one = Decimals(units: 100, places: 2)
    #expect(Language.ru.pluralForm(half) == .other)
    #expect(Language.en.pluralForm(half) == .other)
    #expect(Language.ky.pluralForm(half) == .other)
    #expect(Language.ru.pluralForm(one) == .other)
    #expect(Language.en.pluralForm(one) == .other)
    #expect(Language.ky.pluralForm(one) == .one)
    #expect(Language.ru.pluralForm(Decimals(units: 22, places: 0)) == .few)
    #expect(Language.en.pluralForm(Decimals(units: 1, places: 0)) == .one)
  }

  @Test("are asked of an author only where the language has them", arguments: Language.allCases)
  func needed(language: Language) {
    let used = Set((0...200).map { language.pluralForm($0) } + [.other])
    #expect(Set(language.pluralForms) == used)
    #expect(language.pluralForms.count == used.count)
  }
}
