import Core
import Testing

@testable import Appeals

/// The known value that a spelling is meant for.
@Suite struct PlaceNameTests {
  private let known: KnownNames
  private let regions: CodeList

  init() throws {
    regions = try Repository().codes.regions
    known = KnownNames(CodedCell.knownNames(nil, list: regions))
  }

  @Test(
    "words that only say what kind of place it is do not count, but what they say does",
    arguments: [
      ("г. Бишкек", "KG-GB"), ("гор.Бишкек", "KG-GB"), ("Город  Бишкек", "KG-GB"),
      ("БИШКЕК Ш.", "KG-GB"), ("Ошская обл.", "KG-O"), ("обл. Ошская", "KG-O"), ("г. Ош", "KG-GO"),
      ("ош облусу", "KG-O"), ("Ош ш.", "KG-GO"), ("Чуйская обл", "KG-C"), ("Чуй обл.", "KG-C"),
      ("Нарынская область (обл.)", "KG-N"), ("Talas oblast", "KG-T"), ("Таласс обл.", "KG-T"),
    ])
  func guesses(text: String, code: String) {
    let name = known.nearest(to: FoldedText(text))
    #expect(name.flatMap { regions.id(named: $0) } == code, "\(name ?? "nothing")")
  }

  @Test(
    "what may be two places, or none, is not guessed",
    arguments: ["Ош", "область", "г.", "Алматинская обл.", "Москва", "Ошский район", ""])
  func doubts(text: String) {
    #expect(known.nearest(to: FoldedText(text)) == nil)
  }

  @Test("a name of another kind is not the same")
  func kinds() {
    #expect(PlaceName(FoldedText("г. Ош")) == PlaceName(FoldedText("Ош шаары")))
    #expect(PlaceName(FoldedText("Ош облусу")) != PlaceName(FoldedText("Ош шаары")))
    #expect(known.same(as: FoldedText("Бишкек")) == nil)
  }
}
