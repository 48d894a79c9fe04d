import Core
import Markdown
import Testing

@Suite("Headings")
struct HeadingTests {
  private func ids(_ markdown: String) -> [String] { parse(markdown).document.headings.map(\.id) }

  @Test("takes the id an author wrote and keeps it out of the text")
  func explicit() {
    let (markdown, places) = marked("сөз\n\n⟦## Кимге *жазуу* `керек`  {#who-2-write}  ##\n")
    let (document, diagnostics) = parse(markdown)
    #expect(diagnostics.isEmpty)
    #expect(
      document.headings.map { [$0.id, $0.text, String($0.level), "\($0.isExplicit)"] } == [
        ["who-2-write", "Кимге жазуу керек", "2", "true"]
      ])
    #expect(document.headings.map(\.location) == places)
  }

  @Test("takes an id after code, and from an underlined heading")
  func explicitElsewhere() {
    #expect(ids("## `код` {#kod}\n\nБаш {#bash}\n---\n") == ["kod", "bash"])
    #expect(parse("## `код` {#kod}\n").document.headings.first?.text == "код")
  }

  @Test("makes ids of letters: Kyrgyz, Russian, Latin, digits")
  func transliteration() {
    #expect(
      ids("## Өңүр үчүн жаңы ҮЙ\n\n## Щука, ёж, объём, Цюрих, яма, хата, эшик, чай, жол, сын\n\n")
        == ["ongur-uchun-jangy-uy", "shchuka-yoj-obyom-tsyurikh-yama-khata-eshik-chay-jol-syn"])
    #expect(
      ids("## абвгдежз ийклмн опрсту фхцчшщ ъыьэюя ёңөү\n")
        == ["abvgdejz-iyklmn-oprstu-fkhtschshshch-yeyuya-yongou"])
    #expect(ids("## 14 days, and 3½ – more!\n") == ["14-days-and-3-more"])
    #expect(ids("## «Кат»: *эмне* [болот](a.md)?\n") == ["kat-emne-bolot"])
    #expect(ids("## 中文\n\n## ъь\n") == ["section", "section-2"])
    #expect(ids("## Подъезд съезда\n") == ["podezd-sezda"])
  }

  @Test("numbers equal ids, around the ones authors chose")
  func uniqueness() {
    #expect(
      ids("## Кат\n\n## Кат\n\n## Кат 2\n\n## Кат\n\n## Башка {#kat}\n")
        == ["kat-2", "kat-3", "kat-2-2", "kat-4", "kat"])
    #expect(ids("## Кат\n\n## Кат\n") == ids("## Кат\n\n## Кат\n"))
  }

  @Test("gives thousands of equal headings ids in linear time")
  func manyEqual() {
    let text = String(repeating: "## а\n\n", count: 20_000)
    let start = ContinuousClock.now
    let found = ids(text)
    #expect(Set(found).count == 20_000 && found.last == "a-20000")
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("refuses an id that two headings chose, and says where the first is")
  func duplicate() {
    let (markdown, places) = marked(
      "## Бир ⟦{#кат}\n".replacing("кат", with: "kat") + "\n## Эки ⟦{#kat}\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.heading-duplicate-id"])
    #expect(diagnostics.first?.location == places[1])
    #expect(diagnostics.first?.notes == [.init("taken here", at: places[0])])
  }

  @Test(
    "refuses an id that is none",
    arguments: ["Кат", "1a", "a--b", "a-", "A", "a b", "", "a_b", "a.b"])
  func malformed(id: String) {
    let (markdown, places) = marked("## Кат жазуу ⟦{#\(id)}\n")
    let (document, diagnostics) = parse(markdown)
    #expect(diagnostics.map(\.code) == ["markdown.heading-id"])
    #expect(diagnostics.map(\.location) == places)
    #expect(document.headings.map(\.id) == ["kat-jazuu"])
  }

  @Test("leaves braces alone that are no id")
  func braces() {
    let document = parse("## Кат {бар}\n\n## #}\n\n## {# x\n\nСөз {#id}\n").document
    #expect(document.headings.map(\.text) == ["Кат {бар}", "#}", "{# x"])
    #expect(document.firstParagraph == "Сөз {#id}")
  }

  @Test("refuses a second main heading")
  func main() {
    for text in ["сөз\n\n⟦# Баш\n", "сөз\n\n⟦Баш\n===\n"] {
      let (markdown, places) = marked(text)
      let diagnostics = parse(markdown).diagnostics
      #expect(diagnostics.map(\.code) == ["markdown.heading-1"])
      #expect(diagnostics.map(\.severity) == [.error])
      #expect(diagnostics.map(\.location) == places)
    }
  }

  @Test("warns when a level is left out")
  func jump() {
    let (markdown, places) = marked("⟦### Үч\n\n## Эки\n\n⟦#### Төрт\n\n##### Беш\n\n## Эки\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.heading-jump", "markdown.heading-jump"])
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("refuses a heading without words", arguments: ["⟦## {#id}\n", "⟦##\n"])
  func empty(text: String) {
    let (markdown, places) = marked(text)
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.heading-empty"])
    #expect(diagnostics.map(\.location) == places)
  }
}
