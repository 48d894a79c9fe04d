import Core
import Markdown
import Testing

@Suite("Links")
struct LinkTests {
  @Test("tells links inside the site from those that leave it")
  func targets() {
    let (document, diagnostics) = parse(
      """
      [а](../what-to-write/ky.md#written) [б](#кат) [в](ky.md "Аталышы") <https://example.org/>
      [г](HTTP://example.org) [д](mailto:a@example.org) [е](tel:+996312000000) <a@example.org>
      [ж](кат:жазуу/ky.md)
      """.replacing("кат:", with: "./кат:"))
    #expect(diagnostics.isEmpty)
    #expect(
      document.links.map(\.destination) == [
        "../what-to-write/ky.md#written", "#кат", "ky.md", "https://example.org/",
        "HTTP://example.org", "mailto:a@example.org", "tel:+996312000000", "mailto:a@example.org",
        "./кат:жазуу/ky.md",
      ])
    #expect(
      document.links.map(\.isInternal) == [
        true, true, true, false, false, false, false, false, true,
      ])
    #expect(document.links.map(\.title)[2] == "Аталышы")
  }

  @Test(
    "refuses every other scheme and every disguise of one",
    arguments: [
      "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
      "ftp://example.org", "vbscript:x", "java&Tab;script:alert(1)", "&#32;javascript:alert(1)",
      "&#1;javascript:alert(1)",
      "https:example.org", "https://", "https:///path", "//example.org/x", "/absolute/path",
      "<\\\\example.org>", "http&NewLine;s://example.org", "urn:x", "a&#127;b.md",
    ])
  func refused(destination: String) {
    let (markdown, places) = marked("сөз ⟦[кат](\(destination))\n")
    let (document, diagnostics) = parse(markdown)
    #expect(diagnostics.map(\.code) == ["markdown.link-scheme"])
    #expect(diagnostics.map(\.location) == places)
    #expect(document.links.map(\.destination) == [""])
    #expect(document.links.map(\.isInternal) == [false])
  }

  @Test("refuses a link that leads nowhere", arguments: ["", "<>", "mailto:", "tel:"])
  func empty(destination: String) {
    let (markdown, places) = marked("⟦[кат](\(destination))\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.link-empty"])
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("refuses a link without words")
  func noText() {
    let (markdown, places) = marked("сөз ⟦[](a.md)\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.link-text"])
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("refuses images")
  func images() {
    let (markdown, places) = marked("сөз ⟦![кат *эки*](a.png) жана [⟦![б](б.png)](a.md)\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.image", "markdown.image"])
    #expect(diagnostics.map(\.location) == places)
  }
}
