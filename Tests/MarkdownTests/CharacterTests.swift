import Core
import Markdown
import Testing

@Suite("Characters")
struct CharacterTests {
  private func problems(_ bytes: [UInt8]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    _ = Document.parse(bytes, path: "page.md", lineOffset: 0, reporting: &diagnostics)
    return diagnostics
  }

  @Test(
    "refuses control characters, with their place",
    arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F] as [UInt32])
  func controls(value: UInt32) {
    let scalar = Unicode.Scalar(value)!
    for padding in 0..<9 {
      let before = "Кат «бир»\nэки" + String(repeating: "a", count: padding)
      let diagnostics = parse(before + String(Character(scalar)) + "үч\n").diagnostics
      #expect(diagnostics.map(\.code) == ["markdown.control-character"])
      #expect(
        diagnostics.map(\.location) == [
          SourceLocation(path: "page.md", line: 2, column: 4 + padding)
        ])
    }
  }

  @Test("names the character")
  func name() {
    #expect(parse("\u{1B}").diagnostics.first?.message.contains("U+001B") == true)
    #expect(parse("\u{202E}").diagnostics.first?.message.contains("U+202E") == true)
  }

  @Test(
    "refuses what changes the order of text",
    arguments: Array(0x202A...0x202E) + Array(0x2066...0x2069) as [UInt32])
  func bidi(value: UInt32) {
    let scalar = String(Character(Unicode.Scalar(value)!))
    let (markdown, places) = marked("Сөз\n\n- `код ⟦\(scalar)` сөз\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.control-character"])
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("refuses them written as entities too", arguments: ["&#x202E;", "&#1;", "&#8294;"])
  func entities(entity: String) {
    let (markdown, places) = marked("Бир\n\n> ⟦сөз \(entity) кат\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.control-character"])
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("lets pass what texts need")
  func allowed() {
    let text = "Таб\tкат⍽ – « » “ ” № § € ң ө ү \u{200D} \u{2028} 👩‍💻 \u{10FFFF} ߿ \u{A0}\r\n"
    #expect(parse(text).diagnostics.isEmpty)
  }

  @Test(
    "refuses what is not UTF-8 and still makes a document of valid text",
    arguments: [
      [0xFF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x92],
      [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xBF, 0xBF],
    ] as [[UInt8]])
  func broken(bytes: [UInt8]) {
    for padding in 0..<9 {
      let before = Array(("Сөз\nэки " + String(repeating: "a", count: padding)).utf8)
      let text = before + bytes + Array(" кат *эки* үч төрт беш\n".utf8)
      let diagnostics = problems(text)
      #expect(diagnostics.first?.code == "markdown.encoding")
      #expect(
        diagnostics.first?.location
          == SourceLocation(path: "page.md", line: 2, column: 5 + padding))
      var ignored: [Diagnostic] = []
      let document = Document.parse(text, path: "page.md", lineOffset: 0, reporting: &ignored)
      #expect(String(validating: document.text, as: UTF8.self) != nil)
    }
  }

  @Test("stops complaining about a file that is not text")
  func binary() {
    #expect(problems([UInt8](repeating: 0xFF, count: 5000)).count == 20)
  }

  @Test("judges every byte pattern as the standard library does")
  func everyPair() {
    // All pairs of bytes at every offset within a word of eight.
    for first in UInt8(0)...255 {
      for second in UInt8(0)...255 {
        let padding = Int(first &+ second) % 8
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: padding)
        text += [first, second] + Array("aaaaaaaa".utf8)
        let isValid = String(validating: text, as: UTF8.self) != nil
        let isBroken = problems(text).contains { $0.code == "markdown.encoding" }
        #expect(isValid == !isBroken, "\(first) \(second)")
      }
    }
  }
}
