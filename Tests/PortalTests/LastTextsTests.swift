import Foundation
import SeededRandom
import Testing

/// A build that makes only the pages whose texts changed gives and says what a whole build does.
@Suite struct LastTextsTests {
  private static let secrets = ".other"

  /// A site that was built, and a second private folder for whole builds of it.
  private func builtSite() throws -> SampleSite {
    let site = try SampleSite()
    try FileManager.default.copyItem(
      at: site.folder(".portal"), to: site.folder(LastTextsTests.secrets))
    for _ in 0..<2 { try #require(try site.run("build").status == 0) }
    return site
  }

  /// Builds over the old output, and anew into another folder: both must end and speak alike, and leave
  /// the same files.
  @discardableResult
  private func compare(
    _ site: SampleSite, _ edit: String, _ options: String...
  ) throws -> PortalRun {
    let run = try PortalRun(["build"] + options, in: site.folder.url)
    let whole = try PortalRun(
      ["build", "--anew", "--output", "whole", "--secrets", LastTextsTests.secrets] + options,
      in: site.folder.url)
    #expect(run.status == whole.status, "\(edit)")
    #expect(run.err == whole.err, "\(edit)")
    if run.status == 0 {
      #expect(try site.output() == site.folder.tree("whole"), "\(edit)")
    }
    return run
  }

  private func append(_ text: String, to path: String, of site: SampleSite) throws {
    try site.folder.write(try site.folder.text(path) + text, to: path)
  }

  private static let texts =
    ["after-filing", "file-an-appeal", "finder", "home", "reception"].flatMap {
      page in ["ky", "ru", "en"].map { "Content/pages/\(page)/\($0).md" }
    } + ["ky", "ru", "en"].map { "Content/notices/2026-05-12-reception-hours/\($0).md" }

  /// One of the changes that people make to sources, or to what a build left.
  private func edit(
    _ site: SampleSite, _ round: Int, _ random: inout some RandomNumberGenerator
  ) throws -> String {
    let text = LastTextsTests.texts.randomElement(using: &random)!
    let other = LastTextsTests.texts.randomElement(using: &random)!
    let language = text.suffix(5)
    switch Int.random(in: 0..<14, using: &random) {
    case 0...4: try append("\n\nSentence \(round).\n", to: text, of: site)
    case 5: try append("\n\n## Heading \(round)\n", to: text, of: site)
    case 6: try append("\n\n[on](../after-filing/\(language)#last-year)\n", to: text, of: site)
    case 7:
      let changed = try site.folder.text(text).replacing("\ntitle: ", with: "\ntitle: T")
      try site.folder.write(changed, to: text)
    case 8:
      // Tells of a term, not of text: an error in the languages that do not say so.
      try append("\n\n[off](../nowhere/\(language))\n", to: text, of: site)
      _ = try compare(site, "dead link in \(text)")
      let mended = try site.folder.text(text).replacing("[off](../nowhere/\(language))", with: "")
      try site.folder.write(mended, to: text)
    case 9: try append("\n# \(round)\n", to: "Site/site.yaml", of: site)
    case 10: try site.folder.remove("public/en/after-filing/index.html")
    case 11: try site.folder.write("damaged", to: "public/ky/reception/index.html")
    case 12: try append("x", to: ".portal/last-texts", of: site)
    default:
      try append("\n\nOne of two, \(round).\n", to: text, of: site)
      try append("\n\nThe other, \(round).\n", to: other, of: site)
    }
    return "round \(round): \(text)"
  }

  @Test("whatever is edited, in any order", arguments: 0..<3)
  func randomEdits(seed: UInt64) throws {
    let site = try builtSite()
    var random = SeededGenerator(seed: seed)
    for round in 0..<12 {
      let edit = try edit(site, round, &random)
      try compare(site, edit)
    }
  }

  @Test("a heading that goes breaks the links to it from texts that did not change")
  func headingGone() throws {
    let site = try builtSite()
    try append(
      "\n[last year](../after-filing/en.md#last-year)\n",
      to: "Content/pages/file-an-appeal/en.md", of: site)
    #expect(try compare(site, "link").status == 0)
    try site.edit(
      "Content/pages/after-filing/en.md", replacing: "{#last-year}", with: "{#year-before}")
    let run = try compare(site, "heading")
    #expect(run.findings.map(\.code) == ["link.anchor"])
  }

  @Test("what was to be said of a text is said again while it stays")
  func warningsStay() throws {
    let site = try builtSite()
    let stale = "Content/pages/notices/ky.md"
    try site.edit(stale, replacing: "updated: 2026-05-10", with: "updated: 2026-05-11")
    for round in 0..<3 {
      try append("\nSentence \(round).\n", to: "Content/pages/reception/ru.md", of: site)
      let run = try compare(site, "round \(round)")
      #expect(run.findings.contains { $0.code == "translation.stale" })
    }
  }

  @Test("an allowance for a text that did not change is not called unused")
  func allowances() throws {
    let site = try builtSite()
    try append(
      "\nWrite to mary.smith@office.example.\n", to: "Content/pages/reception/en.md", of: site)
    try site.folder.write(
      "allowed:\n  - text: mary.smith@office.example\n    why: a test\n    source: https://office.example/\n    checked: 2026-05-01\n",
      to: "Content/privacy.yaml")
    for round in 0..<3 {
      try append("\nSentence \(round).\n", to: "Content/pages/after-filing/en.md", of: site)
      let run = try compare(site, "round \(round)")
      #expect(run.status == 0, "\(run.err)")
    }
  }

  @Test(
    "a reference of an appeal in a text is found, and a registry that changes is held against all")
  func leaks() throws {
    let site = try builtSite()
    let rows = try site.folder.text("Content/appeals/appeals.csv").split(separator: "\n")
    let reference = try #require(rows.last?.split(separator: ",").first)
    try append("\nMy appeal \(reference).\n", to: "Content/pages/reception/en.md", of: site)
    #expect(try compare(site, "leak").findings.map(\.code) == ["lookup.leak"])
  }

  @Test("compressed copies of the pages, which stay with them")
  func copies() throws {
    let site = try builtSite()
    for round in 0..<3 {
      try append("\nSentence \(round).\n", to: "Content/pages/reception/ru.md", of: site)
      let run = try compare(site, "round \(round)", "--compress", "fast")
      // The page, its two copies and the manifest; the words are in the index of the search already.
      if round > 0 { #expect(run.out.contains("(4 written, 0 removed)"), "\(run.out)") }
    }
  }

  @Test("a text that changes twice in a tick of the clock")
  func racyChange() throws {
    let site = try builtSite()
    let path = "Content/pages/after-filing/en.md"
    let text = try site.folder.text(path)
    for round in 0..<12 {
      let file = site.folder(path)
      try Data(text.utf8).write(to: file)
      try Data((text + "\nround-\(round % 2)\n").utf8).write(to: file)
      try #require(try site.run("build").status == 0)
      #expect(
        try site.folder.text("public/en/after-filing/index.html").contains("round-\(round % 2)"))
      try Data((text + "\nround-\((round + 1) % 2)\n").utf8).write(to: file)
      try #require(try site.run("build").status == 0)
      #expect(
        try site.folder.text("public/en/after-filing/index.html")
          .contains("round-\((round + 1) % 2)"))
    }
  }
}
