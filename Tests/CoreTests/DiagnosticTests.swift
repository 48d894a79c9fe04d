import Core
import SeededRandom
import Testing

@Suite("A diagnostic")
struct DiagnosticTests {
  private func diagnostic(
    _ severity: Diagnostic.Severity, _ code: String, _ path: String, _ line: Int, _ column: Int,
    _ message: String = "wrong", hint: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      severity, code, message, at: SourceLocation(path: path, line: line, column: column),
      hint: hint, notes: notes)
  }

  @Test("is presented by place: file in byte order, line and column as numbers", arguments: 1...20)
  func order(seed: UInt64) {
    let expected = [
      diagnostic(.error, "a.b", "Z.md", 1, 1), diagnostic(.error, "a.b", "a.md", 0, 0),
      diagnostic(.error, "a.b", "a.md", 2, 9), diagnostic(.error, "a.b", "a.md", 2, 10),
      diagnostic(.error, "a.b", "a.md", 10, 1), diagnostic(.error, "a.b", "ж.md", 1, 1),
    ]
    var generator = SeededGenerator(seed: seed)
    #expect(expected.shuffled(using: &generator).presented() == expected, "seed \(seed)")
  }

  @Test("comes at one place as errors first, then by code, message and hint", arguments: 1...20)
  func orderAtOnePlace(seed: UInt64) {
    let expected = [
      diagnostic(.error, "a.a", "a.md", 1, 1, "x"), diagnostic(.error, "a.b", "a.md", 1, 1, "a"),
      diagnostic(.error, "a.b", "a.md", 1, 1, "b"),
      diagnostic(.error, "a.b", "a.md", 1, 1, "b", hint: "add"),
      diagnostic(.error, "a.b", "a.md", 1, 1, "b", hint: "remove"),
      diagnostic(.warning, "a.a", "a.md", 1, 1, "a"),
    ]
    var generator = SeededGenerator(seed: seed)
    #expect(expected.shuffled(using: &generator).presented() == expected, "seed \(seed)")
  }

  @Test("is shown once however often it was reported, and all of it must be equal")
  func merging() {
    let first = diagnostic(.error, "a.b", "a.md", 1, 1)
    let withNote = diagnostic(
      .error, "a.b", "a.md", 1, 1,
      notes: [.init("first declared here", at: SourceLocation(path: "b.md", line: 3, column: 1))])
    var hidden = first
    hidden.showsSource = false
    let reported = [first, withNote, first, hidden, withNote, first]
    #expect(reported.presented().count == 3)
    #expect(Set(reported.presented()) == [first, withNote, hidden])
  }

  @Test("says whether any is an error")
  func errors() {
    let warning = diagnostic(.warning, "a.b", "a.md", 1, 1)
    let error = diagnostic(.error, "a.b", "a.md", 1, 1)
    #expect(![Diagnostic]().hasErrors)
    #expect(![warning, warning].hasErrors)
    #expect([warning, error].hasErrors)
    #expect(error.isError)
    #expect(!warning.isError)
  }
}

@Suite("A place in a source")
struct SourceLocationTests {
  @Test("is written as editors read it")
  func description() {
    #expect(SourceLocation(path: "a.md", line: 3, column: 14).description == "a.md:3:14")
    #expect(SourceLocation(path: "a.md", line: 3).description == "a.md:3")
    #expect(SourceLocation(path: "a.md").description == "a.md")
  }

  @Test("comes in the order of its numbers, not of its text")
  func order() throws {
    let path = try #require(RelativePath("a.md"))
    #expect(SourceLocation(path, line: 9) < SourceLocation(path, line: 10))
    #expect(SourceLocation(path, line: 9, column: 9) < SourceLocation(path, line: 9, column: 10))
    #expect(SourceLocation(path) < SourceLocation(path, line: 1))
    #expect(SourceLocation(path: "Z") < SourceLocation(path: "a"))
  }
}
