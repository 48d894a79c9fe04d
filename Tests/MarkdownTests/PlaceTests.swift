import Core
import Markdown
import Testing

@Suite("Places in the source")
struct PlaceTests {
  /// Expects a link at each mark of the text and nowhere else.
  private func expectLinks(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let (markdown, places) = marked(text)
    let links = parse(markdown).document.links.map(\.location).sorted()
    #expect(links == places, sourceLocation: sourceLocation)
  }

  @Test("finds links by characters, not bytes")
  func characters() {
    expectLinks("Кайрылуу ⟦[кат](a.md), «Ңөү» ⟦[б](b.md)\n")
    expectLinks("👩‍💻 – é ⟦[кат](a.md)\n")
    expectLinks("⟦<https://example.org> сөз ⟦<a@example.org>\n")
  }

  @Test("finds links behind escapes, entities and code")
  func behindEscapes() {
    expectLinks("\\[а\\](б) &amp;&nbsp;&#1187; `[код](x)` ⟦[кат](a.md)\n")
    expectLinks("`` ` [а](б) `` **⟦[кат](a.md)** *⟦[*кат*](a.md)*\n")
  }

  @Test("finds links on later lines of a paragraph")
  func laterLines() {
    expectLinks("Бир\nэки ⟦[кат](a.md)\n   үч ⟦[кат](a.md)\\\nтөрт ⟦[кат](a.md)\n")
    expectLinks("Код `бир\nэки` ⟦[кат](a.md)\nүч ⟦[кат](a.md)\n")
    expectLinks("Сөз <i\nid=\"a\"> ⟦[кат](a.md)\nүч ⟦[кат](a.md)\n")
    expectLinks("Бир\\\nэки\\\nүч ⟦[а](a.md)\nтөрт  \nбеш ⟦[б](b.md)\\\n*алты*\nжети ⟦[в](c.md)\n")
    expectLinks("Бир ⟦[кат\nэки](a.md) жана ⟦[б](b.md)\n")
  }

  @Test("finds links in lists and quotes, behind their marks and lazily without")
  func containers() {
    expectLinks("- ⟦[кат](a.md)\n  эки ⟦[кат](a.md)\nүч ⟦[кат](a.md)\n")
    expectLinks("> > ⟦[кат](a.md)\n> > эки ⟦[кат](a.md)\n> үч ⟦[кат](a.md)\nтөрт ⟦[кат](a.md)\n")
    expectLinks("1. > - ⟦[кат](a.md)\n   >   эки ⟦[кат](a.md)\n   > үч ⟦[кат](a.md)\n")
    expectLinks(">\t⟦[кат](a.md)\n>\tэки ⟦[кат](a.md)\n")
    expectLinks("-\tбир\n\n\t⟦[кат](a.md)\n\tэки ⟦[кат](a.md)\n")
  }

  @Test("finds links in headings")
  func headings() {
    expectLinks("##   Баш ⟦[кат](a.md)\n\nБаш ⟦[кат](a.md)\nэки ⟦[кат](a.md)\n---\n")
  }

  @Test("finds links behind lines that only define references")
  func definitions() {
    expectLinks("[а]: a.md\n[б]: b.md\n⟦[а] сөз\nэки ⟦[б]\n")
    expectLinks("> [а]: a.md\n> сөз\n> эки ⟦[а]\n")
    expectLinks("[а]: a.md\nБаш ⟦[а]\n---\n")
    expectLinks("⟦[[кат]](a.md): сөз\nэки ⟦[б](b.md)\n")
  }

  @Test("finds links behind a line end inside a title or destination")
  func multilineTitle() {
    expectLinks("Бир ⟦[кат](a.md \"эки\nсап\") үч\nтөрт ⟦[эки](b.md)\n")
    expectLinks("Бир ⟦[кат](\na.md) үч ⟦[дагы](b.md)\nтөрт ⟦[эки](b.md)\n")
  }

  @Test("finds links in cells of tables")
  func cells() {
    expectLinks("| Бир | эки |\n| --- | --- |\n| ⟦[кат](a.md) | `а\\|б` ⟦[эки](b.md) |\n")
    expectLinks("> | Бир |\n> | --- |\n> | сөз ⟦[кат](a.md) |\n")
    expectLinks("- сөз\n\n  | Бир |\n  | --- |\n  | **⟦[кат](a.md)** |\n")
    expectLinks("| Бир |\n| --- |\n| ⟦[кат][а] |\n\n[а]: a.md\n")
  }

  @Test("finds raw HTML in lines and between them")
  func html() {
    for text in [
      "сөз ⟦<b>кат⟦</b>\n", "⟦<div>\nкат\n</div>\n", "- сөз\n\n  ⟦<p>\n", "> ⟦<!-- сөз -->\n",
      "Бир\n  эки `<i>` \\<i> ⟦<i>\nүч ⟦<br>\n", "сөз ⟦<i\nclass=\"x\"> кат ⟦</i>\n",
      "| ⟦<b> |\n| --- |\n| \\| ⟦<i> |\n", "## Баш ⟦<sup>\n", "⟦<script>x</script>\n",
      "сөз ⟦<?php ?> ⟦<!-- а --> ⟦<![CDATA[x]]>\n",
    ] {
      let (markdown, places) = marked(text)
      let diagnostics = parse(markdown).diagnostics.sorted { $0.location < $1.location }
      #expect(Set(diagnostics.map(\.code)) == ["markdown.raw-html"], "\(text)")
      #expect(diagnostics.map(\.location) == places, "\(text)")
    }
  }

  @Test("writes no HTML into the document")
  func htmlIsLeftOut() {
    let document = parse("сөз <b>кат</b>\n\n<div>x</div>\n").document
    #expect(document.firstParagraph == "сөз кат")
    #expect(document.blocks.map(\.kind) == [.paragraph])
  }

  @Test("counts the lines of front matter")
  func lineOffset() {
    let links = parse("сөз\n[кат](a.md)\n", lineOffset: 6).document.links
    #expect(links.map(\.location.line) == [8])
  }

  @Test("counts lines as cmark does, whatever ends them")
  func lineEnds() {
    for end in ["\n", "\r\n", "\r"] {
      let links = parse("бир\(end)\(end)эки\(end)үч [кат](a.md)\(end)").document.links
      #expect(links.map { [$0.location.line, $0.location.column] } == [[4, 4]])
    }
  }

  @Test("does not count a byte order mark as a character")
  func byteOrderMark() {
    let (document, diagnostics) = parse("\u{FEFF}::deadlines\n\n[кат](a.md)\n")
    #expect(diagnostics.isEmpty)
    #expect(document.leafDirectives.map(\.location.column) == [1])
  }
}
