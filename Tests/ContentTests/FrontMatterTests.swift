import Core
import Testing

@testable import Content

@Suite struct FrontMatterTests {
  private func read(_ text: String) -> (matter: FrontMatter?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let matter = FrontMatter(Array(text.utf8), path: "ky.md", reporting: &diagnostics)
    return (matter, diagnostics)
  }

  @Test("cuts a file into its keys and its text", arguments: ["\n", "\r\n"])
  func cut(lineEnd: String) throws {
    let text = ["---", "title: Т", "summary: S", "---", "", "## Heading", "---", ""]
    let matter = try #require(read(text.joined(separator: lineEnd)).matter)
    #expect(matter.yaml == "title: Т\(lineEnd)summary: S\(lineEnd)")
    let body = ["", "## Heading", "---", ""].joined(separator: lineEnd)
    #expect(matter.body == Array(body.utf8))
    #expect(matter.bodyLineOffset == 4)
  }

  @Test("takes a closing line without a line end, and no keys at all")
  func ends() throws {
    let last = try #require(read("---\na: 1\n---").matter)
    #expect(last.body.isEmpty)
    #expect(last.bodyLineOffset == 3)
    let none = try #require(read("---\n---\nText").matter)
    #expect(none.yaml.isEmpty)
    #expect(none.body == Array("Text".utf8))
  }

  @Test(
    "reports a file that does not begin with a line of three dashes",
    arguments: [
      "", "\n---\na: 1\n---\n", " ---\n---\n", "----\n---\n", "title: T\n---\n", "--- \n---\n",
    ])
  func missing(text: String) {
    let (matter, diagnostics) = read(text)
    #expect(matter == nil)
    #expect(diagnostics.summary == ["ky.md:1:1 front-matter.missing"])
  }

  @Test(
    "reports front matter that nobody closed", arguments: ["---", "---\ntitle: T\n## Text\n--\n"])
  func open(text: String) {
    let (matter, diagnostics) = read(text)
    #expect(matter == nil)
    #expect(diagnostics.summary == ["ky.md:1:1 front-matter.open"])
  }
}
