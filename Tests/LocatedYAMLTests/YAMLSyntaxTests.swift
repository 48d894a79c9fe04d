import Core
import LocatedYAML
import Testing

@Suite("A text that is not the YAML we read")
struct YAMLSyntaxTests {
  private func diagnostics(_ text: String, lineOffset: Int = 0) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let value = YAMLValue.parse(
      text, path: "a.yaml", lineOffset: lineOffset, reporting: &diagnostics)
    #expect((value == nil) == !diagnostics.isEmpty)
    return diagnostics
  }

  @Test(
    "is reported where reading stopped",
    arguments: [
      "title: a\n▲\tbody: b\n", "title: \"a▲", "title: [a, b▲", "a: b▲: c\n",
      "тема: «а»\nсөз: б▲: в\n", "title: a\n body▲: b\n", "a: 1\nb\n▲", "a: ▲@b\n", "a: ▲%b\n",
      "a: \"▲\\q\"\n", "a: b\n▲---\nc: d\n", "▲: : :\n  - ]", "a: ▲]\n",
    ])
  func malformed(marked: String) {
    let source = MarkedSource(marked)
    let reported = diagnostics(source.text)
    #expect(reported.map(\.code) == ["yaml.syntax"])
    #expect(reported.first?.location == source.place)
    #expect(reported.first?.hint != nil)
  }

  @Test("is reported in lines of the whole file when it begins further down")
  func lineOffset() {
    let source = MarkedSource("title: a\nтема: б▲: в\n", lineOffset: 7)
    #expect(diagnostics(source.text, lineOffset: 7).map(\.location) == [source.place])
    #expect(source.place.line == 9)
  }

  @Test("is reported with the place where the unfinished part began")
  func unfinished() {
    let source = MarkedSource("тема: а\nsöz: ▲[а,\n  б\n", lineOffset: 2)
    let reported = diagnostics(source.text, lineOffset: 2)
    #expect(reported.first?.notes.map(\.location) == [source.place])
  }

  @Test(
    "names a character that YAML forbids, and its place",
    arguments: [
      ("тема: а\nсөз: бет▲\u{7}б\n", "U+0007"), ("▲\u{0}", "U+0000"), ("a: b▲\u{7F}", "U+007F"),
      ("a: b\r\nc: ▲\u{1B}[31m", "U+001B"), ("a: ▲\u{FFFF}", "U+FFFF"), ("a: ▲\u{9B}", "U+009B"),
    ])
  func forbiddenCharacter(marked: String, name: String) {
    let source = MarkedSource(marked, lineOffset: 4)
    let reported = diagnostics(source.text, lineOffset: 4)
    #expect(reported.map(\.code) == ["yaml.syntax"])
    #expect(reported.first?.location == source.place)
    #expect(reported.first?.message.contains(name) == true)
  }

  @Test("is reported when it says nothing", arguments: ["", "\n\n", "# only a comment\n", "   "])
  func empty(text: String) {
    let reported = diagnostics(text, lineOffset: 1)
    #expect(reported.map(\.code) == ["yaml.empty"])
    #expect(reported.first?.location == SourceLocation(path: "a.yaml", line: 2, column: 1))
  }

  @Test(
    "is reported at a key that is written twice",
    arguments: [
      "title: a\nbody: b\n▲title: c\n", "a:\n  b:\n    с: 1\n    ▲с: 2\n", "a: {▲b: 1, b: 2}\n",
      "a: 1\n▲\"a\": 2\n", "1: a\n▲\"1\": b\n", "true: a\nfalse: b\n▲\"true\": c\n",
    ])
  func duplicateKeys(marked: String) {
    let source = MarkedSource(marked, lineOffset: 4)
    let (_, reported) = reading(source.text, lineOffset: 4) { value, diagnostics in
      value.mapping(reporting: &diagnostics)
    }
    #expect(reported.map(\.code) == ["yaml.duplicate-key"])
    #expect(reported.first?.location == source.place)
  }

  @Test("is reported when it nests deeper than any settings do", .timeLimit(.minutes(1)))
  func deepNesting() {
    let depth = 100_000
    let texts = [
      String(repeating: "[", count: depth), String(repeating: "{a: ", count: depth),
      String(repeating: "- ", count: depth), String(repeating: "[{a: ", count: depth),
      (0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]
    for text in texts { #expect(diagnostics(text).map(\.code) == ["yaml.syntax"]) }
  }

  @Test("is read at a depth no author will reach, on every thread")
  func tolerableNesting() {
    let depth = 990
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let counts = concurrentMap(Array(0..<8), chunk: 1) { _ in
      var diagnostics: [Diagnostic] = []
      var value = YAMLValue.parse(text, path: "a.yaml", reporting: &diagnostics)
      var count = 0
      while let inner = value?.list(reporting: &diagnostics) {
        (value, count) = (inner.first, count + 1)
      }
      return diagnostics.isEmpty ? count : -1
    }
    #expect(counts == [Int](repeating: depth, count: 8))
  }

  @Test("is read in time in proportion to its length", .timeLimit(.minutes(1)))
  func longTexts() {
    let texts = [
      "a: \"" + String(repeating: "ж", count: 500_000) + "\"",
      (0..<20_000).map { "key\($0): value\n" }.joined(),
      String(repeating: "- a\n", count: 100_000),
      "a: |\n" + String(repeating: "  *x &y\n", count: 100_000),
      "a: b " + String(repeating: "& * ", count: 100_000),
    ]
    for text in texts { #expect(diagnostics(text).isEmpty) }
  }
}
