import Foundation
import Testing

@Suite struct RebuildTests {
  /// What tells one state of a file from another without reading it.
  private struct Identity: Equatable {
    let inode: UInt64
    let seconds: Int
    let nanoseconds: Int
  }

  private func identities(_ site: SampleSite) throws -> [String: Identity] {
    try site.output().keys.reduce(into: [:]) { identities, name in
      var status = stat()
      try #require(lstat(site.folder("public/\(name)").path, &status) == 0)
      identities[name] = Identity(
        inode: UInt64(status.st_ino), seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec)
    }
  }

  private func build(_ site: SampleSite) throws -> PortalRun {
    let run = try site.run("build")
    try #require(run.status == 0, "\(run.err)")
    return run
  }

  /// The pages, notice and texts that a later build lacks.
  private func enlarge(_ site: SampleSite) throws {
    for language in ["ky", "ru", "en"] {
      let text = try site.folder.text("Content/pages/after-filing/\(language).md")
      try site.folder.write(text, to: "Content/pages/deep/er/page/\(language).md")
      try site.edit(
        "Content/pages/notices/\(language).md", replacing: "updated: 2026-05-10",
        with: "updated: 2026-05-11")
      try site.folder.write(
        "---\ntitle: T\nsummary: S\nupdated: 2026-06-01\n---\n",
        to: "Content/notices/2026-06-01-gone/\(language).md")
    }
  }

  @Test("rewrites no file when nothing has changed")
  func nothingChanged() throws {
    let site = try SampleSite()
    _ = try build(site)
    let before = try identities(site)
    let again = try build(site)
    #expect(try identities(site) == before)
    #expect(again.out.contains("(0 written, 0 removed)"))
  }

  @Test("rewrites only the files whose bytes changed")
  func oneChange() throws {
    let site = try SampleSite()
    _ = try build(site)
    let before = try identities(site)
    try site.edit("Content/pages/after-filing/en.md", replacing: "Last year", with: "A year ago")
    _ = try build(site)
    let after = try identities(site)
    #expect(
      after.filter { $0.value != before[$0.key] }.keys.sorted()
        == ["en/after-filing/index.html", "en/search.json", "manifest.sha256"])
  }

  @Test("removes a page whose source is gone, and its empty folders")
  func removedPage() throws {
    let site = try SampleSite()
    try enlarge(site)
    _ = try build(site)
    #expect(site.folder.exists("public/ky/deep/er/page/index.html"))
    try site.folder.remove("Content/pages/deep")
    let run = try build(site)
    #expect(!site.folder.exists("public/ky/deep"))
    #expect(!(try site.folder.text("public/manifest.sha256").contains("deep")))
    #expect(!(try site.folder.text("public/sitemap.xml").contains("deep")))
    #expect(run.out.contains("3 removed"))
  }

  @Test("gives over an old output the same bytes as into an empty folder")
  func overOldOutput() throws {
    let site = try SampleSite()
    _ = try build(site)
    let clean = try site.output()
    let old = try SampleSite()
    try enlarge(old)
    _ = try build(old)
    #expect(try old.output() != clean)
    try FileManager.default.moveItem(at: old.folder("public"), to: site.folder("old"))
    let run = try site.run("build", "--output", "old")
    #expect(run.status == 0, "\(run.err)")
    #expect(try site.folder.tree("old") == clean)
  }

  @Test("refuses a folder with files of others and touches none of them")
  func foreignFiles() throws {
    let site = try SampleSite()
    try site.folder.write("mine", to: "public/index.html")
    try site.folder.write("mine", to: "public/deep/letter.txt")
    let run = try site.run("build")
    #expect(run.status == 2)
    #expect(run.err.contains("deep/letter.txt"))
    #expect(run.err.contains("hint: "))
    #expect(
      try site.output() == ["index.html": Data("mine".utf8), "deep/letter.txt": Data("mine".utf8)])
  }

  @Test("refuses an earlier output into which somebody put a file")
  func foreignFileLater() throws {
    let site = try SampleSite()
    _ = try build(site)
    try site.folder.write("mine", to: "public/ky/letter.txt")
    let before = try identities(site)
    try site.edit("Content/pages/after-filing/en.md", replacing: "Last year", with: "A year ago")
    #expect(try site.run("build").status == 2)
    #expect(try identities(site) == before)
  }

  @Test("leaves the site as it was when the sources get an error")
  func errorLater() throws {
    let site = try SampleSite()
    _ = try build(site)
    let before = try identities(site)
    try site.folder.remove("Content/pages/after-filing/ru.md")
    #expect(try site.run("build").status == 1)
    #expect(try identities(site) == before)
  }

  @Test("lists every file but its own book-keeping in the manifest, as sha256sum reads it")
  func manifest() throws {
    let site = try SampleSite()
    _ = try build(site)
    let files = try site.output().keys.filter {
      ![".portal-files", "manifest.sha256"].contains($0)
    }
    let listed = try site.folder.text("public/manifest.sha256").split(separator: "\n")
      .map { String($0.dropFirst(66)) }
    #expect(listed == files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let check = Process()
    check.executableURL = URL(filePath: "/usr/bin/sha256sum")
    check.arguments = ["--check", "--strict", "--quiet", "manifest.sha256"]
    check.currentDirectoryURL = site.folder("public")
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }
}
