import Testing

@Suite("Links on a page")
struct LinkRenderingTests {
  @Test("asks the page where a link leads, and says language and leaving the site")
  func addresses() {
    #expect(
      rendered("[эреже](../rules/ru.md \"Аталышы\")\n".utf8).html
        == "<p><a href=\"/ru/rules/\" hreflang=\"ru\" title=\"Аталышы\">эреже</a></p>")
    #expect(
      rendered("<https://example.org/far>\n".utf8).html
        == "<p><a href=\"https://example.org/far\" rel=\"external\">https://example.org/far</a></p>"
    )
  }

  @Test("writes no address of a scheme that was refused")
  func refused() {
    let html = rendered("[x](javascript:alert(1)) [y](data:text/html,x) ![z](vbscript:x)\n".utf8)
      .html
    #expect(!html.contains("javascript") && !html.contains("data:") && !html.contains("vbscript"))
  }

  @Test("encodes what may not stand in an address, once")
  func encoding() {
    let html = rendered("[а](https://мисал.кг/a%20b?c=d&e='f'#«г»)\n".utf8).html
    #expect(
      html.contains(
        "href=\"https://%D0%BC%D0%B8%D1%81%D0%B0%D0%BB.%D0%BA%D0%B3/a%20b?c=d&amp;e='f'#%C2%AB"
          + "%D0%B3%C2%BB\""))
  }
}
