import Core
import Testing

@testable import Publishing

@Suite struct MovedPagesTests {
  private static let text = """
    <main id="main"><h1>Title</h1><h2 id="a">A</h2><p>one</p><h2 id="b">B</h2><p>two</p></main>
    """

  /// Publishes the pages and gives what a site of the new pages would lead on.
  private func redirects(
    _ live: [String: String], redirects: [String: String] = [:], to new: [String: String],
    known: [String: String] = [:]
  ) throws -> [String: String] {
    let workshop = try Workshop()
    func paths(_ map: [String: String]) throws -> [RelativePath: RelativePath] {
      try map.reduce(into: [:]) { $0[try path($1.key)] = try path($1.value) }
    }
    let facts = ReleaseFacts(
      dataDate: try day("2026-06-30"), pages: Set(try live.keys.map(path)),
      redirects: try paths(redirects))
    try workshop.site("site", live, facts: facts)
    try workshop.publish("site")
    let folder = try #require(try workshop.releases.liveFolder())
    let moved = try MovedPages(
      since: folder, pages: Set(try new.keys.map(path)), known: try paths(known)
    ) { Array((new[$0.description] ?? "").utf8) }
    return moved.redirects.reduce(into: [:]) { $0[$1.key.description] = $1.value.description }
  }

  @Test("a page of the same text at another address has moved, in all languages")
  func moved() throws {
    let found = try redirects(
      ["ky/old/index.html": Self.text, "ru/old/index.html": "<main>quite another</main>"],
      to: ["ky/new/index.html": Self.text, "ru/new/index.html": "<main>rewritten</main>"])
    #expect(
      found == [
        "ky/old/index.html": "ky/new/index.html", "ru/old/index.html": "ru/new/index.html",
      ])
  }

  @Test("half of the sections are enough, less is another page")
  func similar() throws {
    let changed = Self.text.replacing("two", with: "three").replacing("Title", with: "Other")
    let found = try redirects(
      ["ky/old/index.html": Self.text], to: ["ky/new/index.html": changed])
    #expect(found.isEmpty)
    let edited = Self.text.replacing("two", with: "three")
    #expect(
      try redirects(["ky/old/index.html": Self.text], to: ["ky/new/index.html": edited])
        == ["ky/old/index.html": "ky/new/index.html"])
  }

  @Test("two pages of the same text are no answer")
  func ambiguous() throws {
    let found = try redirects(
      ["ky/old/index.html": Self.text],
      to: ["ky/one/index.html": Self.text, "ky/two/index.html": Self.text])
    #expect(found.isEmpty)
  }

  @Test("a page that was there already is not where another moved to")
  func there() throws {
    let found = try redirects(
      ["ky/old/index.html": Self.text, "ky/twin/index.html": Self.text],
      to: ["ky/twin/index.html": Self.text])
    #expect(found.isEmpty)
  }

  @Test("an old address goes on leading to where its page is now")
  func carried() throws {
    let found = try redirects(
      ["ky/second/index.html": Self.text],
      redirects: ["ky/first/index.html": "ky/second/index.html"],
      to: ["ky/third/index.html": Self.text])
    #expect(
      found == [
        "ky/first/index.html": "ky/third/index.html",
        "ky/second/index.html": "ky/third/index.html",
      ])
  }

  @Test("what the sources say comes first")
  func known() throws {
    let found = try redirects(
      ["ky/old/index.html": Self.text], to: ["ky/new/index.html": Self.text],
      known: ["ky/old/index.html": "ky/index.html"])
    #expect(found.isEmpty)
  }
}
