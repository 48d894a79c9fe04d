import Core
import References
import Testing

@Suite("Reference pattern")
struct ReferencePatternTests {
  @Test(
    "reports what cannot be a pattern",
    arguments: [
      "", "~", "~{d:6}", "{d:6}~", "{d:6}~~{d:2}", "{d:6", "{x}", "{d:0}", "{d:21}", "{d:6-1}",
      "{d:}", "{d:1-2-3}", "{d:1-3}{d:4}", "ПА{d:1-6}", "ПА-{d:6}", "ПА {d:6}", "ПА", "}{d:4}",
      "{d:1-20}~{d:1-20}~{d:1-20}~{d:1-20}",
    ])
  func malformed(_ text: String) {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml", line: 12, column: 9)
    let pattern = ReferencePattern(id: "reg", text: text, at: place, reporting: &diagnostics)
    #expect(pattern == nil)
    #expect(diagnostics.first?.code == "reference.pattern")
    #expect(diagnostics.allSatisfy { $0.location == place && $0.hint != nil })
  }

  @Test("reports unknown check digits and aliases without letters to stand for")
  func otherMistakes() {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml")
    #expect(
      ReferencePattern(id: "a", text: "{d:6}", check: "luhn", at: place, reporting: &diagnostics)
        == nil)
    #expect(
      ReferencePattern(id: "b", text: "{d:6}", aliases: ["PA"], at: place, reporting: &diagnostics)
        == nil)
    #expect(diagnostics.map(\.code) == ["reference.check", "reference.alias"])
  }

  @Test("counts the digits of checked numbers only")
  func digitCounts() throws {
    let grammar = try #require(
      ReferenceCases.shared.grammar(of: ["track", "long", "code", "pa", "slash", "iban"]))
    #expect(grammar.patterns.map(\.digitCount) == [16, 20, 12, nil, nil, nil])
  }
}
