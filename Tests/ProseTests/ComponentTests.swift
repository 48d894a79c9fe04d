import Testing

@Suite("Components")
struct ComponentTests {
  @Test("wraps every table in a region that scrolls by keyboard and has a name of its own")
  func tables() {
    let html = rendered("| Ай | Саны |\n| --- | ---: |\n| май | 14 |\n\n| а |\n| - |\n".utf8).html
    #expect(
      html == """
        <div class="scroll" role="region" tabindex="0" aria-label="Таблица 1">
        <table>
        <thead>
        <tr><th scope="col">Ай</th><th scope="col" class="number">Саны</th></tr></thead>
        <tbody>
        <tr><td>май</td><td class="number">14</td></tr></tbody></table></div>
        <div class="scroll" role="region" tabindex="0" aria-label="Таблица 2">
        <table>
        <thead>
        <tr><th scope="col">а</th></tr></thead></table></div>
        """)
  }

  @Test("says alignment by classes")
  func alignment() {
    let html = rendered("| а | б | в |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n".utf8).html
    #expect(
      html.contains("<tr><td>1</td><td class=\"center\">2</td><td class=\"number\">3</td></tr>"))
    #expect(!html.contains("style"))
  }

  @Test("writes steps as a list whose titles are headings of the section")
  func steps() {
    let (html, codes) = rendered(
      """
      ## Кантип

      :::steps
      3. **Жазыңыз.** Эмне болду?
         Качан?
      4. **Жөнөтүңүз**
         дароо
      5. **Күтүңүз.**

         - 14 күн
      :::
      """.utf8)
    #expect(codes.isEmpty)
    #expect(
      html == """
        <h2 id="kantip">Кантип</h2>
        <ol class="steps">
        <li>
        <h3 class="step-title"><span class="step-number">3-кадам</span> Жазыңыз.</h3>
        <p>Эмне болду?
        Качан?</p></li>
        <li>
        <h3 class="step-title"><span class="step-number">4-кадам</span> Жөнөтүңүз</h3>
        <p>дароо</p></li>
        <li>
        <h3 class="step-title"><span class="step-number">5-кадам</span> Күтүңүз.</h3>
        <ul>
        <li>14 күн</li></ul></li></ol>
        """)
  }

  @Test("puts the headings of components one level under the section, never under six")
  func headingLevels() {
    let advice = ":::do\n- бир\n:::\n"
    #expect(rendered(advice.utf8).html.contains("<h2>Жасаңыз</h2>"))
    #expect(rendered("## Баш\n\n### Баш\n\n\(advice)".utf8).html.contains("<h4>Жасаңыз</h4>"))
    #expect(rendered("###### Баш\n\n\(advice)".utf8).html.contains("<h6>Жасаңыз</h6>"))
  }

  @Test("says warnings in a word that is heard")
  func warning() {
    #expect(
      rendered(":::warning\n**Сөз.**\n:::\n".utf8).html == """
        <div class="warning">
        <p class="visually-hidden">Маанилүү</p>
        <p><strong>Сөз.</strong></p></div>
        """)
  }

  @Test("writes insets, rare cases and advice")
  func others() {
    let html = rendered(
      ":::inset\nсөз\n:::\n\n:::details А < Б\nсөз\n:::\n\n:::do\n- а\n:::\n\n:::dont\n- б\n:::\n"
        .utf8
    ).html
    #expect(
      html == """
        <div class="inset">
        <p>сөз</p></div>
        <details>
        <summary>А &lt; Б</summary>
        <p>сөз</p></details>
        <div class="do">
        <h2>Жасаңыз</h2>
        <ul>
        <li>а</li></ul></div>
        <div class="dont">
        <h2>Жасабаңыз</h2>
        <ul>
        <li>б</li></ul></div>
        """)
  }

  @Test("leaves directives of one line to the page")
  func leaves() {
    let html = rendered("::deadlines\n\n::figure administration-2021 channels\n".utf8).html
    #expect(html == "<p>deadlines</p>\n<p>figure+administration-2021+channels</p>")
  }

  @Test("writes what it can of components with mistakes in them")
  func mistakes() {
    let text = ":::steps\nсөз\n\n1. эки\n\n   үч\n:::\n\n:::do\n1. төрт\n\n:::inset\nбеш\n"
    let (html, codes) = rendered(text.utf8)
    #expect(!codes.isEmpty)
    for word in ["сөз", "эки", "үч", "төрт", "беш"] { #expect(html.contains(word)) }
  }
}
