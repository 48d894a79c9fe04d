import Core
import Markdown
import Testing

@testable import Content

@Suite("What the rest of a site can know of a text")
struct TextFacadesTests {
  private static let name = "pages/law/en.md"
  private static let text = """
    ---
    title: The law
    summary: What it says.
    updated: 2026-05-10
    reviewed: 2026-05-11
    ---
    Words.

    ## Terms {#terms}

    Fourteen days.
    """

  private func facade(_ text: String) throws -> [UInt8]? {
    TextFacades(try sources([TextFacadesTests.name: text])).facade(
      of: try path(TextFacadesTests.name))
  }

  @Test("is the same while only its body changes")
  func body() throws {
    let facade = try facade(TextFacadesTests.text)
    #expect(facade != nil)
    for (old, new) in [("Words.", "Other words."), ("Fourteen days.", "- Thirty\n- days")] {
      #expect(try self.facade(TextFacadesTests.text.replacing(old, with: new)) == facade)
    }
  }

  @Test(
    "is another with any other front matter or heading",
    arguments: [
      ("title: The law", "title: Law"), ("updated: 2026-05-10", "updated: 2026-05-12"),
      ("{#terms}", "{#term}"), ("## Terms", "## Term"), ("## Terms", "### Terms"),
      ("Fourteen days.", "## Days"), ("## Terms {#terms}", "Terms"),
    ])
  func anythingElse(old: String, new: String) throws {
    let facade = try facade(TextFacadesTests.text)
    #expect(try self.facade(TextFacadesTests.text.replacing(old, with: new)) != facade)
  }

  @Test("is none when anything is to be said of the text")
  func faults() throws {
    for (old, new) in [("Words.", "<b>Words</b>"), ("reviewed: 2026-05-11\n---", "")] {
      #expect(try facade(TextFacadesTests.text.replacing(old, with: new)) == nil)
    }
    #expect(TextFacades(try sources([:])).facade(of: try path(TextFacadesTests.name)) == nil)
  }

  @Test("belongs to texts of pages and notices, and to no other file")
  func texts() {
    #expect(["pages/a/ky.md", "notices/b/en.md"].allSatisfy { TextFacades.isText(Array($0.utf8)) })
    #expect(
      !["pages.md", "pages/a/ky.yaml", "directory/pages/a.md", "figures/a.yaml", ".md"].contains {
        TextFacades.isText(Array($0.utf8))
      })
  }

  @Test("a text that is unchanged is parsed when somebody asks, and is the same")
  func unread() throws {
    let files = try sources(
      ["ky", "ru", "en"].reduce(into: [:]) {
        $0["pages/law/\($1).md"] = TextFacadesTests.text
      })
    var unchanged = files
    unchanged.unchanged = [try path(TextFacadesTests.name)]
    let folder = try path("pages/law")
    let root = try path("pages")
    let read = try #require(PageReader(files: files).page(folder, root: root).0)
    let page = try #require(PageReader(files: unchanged).page(folder, root: root).0)
    #expect(page.texts.en.isUnchanged)
    #expect(!page.texts.ru.isUnchanged && !read.texts.en.isUnchanged)
    #expect(page.texts.en.document.text == read.texts.en.document.text)
    #expect(page.texts.en.document.headings == read.texts.en.document.headings)
    #expect(page.texts.en.title == read.texts.en.title)
  }
}
