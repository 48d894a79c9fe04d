import Core
import SeededRandom
import Testing

@testable import LocatedYAML

@Suite("Lines of a key and a text each")
struct PlainLinesTests {
  /// Everything that a reader of a mapping can ask for.
  private struct Reading: Equatable {
    var place: Core.SourceLocation?
    var entries: [String] = []
    var diagnostics: [Diagnostic] = []

    init(_ root: YAMLValue?, _ diagnostics: [Diagnostic]) {
      self.diagnostics = diagnostics
      place = root?.location
      let entries = root?.mapping(reporting: &self.diagnostics)?.entries ?? []
      self.entries = entries.map { entry in
        let value = entry.value
        let text = value.string(reporting: &self.diagnostics)
        return "\(entry.key) \(entry.at) \(value.location) \(value.headLocation) \(value.isNull) "
          + "\(text ?? "-") \(value.isMapping) \(value.isSequence)"
      }
    }
  }

  private func fast(_ text: String) -> Reading {
    var diagnostics: [Diagnostic] = []
    let root = YAMLValue.parse(text, path: "a.md", lineOffset: 3, reporting: &diagnostics)
    return Reading(root, diagnostics)
  }

  private func full(_ text: String) -> Reading {
    var diagnostics: [Diagnostic] = []
    let root = YAMLValue.parseAnything(text, path: "a.md", lineOffset: 3, reporting: &diagnostics)
    return Reading(root, diagnostics)
  }

  @Test(
    "are cut without libyaml, to the same values and places",
    arguments: [
      "title: Кайрылуу\nsummary: \"Бир: сүйлөм. # \"\nupdated: 2026-11-22\n",
      "a: b", "a: null\nb: true\n", "a: \" \"\n", "title: «Ош» — 5 %, ‘а’…\n", "a: x - y [z] {q}\n",
      "a: it's \"so\"\n", "a: \u{A0}b\u{A0}\n",
    ])
  func cut(text: String) {
    #expect(PlainLines(text) != nil)
    #expect(fast(text) == full(text))
  }

  @Test(
    "are left to libyaml when they are anything else",
    arguments: [
      "", "\n", "a:\n", "a: \n", "a:b\n", "a: b: c\n", "a: b # c\n", "a: b \n", "a: \"b\" c\n",
      "a: \"b\\n\"\n", "a: 'b'\n", "a: [b]\n", "a: |\n  b\n", "a: b\n  c\n", "a: b\na: c\n",
      "a: b\r\n", "a: &b c\n", "a: *b\n", "a: b\n\nc: d\n", "# a\nb: c\n", "A: b\n", "a: \"\"\n",
      "a: b\u{85}c\n", "a: b\u{2028}c\n", "a: b\u{7}\n", "a: \u{FEFF}b\n", "a: ~\n", "a:  b\n",
      "a: b\tc\n", "- a: b\n", "---\na: b\n", "a: b\n...\n", "a: 𐐀\n", "a: \"b\n  c\"\n",
    ])
  func left(text: String) {
    #expect(PlainLines(text) == nil)
    #expect(fast(text) == full(text))
  }

  @Test("are read as libyaml reads them, whatever they are made of", arguments: 0..<20)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "title", "a", "b", ": ", ":", "\"", "'", "\n", " ", "#", " #", "-", "x", "5", "ө", "«", "—",
      "\u{A0}", "\u{85}", "\u{2028}", "\t", "\r", "\\", "&", "*", "[", "]", "{", "}", ",", "|", ">",
      "?", "!", "%", "@", "`", "~", "null", "2026-11-22", "a: b\n", "b: \"x\"\n", "title: \"",
      "\"\n", "\u{FEFF}", "\u{E9}", "\u{1F600}",
    ]
    var cut = 0
    for _ in 0..<500 {
      let count = Int(generator.next() % 9)
      let text =
        "a: b\n" + (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      if PlainLines(text) != nil { cut += 1 }
      #expect(fast(text) == full(text), "\(text.debugDescription)")
    }
    #expect(cut > 0)
  }
}
