import Core
import Testing

@Suite("A file with the same mistake on every line") struct FloodTests {
  @Test("lists a hundred places of one rule, counts the others, and hides no other rule")
  func flood() {
    let places = (1...250).map { SourceLocation(path: "a.md", line: $0, column: 1) }
    var diagnostics = places.map { Diagnostic(.error, "a.rule", "wrong", at: $0) }
    diagnostics.append(Diagnostic(.error, "b.rule", "wrong", at: places[249]))
    diagnostics.append(
      Diagnostic(.error, "a.rule", "wrong", at: SourceLocation(path: "b.md", line: 1, column: 1)))
    let presented = diagnostics.presented()
    #expect(presented.filter { $0.code == "a.rule" && $0.location.path == "a.md" }.count == 101)
    #expect(presented[100].message == "and 150 more from here on that are not listed")
    #expect(presented[100].location.line == 101)
    #expect(presented.contains { $0.code == "b.rule" })
    #expect(presented.contains { $0.location.path == "b.md" })
  }
}
