import Core
import Markdown
import Testing

@Suite("Directives")
struct DirectiveTests {
  /// Parses `text` and expects exactly one problem, at the mark in it.
  private func expectOne(
    _ code: String, _ text: String, says words: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> Diagnostic? {
    let (markdown, places) = marked(text)
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown." + code], sourceLocation: sourceLocation)
    #expect(diagnostics.map(\.location) == places, sourceLocation: sourceLocation)
    #expect(diagnostics.first?.message.contains(words) == true, sourceLocation: sourceLocation)
    #expect(diagnostics.first?.hint?.isEmpty == false, sourceLocation: sourceLocation)
    return diagnostics.first
  }

  private let steps = """
    :::steps

    1. **Жазыңыз.** Эмне болду?
    2. **Жөнөтүңүз.**

       Кимге?

    :::

    """

  @Test("reads every container")
  func containers() {
    let text = """
      \(steps)
      :::warning

      Сөз.

      :::

      :::inset
      Мисал
      :::

      :::details Эмне үчүн? Анткени
      Жооп
      :::

      :::before
      - нөл
      :::

      :::do
      - бир
      :::

      :::dont

      - эки

      :::
      """
    let (document, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    let kinds = document.blocks.map(\.kind)
    #expect(kinds == Container.allCases.map { .container($0) })
    for block in document.blocks where block.kind == .container(.details) {
      let summary = String(decoding: document.text[block.text], as: UTF8.self)
      #expect(summary == "Эмне үчүн? Анткени")
      #expect(document.plainText(of: document.blocks(in: block).first { _ in true }!) == "Жооп")
    }
  }

  @Test("reads every directive of one line")
  func leaves() {
    let (markdown, places) = marked(
      "Сөз\n⟦::contact ⟦office\n⟦::deadlines\n\n⟦::figure ⟦administration-2021   ⟦channels  \nсөз")
    let (document, diagnostics) = parse(markdown)
    #expect(diagnostics.isEmpty)
    let leaves = document.leafDirectives
    #expect(leaves.map(\.name) == [.contact, .deadlines, .figure])
    #expect(leaves.map(\.arguments) == [["office"], [], ["administration-2021", "channels"]])
    #expect(leaves.flatMap { [$0.location] + $0.argumentLocations } == places)
    #expect(
      document.blocks.map(\.kind) == [.paragraph, .leaf(0), .leaf(1), .leaf(2), .paragraph])
  }

  @Test("ends the paragraph, list or quote above it")
  func interrupts() {
    let (document, diagnostics) = parse(
      "- бир\n  - эки\n::deadlines\n> үч\n:::inset\nсөз\n:::\nсөз")
    #expect(diagnostics.isEmpty)
    #expect(
      document.blocks.map(\.kind) == [
        .list(first: nil, isTight: true), .leaf(0), .quote, .container(.inset), .paragraph,
      ])
  }

  @Test(
    "leaves what stands in code alone",
    arguments: [
      "```\n:::warning\n::contact\n:::\n```\n", "~~~\n\n:::\n\n~~~\n", "```\n::deadlines\n",
      "- бир\n\n  ```\n  ::contact\n  ```\n", "    ::deadlines\n", "`\\::deadlines`\n",
    ])
  func code(text: String) {
    let (document, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    #expect(document.leafDirectives.isEmpty)
  }

  @Test("knows code from directives in one text")
  func codeAmongDirectives() {
    let (document, diagnostics) = parse(
      ":::inset\n\n```\n:::\n::deadlines\n| а |\n| - |\n```\n\n:::\n\n::deadlines\n\n| а |\n| - |\n"
    )
    #expect(diagnostics.isEmpty)
    #expect(document.blocks.map(\.kind) == [.container(.inset), .leaf(0), .table])
    let code = document.blocks(in: document.blocks.first { _ in true }!).first { _ in true }!
    #expect(
      String(decoding: document.text[code.text], as: UTF8.self)
        == ":::\n::deadlines\n| а |\n| - |\n")
  }

  @Test("takes an escaped colon as text")
  func escaped() {
    let (document, diagnostics) = parse("\\::deadlines\n\n\\:::\n")
    #expect(diagnostics.isEmpty)
    #expect(document.firstParagraph == "::deadlines")
  }

  @Test("names the nearest directive for an unknown one")
  func unknown() {
    let container = expectOne(
      "directive-unknown", "сөз\n\n⟦:::waring\nсөз\n:::\n", says: "`waring`")
    #expect(container?.hint?.contains("`warning`") == true)
    let leaf = expectOne("directive-unknown", "⟦::contacts office\n", says: "`contacts`")
    #expect(leaf?.hint?.contains("`contact`") == true)
    let far = expectOne("directive-unknown", "⟦::кат\n", says: "`кат`")
    #expect(far?.hint?.contains("deadlines") == true)
  }

  @Test("wants three colons around text and two in its place")
  func colons() {
    _ = expectOne("directive-syntax", "⟦:::contact office\n", says: "two colons")
    _ = expectOne("directive-syntax", "⟦::warning\nсөз\n:::\n", says: "three colons")
    _ = expectOne("directive-syntax", "⟦::::warning\n", says: "4 colons")
    _ = expectOne("directive-syntax", "⟦::: warning\n", says: "without a name")
    _ = expectOne("directive-syntax", "⟦::\n", says: "without a name")
  }

  @Test("wants every container closed")
  func unclosed() {
    _ = expectOne("directive-unclosed", "сөз\n\n⟦:::warning\n\nсөз\n", says: "`:::warning`")
  }

  @Test("wants every closing line to close something")
  func unopened() {
    _ = expectOne("directive-unopened", "сөз\n\n⟦:::\n", says: "closes nothing")
    _ = expectOne(
      "directive-unopened", ":::inset\nсөз\n:::\n\n⟦:::  \n", says: "closes nothing")
  }

  @Test("does not nest, and says where the outer one starts")
  func nested() {
    let text = "⟦:::warning\nсөз\n\n⟦:::inset\nсөз\n:::\n\nсөз\n:::\n\n:::inset\nсөз\n:::\n"
    let (markdown, places) = marked(text)
    let (document, diagnostics) = parse(markdown)
    #expect(diagnostics.map(\.code) == ["markdown.directive-nested"])
    #expect(diagnostics.first?.location == places[1])
    #expect(diagnostics.first?.notes == [.init("opened here", at: places[0])])
    #expect(document.blocks.map(\.kind) == [.container(.warning), .container(.inset)])
    _ = expectOne(
      "directive-nested", ":::inset\nсөз\n\n⟦::deadlines\n:::\n", says: "`::deadlines` inside")
  }

  @Test("counts arguments")
  func arguments() {
    _ = expectOne("directive-argument", "⟦::contact\n", says: "the id of a contact")
    _ = expectOne("directive-argument", "⟦::figure\n", says: "a figures file")
    _ = expectOne("directive-argument", "⟦::figure сан\n", says: "the id of one of its tables")
    _ = expectOne("directive-argument", "::contact кат ⟦дагы\n", says: "`дагы`")
    _ = expectOne("directive-argument", "::deadlines ⟦дагы\n", says: "`дагы`")
    _ = expectOne("directive-argument", ":::warning ⟦сөз\nсөз\n:::\n", says: "takes nothing")
    _ = expectOne("directive-argument", "⟦:::details\nсөз\n:::\n", says: "summary")
  }

  @Test("wants something inside")
  func empty() {
    _ = expectOne("directive-empty", "⟦:::warning\n\n:::\n", says: "`:::warning`")
    _ = expectOne("directive-empty", "⟦:::steps\n:::\n", says: "`:::steps`")
  }

  @Test("wants a directive at the start of its line, outside lists and quotes")
  func place() {
    _ = expectOne("directive-place", "  ⟦:::warning\n", says: "start")
    _ = expectOne("directive-place", "> ⟦::deadlines\n", says: "start")
    _ = expectOne("directive-place", "- бир\n\n  ⟦:::inset\n", says: "start")
    _ = expectOne("directive-place", "бир\n  ⟦::deadlines\n", says: "start")
    #expect(parse("бир ::deadlines\n\nА::Б\n").diagnostics.isEmpty)
  }

  @Test("wants one ordered list of titled steps")
  func stepsContent() {
    #expect(parse(steps).diagnostics.isEmpty)
    _ = expectOne("steps", ":::steps\n⟦Сөз\n:::\n", says: "one ordered list")
    _ = expectOne("steps", ":::steps\n⟦- **бир**\n:::\n", says: "one ordered list")
    _ = expectOne(
      "steps", ":::steps\n1. **Бир**\n\n⟦Сөз\n\n2. **Эки**\n:::\n", says: "one ordered list")
    _ = expectOne("steps", ":::steps\n1. **Бир**\n⟦2. эки **үч**\n:::\n", says: "bold title")
    _ = expectOne("steps", ":::steps\n⟦1.\n:::\n", says: "bold title")
    _ = expectOne("steps", ":::steps\n⟦1. > **Бир**\n:::\n", says: "bold title")
  }

  @Test("wants one bullet list of what to do and not to do")
  func adviceContent() {
    _ = expectOne("do-list", ":::do\n⟦Сөз\n:::\n", says: "`:::do`")
    _ = expectOne("do-list", ":::dont\n⟦1. сөз\n:::\n", says: "`:::dont`")
    _ = expectOne("do-list", ":::do\n- бир\n\n⟦Сөз\n:::\n", says: "one bullet list")
  }

  @Test("counts lines from the start of the file, with any line ends")
  func lines() {
    let diagnostics = parse("сөз\r\n\r\n:::\r\n", lineOffset: 7).diagnostics
    #expect(diagnostics.map(\.location) == [SourceLocation(path: "page.md", line: 10, column: 1)])
  }
}
