import Foundation
import HTML
import SeededRandom
import Testing

@Suite("JSON inside a page")
struct JSONElementTests {
  private func elementContent(of json: String) -> [UInt8]? {
    var html = HTMLWriter()
    html.json(json, type: "application/json", id: "words")
    return html.bytes
      .between("<script type=\"application/json\" id=\"words\">", "</script>")
  }

  @Test(
    "cannot end its element, nor begin a comment or another script in it",
    arguments: [
      "</script>", "</SCRIPT\n>", "<!--", "<!--<script>", "<script", "\u{600}</script>", "]]>",
    ])
  func hostile(text: String) throws {
    let json = try #require(String(data: JSONEncoder().encode([text]), encoding: .utf8))
      .replacing("\\/", with: "/")
    let content = try #require(elementContent(of: json))
    #expect(!content.contains(UInt8(ascii: "<")))
    #expect(try JSONDecoder().decode([String].self, from: Data(content)) == [text])
  }

  @Test("means the same to a reader of JSON", arguments: UInt64(1)...60)
  func meaning(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let texts = [generator.markup(upTo: 40), generator.markup(upTo: 40)]
    let json = try #require(String(data: JSONEncoder().encode(texts), encoding: .utf8))
    let content = try #require(elementContent(of: json))
    #expect(!content.contains(UInt8(ascii: "<")), "seed \(seed)")
    #expect(try JSONDecoder().decode([String].self, from: Data(content)) == texts, "seed \(seed)")
  }

  @Test("is never of a type that browsers run")
  func types() async {
    await #expect(processExitsWith: .failure) {
      var html = HTMLWriter()
      html.json("1", type: "text/javascript")
    }
  }
}
