import Foundation
import Testing

/// A build that has nothing to do does nothing, and whatever could make another site makes it anew.
@Suite struct LastBuildTests {
  private static let record = ".portal/last-build"
  private static let page = "Content/pages/after-filing/en.md"

  /// A site that was built, with keys and secrets there from the beginning.
  private func builtSite() throws -> SampleSite {
    let site = try SampleSite()
    for _ in 0..<2 { _ = try build(site) }
    return site
  }

  @discardableResult
  private func build(_ site: SampleSite, _ options: String...) throws -> PortalRun {
    let run = try PortalRun(["build"] + options, in: site.folder.url)
    try #require(run.status == 0, "\(run.err)")
    return run
  }

  /// A whole build writes its record anew.
  private func isWhole(_ site: SampleSite, _ build: () throws -> PortalRun) throws -> Bool {
    let before = try identity(site, LastBuildTests.record)
    _ = try build()
    return try identity(site, LastBuildTests.record) != before
  }

  private func identity(_ site: SampleSite, _ path: String) throws -> UInt64 {
    var status = stat()
    try #require(lstat(site.folder(path).path, &status) == 0)
    return UInt64(status.st_ino)
  }

  /// The last line names the time that a build took.
  private func withoutTime(_ text: String) -> String {
    text.replacing(/, [0-9.]+ m?s ->/, with: " ->")
  }

  @Test("does not draw a site again, but says the same, unless it is told to")
  func unchanged() throws {
    let site = try builtSite()
    // Translations that are older than their source are warned of.
    try site.edit(
      "Content/pages/notices/ky.md", replacing: "updated: 2026-05-10", with: "updated: 2026-05-11")
    try build(site)
    let whole = try build(site, "--anew")
    #expect(whole.findings.contains { $0.code == "translation.stale" })
    var again: PortalRun?
    #expect(
      try !isWhole(site) {
        let run = try build(site)
        again = run
        return run
      })
    #expect(again?.err == whole.err)
    #expect(again.map { withoutTime($0.out) } == withoutTime(whole.out))
    #expect(try isWhole(site) { try build(site, "--anew") })
  }

  @Test("a record that is damaged, of another build or open to others is as good as none")
  func damagedRecord() throws {
    let site = try builtSite()
    let record = try site.folder.text(LastBuildTests.record)
    let damages: [(String, Int)] = [
      ("", 0o600), ("x", 0o600), (String(record.dropLast(1)), 0o600),
      (record.replacing("pages", with: "pagez"), 0o600), (record + record, 0o600), (record, 0o644),
    ]
    for (damaged, permissions) in damages {
      try site.folder.write(damaged, to: LastBuildTests.record)
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: site.folder(LastBuildTests.record).path)
      #expect(try isWhole(site) { try build(site) }, "\(damaged.prefix(20))")
    }
  }

  @Test("options, sources and secrets make another build")
  func otherInputs() throws {
    let site = try builtSite()
    #expect(try isWhole(site) { try build(site, "--compress", "fast") })
    #expect(site.folder.exists("public/en/index.html.gz"))
    #expect(try isWhole(site) { try build(site) })
    #expect(!site.folder.exists("public/en/index.html.gz"))
    for path in [LastBuildTests.page, "Site/site.yaml", ".portal/keys-2026a"] {
      try site.folder.write(site.folder.bytes(path), to: path)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: site.folder(path).path)
      #expect(try isWhole(site) { try build(site) }, "\(path)")
    }
    try site.folder.write("", to: "Content/pages/.hidden.md")
    #expect(try !isWhole(site) { try build(site) })
  }

  @Test("looks at folders without files and at who may write into the private one")
  func folders() throws {
    let site = try builtSite()
    let folder = site.folder("Content/pages/Reception")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    #expect(try site.run("build").findings.map(\.code) == ["file.same-name"])
    try FileManager.default.removeItem(at: folder)
    #expect(try site.run("build").status == 0)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: site.folder(".portal").path)
    #expect(try site.run("build").status == 3)
  }

  @Test("mends an output that somebody touched, also when size and time say nothing")
  func touchedOutput() throws {
    let site = try builtSite()
    let clean = try site.output()
    try damage(site, "public/en/index.html")
    #expect(try build(site).out.contains("(1 written, 0 removed)"))
    #expect(try site.output() == clean)
    try site.folder.remove("public/en/index.html")
    #expect(try build(site).out.contains("(1 written, 0 removed)"))
    #expect(try site.output() == clean)
  }

  @Test("mends such a file also where the site is made anew for another reason")
  func touchedBesideAChange() throws {
    let site = try builtSite()
    let clean = try site.output()
    for path in ["public/en/index.html", "public/lookup/manifest.json"] {
      let settings = try site.folder.bytes("Site/site.yaml")
      try site.folder.write(settings, to: "Site/site.yaml")
      #expect(try build(site).out.contains("(0 written, 0 removed)"))
      try site.folder.write(settings, to: "Site/site.yaml")
      try damage(site, path)
      #expect(try build(site).out.contains("(1 written, 0 removed)"))
      #expect(try site.output() == clean)
    }
  }

  /// Changes a file in its place and keeps its size and the time of its bytes.
  private func damage(_ site: SampleSite, _ path: String) throws {
    let file = site.folder(path).path
    var status = stat()
    try #require(stat(file, &status) == 0)
    let text = try site.folder.text(path)
    let handle = try FileHandle(forWritingTo: site.folder(path))
    try handle.write(contentsOf: Data(text.replacing("e", with: "i").utf8))
    try handle.close()
    var times = [status.st_atim, status.st_mtim]
    try #require(utimensat(AT_FDCWD, file, &times, 0) == 0)
  }

  @Test("sees a change of the same size in the same tick of the clock as the one before")
  func racyChange() throws {
    let site = try builtSite()
    let text = try site.folder.text(LastBuildTests.page)
    for round in 0..<12 {
      let word = "round-\(round % 2)"
      let file = site.folder(LastBuildTests.page)
      try Data(text.utf8).write(to: file)
      try Data((text + "\n" + word + "\n").utf8).write(to: file)
      try build(site)
      #expect(try site.folder.text("public/en/after-filing/index.html").contains(word))
    }
  }
}
