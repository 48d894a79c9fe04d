import Testing

@testable import Content

@Suite struct TemplateTests {
  @Test("fills the places of a sentence")
  func filled() throws {
    let template = try #require(Template("{from} – {to}: {from}"))
    #expect(template.places == ["from", "to"])
    #expect(template.filled(["from": "a", "to": "{b}", "other": "c"]) == "a – {b}: a")
  }

  @Test("is the sentence itself where there is no place", arguments: ["", "Ооба.", "100 %"])
  func plain(text: String) throws {
    let template = try #require(Template(text))
    #expect(template.places.isEmpty)
    #expect(template.filled([:]) == text)
  }

  @Test(
    "refuses braces that do not make a place",
    arguments: ["{", "}", "{}", "a {b", "a b}", "{a}}", "a } b {c}", "{a {b}"])
  func malformed(text: String) {
    #expect(Template(text) == nil)
  }
}
