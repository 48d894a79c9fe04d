import Core
import Markdown
import Testing

@Suite("Text of a document")
struct DocumentTextTests {
  @Test("gives the words of the first paragraph without marks")
  func firstParagraph() {
    let document = parse("## Баш\n\n> цитата\n\nБир *эки* [үч](a.md)\n`төрт` &amp; беш\n").document
    #expect(document.firstParagraph == "Бир эки үч төрт & беш")
  }

  @Test("has no first paragraph without one")
  func noParagraph() {
    #expect(parse("## Баш\n\n- бир\n").document.firstParagraph == nil)
    #expect(parse("").document.firstParagraph == nil)
  }

  @Test("counts the words a reader sees")
  func wordCount() {
    #expect(parse("").document.wordCount == 0)
    #expect(parse("Бир, эки – үч 14 «төрт»!").document.wordCount == 5)
    #expect(parse("## Бир эки {#id}\n\n- үч\n- *тө*рт\n\n```\nбеш\n```\n").document.wordCount == 5)
    #expect(parse("| Бир | эки |\n| --- | --- |\n| үч | **төрт** |\n").document.wordCount == 4)
    #expect(parse("бир [эки](far.md) үч\n").document.wordCount == 3)
    #expect(parse(":::details Бир эки\nүч\n:::\n").document.wordCount == 3)
  }

  @Test("has no text when there is none")
  func empty() {
    let document = parse("").document
    #expect(Array(document.blocks).isEmpty)
    #expect(document.headings.isEmpty && document.links.isEmpty)
  }
}
