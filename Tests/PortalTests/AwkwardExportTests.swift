import Foundation
import Testing

/// Files as offices have them, through the whole tool.
@Suite struct AwkwardExportTests {
  private let rules = """
        columns:
          reference: id
          received: received
          channel: {constant: written}
          topic: topic
          status: {constant: registered}

    """

  private func site(_ file: String) throws -> SampleSite {
    let site = try SampleSite()
    try site.folder.write(
      "demonstration: true\nlast_day: 2026-06-30\nsources:\n  - file: \(file)\n\(rules)",
      to: "Content/appeals/registry.yaml")
    return site
  }

  private func check(_ file: String, _ bytes: Data) throws -> PortalRun {
    let site = try site(file)
    try site.folder.write(bytes, to: "Content/appeals/\(file)")
    return try site.run("registry", "check")
  }

  @Test("a line of two gigabytes is given up at once")
  func endless() throws {
    for (file, code) in [("a.csv", "csv.long-row"), ("a.ndjson", "source.line")] {
      let site = try site(file)
      let path = site.folder("Content/appeals/\(file)").path
      try site.folder.write(
        String(repeating: "a", count: 1 << 20), to: "Content/appeals/\(file)")
      let descriptor = open(path, O_WRONLY)
      try #require(descriptor >= 0 && ftruncate(descriptor, 2 << 30) == 0)
      close(descriptor)
      let start = Date()
      let run = try site.run("registry", "check")
      #expect(run.status == 1)
      #expect(run.findings.map(\.code) == [code], "\(run.err)")
      #expect(Date().timeIntervalSince(start) < 20)
    }
  }

  @Test("a page, a protected workbook and a database in disguise are named for what they are")
  func disguise() throws {
    let compound = Data(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))
    let samples: [(String, Data, String)] = [
      ("a.csv", Data("<html><table><tr><td>1</td></tr></table>".utf8), "spreadsheet"),
      ("a.csv", compound, "password"), ("a.xlsx", compound, "password"),
      ("a.xlsx", Data("id,received\n".utf8), "XLSX"),
      ("a.csv", Data("SQLite format 3\0".utf8), "sqlite"),
    ]
    for (file, bytes, word) in samples {
      let run = try check(file, bytes)
      #expect(run.status == 1)
      #expect(run.findings.map(\.code) == ["source.kind"], "\(run.err)")
      #expect(run.findings.first?.hint.contains(word) == true, "\(run.findings)")
    }
  }

  @Test("values that count as not stated are told on the method page, rounded down")
  func unmapped() throws {
    let site = try site("a.csv")
    try site.edit(
      "Content/appeals/registry.yaml", replacing: "topic: topic",
      with: "topic: {column: topic, unmapped: not-stated}")
    // Answered long ago: nothing to look up, so nothing to hold against the patterns of numbers.
    try site.edit(
      "Content/appeals/registry.yaml", replacing: "status: {constant: registered}",
      with:
        "closed: closed\n      status: {constant: answered}\n      outcome: {when_closed: explained}"
    )
    for (language, title) in [("ky", "Эсеп"), ("ru", "Расчет"), ("en", "Method")] {
      try site.folder.write(
        "---\ntitle: \(title)\nsummary: \(title).\nupdated: 2026-06-30\nreviewed: 2026-06-30\n---\n## \(title)\n\n\(title).\n",
        to: "Content/pages/method/\(language).md")
    }
    let rows = (1...30).map { "B-\($0),2021-03-02,\($0 > 26 ? "land" : "garden"),2021-04-06\n" }
    try site.folder.write(
      "id,received,topic,closed\n" + rows.joined(), to: "Content/appeals/a.csv")
    let run = try site.run("build", "--quiet")
    #expect(run.status == 0, "\(run.err)")
    let expected = [
      "ky": "Тема: кеминде 20", "ru": "Тема: не менее 20", "en": "Topic: at least 20",
    ]
    for (language, line) in expected {
      let page = try site.folder.text("public/\(language)/method/index.html")
      #expect(page.contains(">\(line)</li>"), "\(language)")
      #expect(!page.contains("26</li>"))
    }
  }

  @Test("lines of JSON are a registry; messages cite their own lines")
  func lines() throws {
    let good = #"{"id":"B-1","received":"2026-03-02","topic":"land"}"# + "\n"
    let run = try check("a.ndjson", Data((good + good.replacing("B-1", with: "B-2")).utf8))
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("JSON objects, one a line"))
    #expect(run.out.firstMatch(of: /rows +2\n +kept +2\n/) != nil, "\(run.out)")
    let bad = good + good.replacing("2026-03-02", with: "2 March").replacing("B-1", with: "B-2")
    #expect(
      try check("a.ndjson", Data(bad.utf8)).findings.first?.place
        .hasPrefix("Content/appeals/a.ndjson:2") == true)
  }
}
