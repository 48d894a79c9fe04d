import Foundation
import Testing

@Suite struct CommandTests {
  @Test("tells its version")
  func version() throws {
    let run = try SampleSite().run("--version")
    #expect(run.status == 0)
    #expect(run.out.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(run.err.isEmpty)
  }

  @Test("lists its commands", arguments: ["help", "--help"])
  func help(argument: String) throws {
    let run = try SampleSite().run(argument)
    #expect(run.status == 0)
    for command in ["build", "check", "demo"] { #expect(run.out.contains("  \(command) ")) }
    #expect(run.err.isEmpty)
  }

  @Test(
    "ends with 2 for wrong usage and names what is wrong",
    arguments: [
      (["build", "--outptu", "x"], "--outptu"), (["biuld"], "biuld"),
      (["check", "--as-of", "31.12.2026"], "31.12.2026"), (["build", "--content"], "--content"),
      (["demo", "--rows", "-1"], "--rows"), (["demo", "--last-day", "2026-02-30"], "2026-02-30"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let site = try SampleSite()
    let run = try PortalRun(arguments, in: site.folder.url)
    #expect(run.status == 2)
    #expect(run.err.contains(named))
    #expect(run.out.isEmpty)
    #expect(!site.folder.exists("public"))
  }

  @Test(
    "writes no site into its sources", arguments: ["Content/pages/out", "Site/assets", "Content"])
  func outputInsideSources(output: String) throws {
    let site = try SampleSite()
    let before = try site.folder.tree("Content")
    let run = try site.run("build", "--output", output)
    #expect(run.status == 2)
    #expect(run.err.contains("lies inside the sources"))
    #expect(try site.folder.tree("Content") == before)
  }

  @Test("ends with 1 when the sources have errors, and says so last")
  func errors() throws {
    let site = try SampleSite()
    try site.edit("Site/site.yaml", replacing: "footer:", with: "foter:")
    let run = try site.run("build")
    #expect(run.status == 1)
    #expect(run.errLines.last == "2 errors, 0 warnings")
    #expect(run.out.isEmpty)
    #expect(!site.folder.exists("public"))
  }

  @Test("shows the line of a mistake in a text that was let go of already")
  func excerpt() throws {
    let site = try SampleSite()
    try site.edit(
      "Content/pages/after-filing/en.md", replacing: "Last year", with: "[Gone](../gone/en.md) year"
    )
    let run = try site.run("check")
    #expect(run.findings.map(\.code) == ["link.dead"])
    #expect(run.err.contains(" | ## [Gone](../gone/en.md) year"))
  }

  @Test("ends with 3 when the disk refuses", arguments: ["/proc/portal", "a-file/public"])
  func diskRefuses(output: String) throws {
    let site = try SampleSite()
    try site.folder.write("no folder", to: "a-file")
    let run = try site.run("build", "--output", output)
    #expect(run.status == 3)
    #expect(run.err.hasPrefix("portal: cannot "))
    #expect(run.err.contains(output))
    #expect(run.out.isEmpty)
  }

  @Test("ends with 3 when there is no folder of sources")
  func noSources() throws {
    let run = try SampleSite().run("build", "--content", "Contents")
    #expect(run.status == 3)
    #expect(run.err.contains("Contents"))
  }

  @Test("says last what was made")
  func lastLine() throws {
    let site = try SampleSite()
    let run = try site.run("build")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.err.isEmpty)
    let line = try #require(
      run.outLines.last?.wholeMatch(
        of:
          /(\d+) pages, (\d+) files \((\d+) written, 0 removed\), (.+ [kM]B), (.+ m?s) -> public\//)
    )
    let files = try site.output()
    // The list of own files is the tool's own book-keeping and not counted.
    #expect(Int(line.2) == files.count - 1)
    #expect(line.3 == line.2)
    let pages = files.keys.filter { $0.hasSuffix("/index.html") }
    #expect(Int(line.1) == pages.count)
  }

  @Test("is silent when asked and all is well", arguments: ["build", "check"])
  func quiet(command: String) throws {
    let run = try SampleSite().run(command, "--quiet")
    #expect(run.status == 0)
    #expect(run.out.isEmpty)
    #expect(run.err.isEmpty)
  }

  @Test("shows no progress to a program")
  func noProgress() throws {
    let run = try SampleSite().run("build")
    #expect(!run.err.contains("\u{1B}"))
    #expect(!run.out.contains("\u{1B}"))
  }

  @Test("lists the addresses outside the site")
  func externalLinks() throws {
    let run = try SampleSite().run("check", "--links", "--quiet")
    #expect(
      run.outLines == [
        "https://cbd.minjust.gov.kg/  Content/pages/file-an-appeal/ky.md:42:1 and 2 more"
      ])
  }

  @Test("takes the day of the data from the option instead of the sources")
  func asOf() throws {
    let site = try SampleSite()
    func page(_ arguments: String...) throws -> String {
      let run = try PortalRun(["build"] + arguments, in: site.folder.url)
      #expect(run.status == 0, "\(run.err)")
      return try site.folder.text("public/sitemap.xml")
    }
    #expect(try page().contains("2026-06-30"))
    #expect(try page("--as-of", "2026-07-15").contains("2026-07-15"))
    let earlier = try site.run("check", "--as-of", "2026-02-01")
    #expect(earlier.status == 1)
    #expect(Set(earlier.findings.map(\.code)) == ["registry.future-date"])
  }
}
