import Core
import Foundation
import Publishing
import Testing

/// Where there was no site, files are written under their own names at once.
@Suite("A build into a new folder")
struct NewFolderTests {
  private let temporary: TemporaryFolder
  private var root: String { temporary("public") }
  private let site = SiteBuild(files: ["index.html": "home", "ky/a.html": "а"])

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("replaces a file that somebody puts there meanwhile")
  func fileInTheWay() throws {
    let folder = try site.claim(root)
    try temporary.write("somebody's, and longer", to: "public/ky/a.html")
    for (name, text) in site.files { folder.write(try path(name), Array(text.utf8)) }
    let summary = try folder.finish()
    #expect(summary.written == 3)
    #expect(try temporary.text("public/ky/a.html") == "а")
  }

  @Test("never writes through a link that somebody puts there meanwhile")
  func linkInTheWay() throws {
    let folder = try site.claim(root)
    try temporary.write("mine", to: "elsewhere")
    try temporary.link("public/index.html", to: temporary("elsewhere"))
    folder.write(try path("index.html"), Array("home".utf8))
    #expect(try temporary.text("elsewhere") == "mine")
    #expect(try temporary.text("public/index.html") == "home")
  }

  @Test("that was killed in the middle of a file is completed by the next")
  func killed() throws {
    try site.interrupt(after: 1, in: root)
    try temporary.write("ho", to: "public/index.html")
    try site.run(into: root)
    #expect(try temporary.text("public/index.html") == "home")
  }
}
