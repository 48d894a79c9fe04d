import Core
import Markdown
import Testing

@testable import Content

/// The text of a page with all its keys; `keys` are added to them.
private func text(
  _ title: String = "T", updated: String = "2026-05-10", reviewed: String? = "2026-05-11",
  keys: String = "", body: String = "Text.\n"
) -> String {
  let review = reviewed.map { "reviewed: \($0)\n" } ?? ""
  return "---\ntitle: \(title)\nsummary: S.\nupdated: \(updated)\n\(review)\(keys)---\n\(body)"
}

@Suite struct PageReaderTests {
  private func page(
    ky: String?, ru: String? = text(), en: String? = text()
  ) throws -> (page: Page?, diagnostics: [Diagnostic]) {
    var files: [String: String] = [:]
    for (language, text) in [("ky", ky), ("ru", ru), ("en", en)] {
      files["pages/a/b/\(language).md"] = text
    }
    let reader = PageReader(files: try sources(files))
    let result = reader.page(try path("pages/a/b"), root: try path("pages"))
    return (result.0, result.1)
  }

  @Test("reads a page in three languages")
  func whole() throws {
    let (page, diagnostics) = try page(
      ky: text("Кайрылуу", reviewed: "2026-06-01", keys: "short: Кыска\nlayout: status\n"),
      ru: text(updated: "2026-05-12", reviewed: "2026-05-31", keys: "layout: status\n"),
      en: text(reviewed: "2026-06-02", keys: "layout: status\n", body: "## One {#one}\n"))
    #expect(diagnostics.isEmpty)
    let found = try #require(page)
    #expect(found.slug == (try path("a/b")))
    #expect(found.layout == .status)
    #expect(found.reviewed == (try day("2026-05-31")), "the oldest of the three")
    #expect(found.texts.ky.title == "Кайрылуу")
    #expect(found.texts.ky.shortTitle == "Кыска")
    #expect(found.texts.ru.shortTitle == "T", "the title where no short one is written")
    #expect(found.texts.ru.updated == (try day("2026-05-12")))
    #expect(found.texts.en.document.headings.map(\.id) == ["one"])
    #expect(found.texts.en.source == "Content/pages/a/b/en.md")
  }

  @Test("is a guide unless it says otherwise")
  func guide() throws {
    #expect(try page(ky: text()).page?.layout == .guide)
  }

  @Test("counts lines from the beginning of the file, also in the text")
  func places() throws {
    let (_, diagnostics) = try page(ky: text(keys: "subtitle: x\n", body: "\n<b>\n"))
    #expect(
      diagnostics.summary == [
        "Content/pages/a/b/ky.md:9:1 markdown.raw-html",
        "Content/pages/a/b/ky.md:6:1 yaml.unknown-key",
      ])
  }

  @Test("reports a language without a text, and makes no page of the others")
  func missing() throws {
    let (page, diagnostics) = try page(ky: text(), ru: nil)
    #expect(page == nil)
    #expect(diagnostics.summary == ["Content/pages/a/b/ky.md:1:1 translation.missing"])
    #expect(diagnostics[0].message == "page has no text in Russian")
  }

  @Test(
    "reports a missing key by its name", arguments: ["title", "summary", "updated", "reviewed"])
  func missingKey(key: String) throws {
    let lines = text().split(separator: "\n").filter { !$0.hasPrefix(key) }
    let (page, diagnostics) = try page(ky: lines.joined(separator: "\n"))
    #expect(diagnostics.map(\.code) == ["yaml.missing-key"])
    #expect(diagnostics[0].message == "key ‘\(key)’ is missing")
    #expect(key == "reviewed" || page == nil)
  }

  @Test("warns of a translation that is older than its source, and of no other")
  func stale() throws {
    let (page, diagnostics) = try page(
      ky: text(updated: "2026-05-20"), ru: text(updated: "2026-05-19"),
      en: text(updated: "2026-05-20"))
    #expect(page != nil)
    #expect(diagnostics.summary == ["Content/pages/a/b/ru.md:4:10 translation.stale"])
    #expect(diagnostics[0].severity == .warning)
    #expect(diagnostics[0].notes[0].location?.description == "Content/pages/a/b/ky.md:4:10")
    #expect(try self.page(ky: text(), ru: text(updated: "2027-01-01")).diagnostics.isEmpty)
  }

  @Test("reports a layout that differs from the Kyrgyz text at the key")
  func layouts() throws {
    let (_, diagnostics) = try page(
      ky: text(keys: "layout: home\n"), ru: text(keys: "layout: status\n"))
    #expect(
      diagnostics.summary == [
        "Content/pages/a/b/ru.md:6:9 page.layout", "Content/pages/a/b/en.md:1:1 page.layout",
      ])
  }

  @Test("reports an unknown layout once, with the nearest name")
  func unknownLayout() throws {
    let (page, diagnostics) = try page(ky: text(keys: "layout: gide\n"))
    #expect(page == nil)
    #expect(diagnostics.summary == ["Content/pages/a/b/ky.md:6:9 yaml.choice"])
    #expect(diagnostics[0].hint == "use ‘guide’")
  }

  @Test("warns of a summary that search engines would cut", arguments: [(200, 0), (201, 1)])
  func longSummary(length: Int, warnings: Int) throws {
    let long = text().replacing(
      "summary: S.", with: "summary: " + String(repeating: "ө", count: length))
    let (page, diagnostics) = try page(ky: long)
    #expect(page != nil)
    #expect(
      diagnostics.map(\.code) == Array(repeating: "front-matter.long-summary", count: warnings))
  }

  @Test("finds page folders at any depth, in byte order")
  func folders() throws {
    let reader = PageReader(
      files: try sources(["pages/b/ky.md": "", "pages/b/c/ru.md": "", "pages/a/en.md": ""]))
    let found = reader.folders(in: try path("pages")).map(\.description)
    #expect(found == ["pages/a", "pages/b", "pages/b/c"])
  }

  @Test(
    "reports files that no reader would look at",
    arguments: ["pages/ky.md", "pages/a/kg.md", "pages/a/ky.markdown", "pages/a/map.png"])
  func strays(name: String) throws {
    let reader = PageReader(files: try sources([name: "", "pages/a/ky.md": ""]))
    #expect(reader.strays(in: try path("pages")).summary == ["Content/\(name) page.stray-file"])
  }
}

@Suite struct NoticeReadingTests {
  private func notice(_ folder: String) throws -> (notice: Notice?, diagnostics: [Diagnostic]) {
    let text = text(reviewed: nil)
    let files = try sources([
      "notices/\(folder)/ky.md": text, "notices/\(folder)/ru.md": text,
      "notices/\(folder)/en.md": text,
    ])
    let result = PageReader(files: files).notice(
      try path("notices/\(folder)"), root: try path("notices"))
    return (result.0, result.1)
  }

  @Test("takes the day of a notice from the name of its folder")
  func dated() throws {
    let (notice, diagnostics) = try notice("2026-05-12-reception-hours")
    #expect(diagnostics.isEmpty)
    #expect(notice?.date == (try day("2026-05-12")))
    #expect(notice?.slug.description == "2026-05-12-reception-hours")
  }

  @Test(
    "reports a folder that does not begin with a day",
    arguments: [
      "opening", "2026-05-12", "2026-05-12-", "2026-02-30-x", "2026-05-12x", "2026-05-12-a/b",
    ])
  func undated(folder: String) throws {
    let (notice, diagnostics) = try notice(folder)
    #expect(notice == nil)
    #expect(diagnostics.summary == ["Content/notices/\(folder) notice.name"])
  }

  @Test("has no layout and no day of review")
  func keys() throws {
    let text = text(keys: "layout: guide\n")
    let files = try sources([
      "notices/2026-05-12-x/ky.md": text, "notices/2026-05-12-x/ru.md": text,
      "notices/2026-05-12-x/en.md": text,
    ])
    let (_, diagnostics) = PageReader(files: files).notice(
      try path("notices/2026-05-12-x"), root: try path("notices"))
    #expect(diagnostics.map(\.code) == Array(repeating: "yaml.unknown-key", count: 6))
  }
}
