import Core
import Foundation
import References
import Testing

/// `Tests/Script/grammar.json`: what the script's own tests hold their compiler against.
private struct Published: Decodable {
  var expression: String
  var spelling: String
  var check: String?
  var digits: Int?
}

@Suite("Script pattern")
struct ScriptPatternTests {
  @Test("is compiled as the script's tests expect it")
  func published() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Script/grammar.json")
    let published = try JSONDecoder().decode(
      [String: Published].self, from: Data(contentsOf: path))
    #expect(Set(published.keys) == Set(ReferenceCases.shared.patterns.keys))
    for (name, expected) in published {
      let grammar = try #require(ReferenceCases.shared.grammar(of: [name]))
      let pattern = grammar.patterns[0]
      #expect(pattern.expression == expected.expression, "\(name)")
      #expect(pattern.spelling == expected.spelling, "\(name)")
      #expect(pattern.check?.rawValue == expected.check, "\(name)")
      #expect(pattern.digitCount == expected.digits, "\(name)")
    }
  }

  @Test("carries its access code")
  func json() throws {
    let grammar = try #require(ReferenceCases.shared.grammar(of: ["slash", "code"]))
    let json = grammar.patterns[0].scriptJSON(accessCode: grammar.patterns[1])
    #expect(json.hasPrefix(#"{"expression":"^("#))
    #expect(json.contains(#","spelling":"{2}-{1}-{1}","code":{"expression":"#))
    #expect(json.hasSuffix(#""check":"mod11-2","digits":12}}"#))
  }

  @Test("the numbers everybody starts with are the patterns of the format")
  func numbers() throws {
    let written = try #require(ReferenceCases.shared.grammar(of: ["track", "long"]))
    #expect(
      ReferenceGrammar.numbers.patterns.map(\.text) == written.patterns.map(\.text))
    #expect(ReferenceGrammar.numbers.patterns.map(\.digitCount) == [16, 20])
    #expect(
      ReferenceGrammar.numbers.patterns.map(\.scriptJSON) == written.patterns.map(\.scriptJSON))
    for text in ["4929071538264109", "30166131860913909969", "4111111111111111", "492907153826410"]
    {
      #expect(
        ReferenceGrammar.numbers.canonical(of: text) == written.canonical(of: text), "\(text)")
    }
  }
}
