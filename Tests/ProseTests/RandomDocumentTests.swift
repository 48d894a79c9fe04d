import Core
import HTML
import Markdown
import Prose
import SeededRandom
import Testing

@Suite("Random documents")
struct RandomDocumentTests {

  private static let pieces = [
    "сөз", "ң", "a", " ", "  ", "    ", "\n", "\n\n", "\n", "\t", "*", "**", "_", "`", "```\n",
    "~~~\n", "[", "]", "(", ")", "](a.md)", "[а](b.md \"т\")", "![", "<", ">", "> ", "- ", "1. ",
    "# ", "## ", "### ", "{#id}", "|", "| а | б |\n", "|---|:-:|\n", "\\", "&amp;", "&lt;b&gt;",
    "&#x202E;", "&", "\"", "'", "<script>alert(1)</script>", "<b onclick=\"x\">", "<!--", "-->",
    "\n:::steps\n", "\n:::warning\n", "\n:::details Суроо\n", "\n:::\n", "\n::deadlines\n",
    "\n::contact а\n", "\n:::do\n", "::", "---\n", "===\n", "[а]: a.md\n", "[а]",
    "1. **Бир.** эки\n",
    "javascript:", "<https://example.org>", "\r\n", "\u{202E}", "\u{0}", "🇰🇬", "\u{FEFF}",
  ]

  private func text(from random: inout SeededGenerator) -> [UInt8] {
    let count = Int.random(in: 0..<80, using: &random)
    var bytes = (0..<count).flatMap { _ in
      Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
    }
    if Int.random(in: 0..<8, using: &random) == 0, !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      bytes[position] = UInt8.random(in: 0...255, using: &random)
    }
    return bytes
  }

  @Test(
    "never stop the program, and become balanced, escaped HTML", arguments: 0..<40 as Range<UInt64>)
  func wellFormed(block: UInt64) {
    for seed in block * 50..<(block + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let source = text(from: &random)
      var diagnostics: [Diagnostic] = []
      let document = Document.parse(
        source, path: "page.md", lineOffset: 0, reporting: &diagnostics)
      var html = HTMLWriter()
      render(document, into: &html, environment: TestEnvironment())
      #expect(fault(in: html.bytes) == nil, "seed \(seed)")
      #expect(String(validating: html.bytes, as: UTF8.self) != nil, "seed \(seed)")
      let lines = source.filter { $0 == 10 || $0 == 13 }.count + 1
      for diagnostic in diagnostics {
        #expect((1...lines).contains(diagnostic.location.line), "seed \(seed)")
        #expect(diagnostic.location.column >= 1, "seed \(seed)")
      }
    }
  }

  @Test("become the same on many threads as on one")
  func threads() {
    let sources = (0..<400).map { seed in
      var random = SeededGenerator(seed: UInt64(seed))
      return text(from: &random)
    }
    let alone = sources.map { rendered($0).html }
    for _ in 0..<3 {
      #expect(concurrentMap(sources, chunk: 4) { rendered($0).html } == alone)
    }
  }

  @Test("carry every special character of text as an escape")
  func escapes() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let word = (0..<12).map { _ in
        ["<", ">", "&", "\"", "'", "а", "b"].randomElement(using: &random) ?? ""
      }.joined()
      let escaped = word.map { $0.isLetter ? String($0) : "\\\($0)" }.joined()
      let expected = word.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      #expect(rendered("a\(escaped)\n".utf8).html == "<p>a\(expected)</p>")
      let code = "```\n\(word)\n```\n"
      #expect(rendered(code.utf8).html == "<pre><code>\(expected)\n</code></pre>")
    }
  }

  /// What is wrong with HTML as bytes; `nil` when tags balance, only known elements and attributes
  /// occur, no attribute runs or styles anything, and no text holds a bare special character.
  private func fault(in html: [UInt8]) -> String? {
    var open: [String] = []
    var rest = Substring(String(decoding: html, as: UTF8.self))
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == ">" || $0 == "&" }) {
      if rest[start] == ">" { return "bare >" }
      let next = rest.index(after: start)
      if rest[start] == "&" {
        guard ["&lt;", "&gt;", "&amp;"].contains(where: rest[start...].hasPrefix) else {
          return "bare &"
        }
        rest = rest[next...]
        continue
      }
      guard let tag = rest[next...].prefixMatch(of: #/(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/#)
      else { return "no tag at \(rest[start...].prefix(40))" }
      if String(tag.3).contains(#/ (on[a-z]+|style|srcdoc)=/#) { return "forbidden attribute" }
      let name = String(tag.2)
      if tag.1 == "/" {
        if open.popLast() != name { return "\(name) closed" }
      } else if !["br", "hr", "img"].contains(name) {
        open.append(name)
      }
      rest = rest[tag.range.upperBound...]
    }
    return open.isEmpty ? nil : "open \(open)"
  }
}
