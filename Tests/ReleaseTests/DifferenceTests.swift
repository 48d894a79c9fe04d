import Core
import SeededRandom
import Testing

@testable import Publishing

@Suite("The parts of a page")
struct PageSectionsTests {
  private func sections(_ page: String) -> PageSections { PageSections(Array(page.utf8)) }

  @Test("begin at headings with an id, inside the main element")
  func headings() {
    let page = sections(
      """
      <h1 id="site">Name</h1><main id="main">lead<h1>no id</h1><h2 class="x" id="a">A</h2>text
      <header>h</header><hr><h3 id="b">B</h3></main><h2 id="foot">foot</h2>
      """)
    #expect(page.sections.map(\.heading) == [nil, "a", "b"])
  }

  @Test("of a page without a main element are those of the whole page")
  func noMain() {
    #expect(sections("<h1 id=\"a\">A</h1>").sections.map(\.heading) == [nil, "a"])
    #expect(sections("").sections.map(\.heading) == [nil])
  }

  @Test("differ only where the page differs")
  func difference() {
    let before = sections("<body>1<main>lead<h2 id=\"a\">A</h2>x<h2 id=\"b\">B</h2>y</main>2")
    let after = sections("<body>1<main>lead<h2 id=\"a\">A</h2>x<h2 id=\"b\">B</h2>z</main>3")
    #expect(before.frame != after.frame)
    #expect(before.sections[0...1] == after.sections[0...1])
    #expect(before.sections[2] != after.sections[2])
  }

  @Test("are read from any bytes at all", arguments: 0..<200)
  func anyBytes(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "<main", "</main>", "<h2 id=\"", "\"", ">", "<h1", " ", "a", "<", "\u{0}", "<h6 ",
    ]
    let count = Int.random(in: 0..<30, using: &generator)
    let page = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    #expect(!sections(page).sections.isEmpty)
  }
}

@Suite("The difference between two sites")
struct SiteDifferenceTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  private func page(_ text: String, frame: String = "") -> String {
    "<body>\(frame)<main>lead<h2 id=\"a\">A</h2>\(text)<h2 id=\"b\">B</h2>same</main>"
  }

  private func difference(
    _ before: [String: String], _ after: [String: String], liveFacts: ReleaseFacts? = nil,
    newFacts: ReleaseFacts? = nil
  ) throws -> SiteDifference {
    try workshop.site("a", before, facts: liveFacts)
    try workshop.publish("a")
    let new = try workshop.site("b", after, facts: newFacts)
    return try workshop.releases.difference(from: new)
  }

  @Test("is all of a site when nothing is live")
  func first() throws {
    let site = try workshop.site("a", ["ky/index.html": page("x"), "data/a.csv": "1\n"])
    let difference = try workshop.releases.difference(from: site)
    #expect(difference.pageCounts == ChangeCounts(added: 1))
    #expect(difference.fileCounts == ChangeCounts(added: 1))
    #expect(!workshop.exists("out"))
  }

  private func tables(_ cells: String) -> [String: String] {
    [
      "data/tables.json":
        "{\"dimensions\":[],\"tables\":[{\"name\":\"topics\",\"scope\":{},\"cells\":[\(cells)]}]}"
    ]
  }

  @Test("names the cells of tables that changed, were hidden, are shown, came or went")
  func cells() throws {
    let cells = try difference(
      tables(
        """
        {"at":["a","x"],"value":10},{"at":["b","x"],"value":20},{"at":["c","x"],"value":null},
        {"at":["d","x"],"value":5},{"at":["same","x"],"value":7},{"at":["hid","x"],"value":null}
        """),
      tables(
        """
        {"at":["a","x"],"value":11},{"at":["b","x"],"value":null},{"at":["c","x"],"value":30},
        {"at":["e","x"],"value":6},{"at":["same","x"],"value":7},{"at":["hid","x"],"value":null}
        """)
    ).cells
    #expect(cells.map { $0.at[0] } == ["a", "b", "c", "d", "e"])
    #expect(cells.map(\.change) == [.changed, .hidden, .shown, .removed, .added])
    #expect(cells.map(\.live) == [10, 20, nil, 5, nil])
    #expect(cells.map(\.new) == [11, nil, 30, nil, 6])
  }

  @Test("names no cells where the file has another form", arguments: ["", "[]", "{\"tables\":7}"])
  func noCells(text: String) throws {
    #expect(try difference(["data/tables.json": text], tables("")).cells.isEmpty)
  }

  @Test("is nothing for the same site")
  func same() throws {
    #expect(try difference(["a.html": "x"], ["a.html": "x"]).isEmpty)
  }

  @Test("names pages and files that were added, changed and removed")
  func changes() throws {
    let difference = try difference(
      ["a.html": page("1"), "b.html": "b", "d.csv": "1", "e.csv": "1"],
      ["a.html": page("2"), "c.html": "c", "d.csv": "2", "f.csv": "1"])
    #expect(
      difference.pages.map { "\($0.path) \($0.change)" } == [
        "a.html changed", "b.html removed", "c.html added",
      ])
    #expect(
      difference.files.map { "\($0.path) \($0.change)" } == [
        "d.csv changed", "e.csv removed", "f.csv added",
      ])
    #expect(difference.pages[0].sections == [.init(heading: "a", change: .changed)])
    #expect(!difference.pages[0].frameChanged)
  }

  @Test("tells a change of the frame from one of the text")
  func frame() throws {
    let difference = try difference(["a.html": page("1")], ["a.html": page("1", frame: "menu")])
    #expect(difference.pages.map(\.frameChanged) == [true])
    #expect(difference.pages.map(\.sections) == [[]])
  }

  @Test("names sections that came and went")
  func sections() throws {
    let difference = try difference(
      ["a.html": "<main><h2 id=\"x\">X</h2></main>"],
      ["a.html": "<main>new<h2 id=\"y\">Y</h2></main>"])
    #expect(
      difference.pages[0].sections == [
        .init(heading: nil, change: .changed), .init(heading: "y", change: .added),
        .init(heading: "x", change: .removed),
      ])
  }

  @Test("says which totals and how many records differ, and where a removed page leads")
  func facts() throws {
    let home = try path("a.html")
    let live = ReleaseFacts(
      dataDate: try day("2026-06-30"), records: 10, totals: ["x": 1, "y": 2, "z": 3],
      pages: [home, try path("b.html")])
    let new = ReleaseFacts(
      dataDate: try day("2026-07-31"), records: 12, totals: ["x": 1, "y": 4, "w": 5],
      pages: [home], redirects: [try path("b.html"): home])
    let difference = try difference(
      ["a.html": "a", "b.html": "b"], ["a.html": "a"], liveFacts: live, newFacts: new)
    #expect(difference.records == .init(name: "records", live: 10, new: 12))
    #expect(
      difference.totals == [
        .init(name: "w", live: nil, new: 5), .init(name: "y", live: 2, new: 4),
        .init(name: "z", live: 3, new: nil),
      ])
    #expect(difference.pages.map(\.redirect) == [home])
    #expect(difference.files.isEmpty)
    #expect(
      difference.json == """
        {"pages":[{"path":"b.html","change":"removed","sections":[],"frameChanged":false,\
        "redirect":"a.html"}],"files":[],"totals":[{"name":"w","live":null,"new":5},\
        {"name":"y","live":2,"new":4},{"name":"z","live":3,"new":null}],\
        "cells":[],"records":{"name":"records","live":10,"new":12},\
        "data":{"live":"2026-06-30","new":"2026-07-31"}}
        """)
  }
}
