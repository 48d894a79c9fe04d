import Foundation
import Testing

@Suite("A wrong reference in the registry") struct ReferenceFaultTests {
  /// The check digit should be 3.
  private static let wrong = "9271806453271806"

  @Test("is told at its own row, not at its events, which have no appeal then")
  func rowWithEvents() throws {
    let lookup = LookupSite(try SampleSite())
    let rows = try lookup.rows() + [LookupSite.row(ReferenceFaultTests.wrong)]
    try lookup.write(rows)
    try lookup.site.folder.write(
      "reference,date,event,body\n\(ReferenceFaultTests.wrong),2026-03-02,received,\n",
      to: "Content/appeals/events.csv")
    let settings = "Content/appeals/registry.yaml"
    let text = try lookup.site.folder.text(settings)
    try lookup.site.folder.write(text + "events: events.csv\n", to: settings)
    let run = try lookup.site.run("check")
    #expect(
      run.findings.map { "\($0.place) \($0.code)" } == [
        "Content/appeals/appeals.csv:\(rows.count + 1):1 reference.mismatch"
      ])
  }

  @Test("may be of any kind where the appeal is too old to be looked up")
  func retired() throws {
    let lookup = LookupSite(try SampleSite())
    let old = LookupSite.row("OLD 77").replacing("2026-03-", with: "2019-03-")
    try lookup.write(try lookup.rows() + [old])
    let run = try lookup.site.run("check", "--as-of", "2026-06-30")
    #expect(!run.findings.contains { $0.code == "reference.mismatch" }, "\(run.err)")
  }

  @Test("is told together with the dead links of the pages")
  func besideLinks() throws {
    let lookup = LookupSite(try SampleSite())
    try lookup.write(try lookup.rows() + [LookupSite.row(ReferenceFaultTests.wrong)])
    let page = "Content/pages/after-filing/ru.md"
    let text = try lookup.site.folder.text(page)
    try lookup.site.folder.write(text + "\n[x](../afterfiling/ru.md)\n", to: page)
    let run = try lookup.site.run("check")
    #expect(run.findings.map(\.code) == ["reference.mismatch", "link.dead"], "\(run.err)")
    #expect(run.findings.last?.hint == "link to ru.md")
  }

  @Test("a column too many in the header is one problem, not one for each row")
  func wrongHeader() throws {
    let site = try SampleSite()
    let lines = try site.folder.text(LookupSite.registry).split(
      separator: "\n", maxSplits: 1)
    try site.folder.write("\(lines[0]),x\n\(lines[1])", to: LookupSite.registry)
    let run = try site.run("check")
    #expect(run.findings.map(\.code) == ["registry.unknown-column"], "\(run.err)")
  }

  @Test(
    "when no reference is of the form that the site asks for, the settings are named, once",
    arguments: [("", "of the form"), ("lookup: false\n", "")])
  func none(key: String, words: String) throws {
    let site = try SampleSite()
    let rows = (1...80).map { "\($0)/26,2026-03-02,2026-03-10" }
    try site.folder.write(
      (["id,received,closed"] + rows).joined(separator: "\n"), to: "Content/appeals/a.csv")
    try site.folder.write(
      """
      demonstration: true
      \(key)sources:
        - file: a.csv
          columns:
            reference: id
            received: received
            closed: closed
            status: {when_open: under-review, when_closed: answered}

      """, to: "Content/appeals/registry.yaml")
    let run = try site.run("check")
    let found = run.findings.filter { $0.severity == "error" }
    if words.isEmpty {
      #expect(found.isEmpty, "\(run.err)")
    } else {
      #expect(found.map(\.code) == ["reference.mismatch"], "\(run.err)")
      #expect(run.err.contains("none of the 80 references is \(words) that the settings ask for"))
      #expect(found.first?.hint.contains("‘policy: reference-with-code’") == true)
      #expect(found.first?.hint.contains("‘lookup: false’") == true)
    }
  }
}
