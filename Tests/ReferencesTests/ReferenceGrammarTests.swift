import Core
import References
import Testing

@Suite("Reference grammar")
struct ReferenceGrammarTests {
  @Test("reads what people type", arguments: ReferenceCases.shared.cases)
  func sharedTable(_ example: ReferenceCases.Case) throws {
    let grammar = try #require(ReferenceCases.shared.grammar(of: example.patterns))
    switch grammar.canonical(of: example.typed) {
    case .success(let reference):
      #expect(reference.text == example.canonical)
    case .failure(let problem):
      #expect(example.canonical == nil)
      #expect(problem.name == example.problem)
      if case .length(let expected, let typed) = problem {
        #expect([expected, typed] == example.length)
      }
    }
  }

  @Test("knows at least sixty cases and each problem")
  func tableIsComplete() {
    let cases = ReferenceCases.shared.cases
    #expect(cases.count >= 60)
    #expect(
      Set(cases.compactMap(\.problem))
        == ["empty", "length", "check", "card", "shape", "separator"])
  }

  @Test(
    "a canonical spelling is its own canonical spelling", arguments: ReferenceCases.shared.cases)
  func idempotent(_ example: ReferenceCases.Case) throws {
    let grammar = try #require(ReferenceCases.shared.grammar(of: example.patterns))
    guard let canonical = example.canonical else { return }
    #expect(try grammar.canonical(of: canonical).get().text == canonical)
  }

  @Test("the printed and the address spelling read back", arguments: ReferenceCases.shared.cases)
  func otherSpellingsReadBack(_ example: ReferenceCases.Case) throws {
    let grammar = try #require(ReferenceCases.shared.grammar(of: example.patterns))
    guard let canonical = example.canonical else { return }
    let reference = try grammar.canonical(of: canonical).get()
    let pattern = grammar.patterns[reference.pattern]
    #expect(try grammar.canonical(of: pattern.printed(canonical)).get() == reference)
    #expect(try grammar.canonical(of: pattern.asciiSpelling(canonical)).get() == reference)
  }

  @Test("prints a number of digits in its groups, letters with their alias in addresses")
  func spellings() throws {
    let grammar = try #require(ReferenceCases.shared.grammar(of: ["track", "pa", "suffix"]))
    #expect(grammar.patterns[0].printed("4929071538264109") == "4929 0715 3826 4109")
    #expect(grammar.patterns[1].printed("ПА-2026-015073") == "ПА-2026-015073")
    #expect(grammar.patterns[1].asciiSpelling("ПА-2026-015073") == "PA-2026-015073")
    #expect(grammar.patterns[2].asciiSpelling("07-0015-КР") == "07-0015-КР")
  }

  @Test(
    "refuses patterns of which one accepts the other's references",
    arguments: [
      ("{d:16}", nil, "{d:4}~{d:4}~{d:4}~{d:4}", "mod11-2"),
      ("{d:4}~{d:4}~{d:4}~{d:4}", "mod97-10", "{d:4}~{d:4}~{d:4}~{d:4}", "mod11-2"),
      ("{d:1-3}~{d:4}", nil, "{d:2}~{d:1-6}", nil),
      ("{y}~{d:6}", nil, "20{d:2}~{d:6}", nil),
      ("ОР~{d:4}", nil, "PO~{d:4}", nil),
      ("ӨР~{d:4}", nil, "OP~{d:3-5}", nil),
    ] as [(String, String?, String, String?)])
  func overlap(_ first: String, _ check: String?, _ second: String, _ otherCheck: String?) {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml", line: 3)
    let patterns = [("a", first, check), ("b", second, otherCheck)].compactMap {
      ReferencePattern(id: $0.0, text: $0.1, check: $0.2, at: place, reporting: &diagnostics)
    }
    let grammar = ReferenceGrammar(patterns: patterns, at: place, reporting: &diagnostics)
    let overlaps = first != "ОР~{d:4}"
    #expect(diagnostics.map(\.code) == (overlaps ? ["reference.overlap"] : []))
    #expect((grammar == nil) == overlaps)
  }

  @Test("names the reason at a row without showing the reference")
  func reports() {
    let place = SourceLocation(path: "appeals.csv", line: 7, column: 1)
    let problems: [ReferenceProblem] = [
      .empty, .length(expected: 16, typed: 15), .check, .card, .shape, .separator,
    ]
    let reports = problems.map { $0.diagnostic(at: place) }
    #expect(Set(reports.map(\.message)).count == problems.count)
    #expect(reports.allSatisfy { $0.code == "reference.mismatch" && !$0.showsSource })
  }
}
