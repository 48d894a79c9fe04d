import Core
import Foundation
import Testing

@testable import Content

@Suite struct EditionTests {
  let content: FileTree
  let site: FileTree

  init() throws {
    let base = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/base")
    var content = FileTree(root: "Content")
    let folder = base.appending(path: "Content")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".md") || name.hasSuffix(".yaml") {
      content.files[try path(name)] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    self.content = content
    var site = try repositorySite()
    site.files[try path("site.yaml")] = Array(
      try Data(contentsOf: base.appending(path: "Site/site.yaml")))
    self.site = site
  }

  private func read(
    _ content: FileTree, _ site: FileTree
  ) -> (edition: Edition?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let edition = Edition(content: content, site: site, reporting: &diagnostics)
    return (edition, diagnostics)
  }

  @Test("reads the smallest complete site")
  func whole() throws {
    let (read, diagnostics) = read(content, site)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let edition = try #require(read)
    #expect(
      edition.pages.map(\.slug.description) == [
        "after-filing", "deadline", "file-an-appeal", "finder", "home", "index", "notices",
        "reception", "search", "statistics", "status",
      ])
    #expect(edition.notices.map(\.slug.description) == ["2026-05-12-reception-hours"])
    #expect(edition.figures.map(\.id) == ["office-2025"])
    #expect(edition.contacts.map(\.id) == ["reception"])
    #expect(edition.newestDate == (try day("2026-05-12")))
  }

  @Test("is not made when anything is wrong, and blames nothing on what could not be read")
  func incomplete() throws {
    var content = content
    content.files[try path("pages/status/ru.md")] = nil
    content.files[try path("figures/office-2025.yaml")] = Array("title: x".utf8)
    let (edition, diagnostics) = read(content, site)
    #expect(edition == nil)
    #expect(diagnostics.contains { $0.code == "translation.missing" })
    #expect(!diagnostics.contains { $0.code == "page.layout" || $0.code == "settings.page" })
    #expect(!diagnostics.contains { $0.code == "overview.file" })
  }

  @Test("reports a page that the settings name and nobody wrote")
  func unknownPage() throws {
    var site = site
    try site.edit("site.yaml", "footer: [notices]", "footer: [notice]")
    let (edition, diagnostics) = read(content, site)
    #expect(edition == nil)
    #expect(diagnostics.summary == ["Site/site.yaml:9:10 settings.page"])
    #expect(diagnostics[0].hint == "use ‘notices’")
  }

  @Test(
    "wants one page of each single layout", arguments: ["home", "status", "statistics", "notices"])
  func layouts(name: String) throws {
    var content = content
    for language in Language.allCases {
      try content.edit("pages/\(name)/\(language.rawValue).md", "layout: \(name)\n", "")
    }
    let (edition, diagnostics) = read(content, site)
    #expect(edition == nil)
    #expect(diagnostics.map(\.message) == ["no page has ‘layout: \(name)’"])
  }

  @Test("orders notices and figures from the newest")
  func order() throws {
    var content = content
    for language in Language.allCases {
      let text = try content.text("notices/2026-05-12-reception-hours/\(language.rawValue).md")
      content.files[try path("notices/2026-05-13-a/\(language.rawValue).md")] = Array(text.utf8)
    }
    let figures = try content.text("figures/office-2025.yaml").replacing("2025-", with: "2024-")
    content.files[try path("figures/a-2024.yaml")] = Array(figures.utf8)
    let edition = try #require(read(content, site).edition)
    #expect(edition.notices.map(\.slug.description).first == "2026-05-13-a")
    #expect(edition.figures.map(\.id) == ["office-2025", "a-2024"])
  }

  @Test("lists each address outside the site once, with its first place")
  func externalLinks() throws {
    let edition = try #require(read(content, site).edition)
    #expect(
      ExternalLinks(edition).lines()
        == ["https://cbd.minjust.gov.kg/  Content/pages/file-an-appeal/ky.md:42:1 and 2 more"])
  }
}
