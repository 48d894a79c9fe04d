import Core
import LocatedYAML
import Testing

@Suite("Anchors and aliases in YAML")
struct AnchorTests {
  private func diagnostics(_ text: String, lineOffset: Int = 0) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let value = YAMLValue.parse(
      text, path: "a.yaml", lineOffset: lineOffset, reporting: &diagnostics)
    #expect((value == nil) == !diagnostics.isEmpty)
    return diagnostics
  }

  @Test(
    "are refused where they stand, used or not",
    arguments: [
      "a: 1\nb: ▲&x 2\n", "тема: ▲&x\n  a: 1\n", "a: [1, ▲&x [2]]\n", "▲&x a: 1\n",
      "a: &x 1\nb: ▲*x\n", "a: &x 1\nтема: [а, ▲*x]\n", "a: &x [1]\n? ▲*x\n: 2\n",
      "{a: &x-1_Y 1, b:▲*x-1_Y}\n", "- &x [1]\n- ▲*x : 2\n",
    ])
  func refused(marked: String) {
    let source = MarkedSource(marked, lineOffset: 3)
    let reported = diagnostics(source.text, lineOffset: 3)
    #expect(reported.map(\.code) == ["yaml.anchor"])
    #expect(reported.first?.location == source.place)
  }

  @Test(
    "are not seen in texts that only use the same signs",
    arguments: [
      "a: Q&A\n", "a: B & B * C\n", "a: '&x'\n", "a: \"*x\"\n", "a: |\n  * one\n  & two\n",
      "a: |\n  *x* and **y**\n  &nbsp;\n", "a: x?b=1&c=2*c\n", "# &x\na: 1\n",
    ])
  func ordinaryText(text: String) {
    #expect(diagnostics(text).isEmpty)
  }

  @Test("an alias of nothing is a mistake of syntax")
  func undefined() {
    let source = MarkedSource("a: ▲*x\n")
    #expect(diagnostics(source.text).map(\.code) == ["yaml.syntax"])
    #expect(diagnostics(source.text).map(\.location) == [source.place])
  }

  @Test(
    "cannot make a bomb, as values or as keys", .timeLimit(.minutes(1)),
    arguments: [
      "", "? *l39\n: boom\n", "boom: {*l39 : 1}\n", "boom: {*l39 : 1, *l38 : 2}\n",
      "boom: [[*l39]: 1]\n",
    ])
  func bombs(ending: String) {
    var text = "l0: &l0 [lol, lol]\n"
    for level in 1..<40 {
      let above = "*l\(level - 1)"
      text += "l\(level): &l\(level) [\(above), \(above), \(above), \(above)]\n"
    }
    #expect(diagnostics(text + ending).map(\.code) == ["yaml.anchor"])
  }
}
