import Testing

@testable import Hosting

/// A table with a rule for everything, a narrower one, and one that leaves no trace.
func sampleTable() throws -> HeaderTable {
  func rule(_ pattern: String, _ headers: [(String, String)]) throws -> HeaderTable.Rule {
    HeaderTable.Rule(
      try #require(PathPattern(pattern)),
      try headers.map { try #require(HeaderTable.Header($0.0, $0.1)) })
  }
  return HeaderTable([
    try rule(
      "/*",
      [
        ("Content-Security-Policy", "default-src 'none'; style-src 'sha256-a='"),
        ("Cache-Control", "no-cache"),
      ]),
    try rule("/assets/*.js", [("Cache-Control", "public, immutable")]),
    try rule("/data/*", [("Access-Control-Allow-Origin", "*")]),
    try rule("/ky/status/*", [("Cache-Control", "no-store")]),
  ])
}

@Suite struct HeaderTableTests {
  @Test("the later rule counts where two give a header")
  func later() throws {
    let table = try sampleTable()
    let values = ["/ky/index.html", "/assets/a.js", "/assets/a.svg", "/ky/status/"].map { path in
      table.headers(of: path).filter { $0.name == "Cache-Control" }.map(\.value)
    }
    #expect(values == [["no-cache"], ["public, immutable"], ["no-cache"], ["no-store"]])
  }

  @Test("what is written reads back as the same")
  func roundTrip() throws {
    let table = try sampleTable()
    #expect(try HeaderTable(parsing: table.text) == table)
  }

  @Test("a value given before is taken back first, and no other")
  func takesBack() throws {
    let lines = try sampleTable().text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("  ! ") } == ["  ! Cache-Control", "  ! Cache-Control"])
  }

  @Test(
    "what is not a header is reported with its line",
    arguments: [
      "Cache-Control: x", "/*\n  Cache-Control", "/*\n  A: b\nfoo", "  A: b", "/a b\n  A: b",
      "/*\n  A: b\u{7F}c", "/*\n  A b: c",
    ])
  func faults(text: String) {
    #expect(throws: HeaderTable.Fault.self) { try HeaderTable(parsing: text) }
  }

  @Test("no header can become two", arguments: ["a\nB: c", "a\r\nB: c", "", " a", "\"a\"", "ключ"])
  func injection(value: String) {
    #expect(HeaderTable.Header("X-Name", value) == nil)
    #expect(HeaderTable.Header(value, "value") == nil)
  }

  @Test("while a release is switched the stylesheets of both are let through")
  func styles() throws {
    let other = try HeaderTable(
      parsing: sampleTable().text.replacing("sha256-a=", with: "sha256-b="))
    let both = try sampleTable().admittingStyles(of: other)
    let value = both.headers(of: "/ky/").first { $0.name == "Content-Security-Policy" }?.value
    #expect(value == "default-src 'none'; style-src 'sha256-a=' 'sha256-b='")
    #expect(try sampleTable().admittingStyles(of: sampleTable()) == sampleTable())
  }

  @Test("a pattern has one star and nothing that a server could misread")
  func patterns() {
    for text in ["a", "/*/*", "/a b", "/$a", "/a\"", "/{a}", "/a;"] {
      #expect(PathPattern(text) == nil, "\(text)")
    }
    #expect(PathPattern("/assets/*.js")?.matches("/assets/a/b.js") == true)
    #expect(PathPattern("/assets/*.js")?.matches("/assets/b.json") == false)
    #expect(PathPattern("/a*a")?.matches("/a") == false)
  }

  @Test("kinds of files are told by their endings")
  func types() {
    #expect(MediaType.of(fileNamed: "index.html") == "text/html; charset=utf-8")
    #expect(MediaType.of(fileNamed: "checkpoint") == "text/plain; charset=utf-8")
    #expect(MediaType.of(fileNamed: "icon.svg") == "image/svg+xml")
  }

  @Test("moved pages lead on, with and without a slash, escaped")
  func moved() throws {
    let page = try #require(MovedPage(from: "/ky/old/", to: "/ky/жаңы/"))
    #expect(page.spellings == ["/ky/old/", "/ky/old"])
    #expect(MovedPage.text([page]) == "/ky/old/ /ky/%D0%B6%D0%B0%D2%A3%D1%8B/ 301\n")
    for bad in ["/a b/", "/$uri/", "/{path}/", "ky/", "/a\n/"] {
      #expect(MovedPage(from: bad, to: "/ky/") == nil)
      #expect(MovedPage(from: "/ky/", to: bad) == nil)
    }
  }
}
