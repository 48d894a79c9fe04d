import Core
import Foundation
import Testing

@testable import Rendering

@Suite struct SearchTests {
  /// Words with their stems, which the script must find too (`search.test.mjs`).
  private static func examples() throws -> [String: String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Script/stems.json")
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }

  @Test("words are cut as the script cuts them")
  func stems() throws {
    for (word, stem) in try Self.examples() { #expect(SearchStem.stems(word) == [stem], "\(word)") }
  }

  @Test("single letters, marks and soft hyphens do not count")
  func words() {
    #expect(SearchStem.stems("и «Үй-жай» кай\u{AD}рылуу") == ["уй", "жай", "кайры"])
  }

  @Test("a page is listed under its stems, its title above its text")
  func index() throws {
    let index = SearchIndex(entries: [
      .init(
        address: "/a/", title: "Жалоба", summary: "О сроке", headings: ["Срок"], text: "жалобу"),
      .init(address: "/b/", title: "Срок", summary: "", headings: [], text: "«\"»"),
    ])
    struct Read: Decodable {
      let pages: [[String]]
      let stems: String
    }
    let read = try JSONDecoder().decode(Read.self, from: Data(index.json()))
    #expect(read.pages == [["/a/", "Жалоба", "О сроке"], ["/b/", "Срок", ""]])
    #expect(read.stems == "жало 2\nсро 1 5\nсрок 1")
  }
}
