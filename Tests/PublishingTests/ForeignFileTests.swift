import Core
import Foundation
import Publishing
import Testing

@Suite("Files that another program wrote")
struct ForeignFileTests {
  private let temporary: TemporaryFolder
  private var root: String { temporary("public") }
  private let site = SiteBuild(files: ["index.html": "home", "ky/index.html": "үй"])

  init() throws {
    temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary("public"), withIntermediateDirectories: true)
  }

  private func refusal() throws -> OutputRefusal? {
    let before = try temporary.tree()
    defer { #expect((try? temporary.tree()) == before) }
    return #expect(throws: OutputRefusal.self) { try OutputFolder(root) }
  }

  private func expectForeign(
    _ names: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    guard case .foreignFiles(let folder, let found, let count) = try refusal() else {
      Issue.record("another refusal", sourceLocation: sourceLocation)
      return
    }
    #expect(folder == root, sourceLocation: sourceLocation)
    #expect(found == Array(names.prefix(5)), sourceLocation: sourceLocation)
    #expect(count == names.count, sourceLocation: sourceLocation)
  }

  @Test("keep a folder from being used before any build, and stay as they are")
  func beforeAnyBuild() throws {
    try temporary.write("mine", to: "public/notes.txt")
    let before = try temporary.identity("public/notes.txt")
    try expectForeign(["notes.txt"])
    #expect(try temporary.identity("public/notes.txt") == before)
  }

  @Test("keep a folder from being used after a build, at any depth and with any name")
  func afterABuild() throws {
    try site.run(into: root)
    let names = [".git/HEAD", ".htaccess", "INDEX.html", "ky/index.html~", "ky/law/index.html"]
    for name in names { try temporary.write("mine", to: "public/\(name)") }
    try expectForeign(names)
  }

  @Test("are named up to five, the rest counted")
  func many() throws {
    let names = (1...8).map { "file\($0)" }
    for name in names { try temporary.write("", to: "public/\(name)") }
    try expectForeign(names)
    #expect(try refusal()?.description.contains("file5 and 3 more\nhint: ") == true)
  }

  @Test("may be links, to a file or a folder, to nothing, or in the place of our own file")
  func links() throws {
    try site.run(into: root)
    try temporary.write("mine", to: "elsewhere/a.txt")
    try temporary.link("public/dead", to: "nowhere")
    try temporary.link("public/file", to: "../elsewhere/a.txt")
    try temporary.link("public/folder", to: "../elsewhere")
    try FileManager.default.removeItem(atPath: temporary("public/index.html"))
    try temporary.link("public/index.html", to: "../elsewhere/a.txt")
    try expectNames(["dead", "file", "folder", "index.html"])
    #expect(try temporary.text("elsewhere/a.txt") == "mine")
  }

  /// Without a look at the whole tree, which fails on dead links.
  private func expectNames(_ expected: [String]) throws {
    let refusal = #expect(throws: OutputRefusal.self) { try OutputFolder(root) }
    guard case .foreignFiles(_, let names, _)? = refusal else { return }
    #expect(names == expected)
  }

  @Test("may have a name that is not text")
  func nameOfBytes() throws {
    try site.run(into: root)
    try temporary.create(nameBytes: Array("public/".utf8) + [0xFF, 0x61])
    #expect(throws: OutputRefusal.self) { try OutputFolder(root) }
  }

  @Test("may differ from ours only in the normalisation form of the name")
  func normalisation() throws {
    try SiteBuild(files: ["caf\u{E9}": "ours"]).run(into: root)
    try temporary.create(nameBytes: Array("public/cafe\u{301}".utf8))
    #expect(throws: OutputRefusal.self) { try OutputFolder(root) }
  }

  @Test("may have the name of our list")
  func foreignList() throws {
    try temporary.write("the files of another tool\n", to: "public/.portal-files")
    try expectForeign([".portal-files"])
    try temporary.write("", to: "public/.portal-files")
    try expectForeign([".portal-files"])
    try FileManager.default.removeItem(atPath: temporary("public/.portal-files"))
    try temporary.write("mine", to: "list")
    try temporary.link("public/.portal-files", to: "../list")
    #expect(throws: OutputRefusal.self) { try OutputFolder(root) }
    #expect(try temporary.text("list") == "mine")
  }

  @Test("may end like a file of ours that was half written")
  func foreignPartial() throws {
    try temporary.write("mine", to: "public/notes.portal-partial")
    try expectForeign(["notes.portal-partial"])
  }

  @Test("stand in the way when the folder is a file or a link to nothing")
  func notAFolder() throws {
    try temporary.write("mine", to: "file")
    try temporary.link("dead", to: "nowhere")
    for name in ["file", "dead"] {
      let refusal = #expect(throws: OutputRefusal.self) { try OutputFolder(temporary(name)) }
      #expect(refusal?.description.contains("\(temporary(name)) is not a folder") == true)
    }
    #expect(try temporary.text("file") == "mine")
  }

  @Test("do not matter as folders without files")
  func emptyFolders() throws {
    try FileManager.default.createDirectory(
      atPath: temporary("public/mine/empty"), withIntermediateDirectories: true)
    try site.run(into: root)
    try SiteBuild(files: ["a": "b"]).run(into: root)
    #expect(temporary.exists("public/mine/empty"))
  }

  @Test("cannot be removed through a list that somebody altered")
  func alteredList() throws {
    try site.run(into: root)
    try temporary.write("mine", to: "victim")
    try temporary.write("mine", to: "folder/victim")
    let list = try temporary.text("public/.portal-files")
    let lines = [
      "../victim", temporary("victim"), "ky/../../victim", "ky//../../victim", "./../victim", "..",
      ".", "", "folder\\..\\victim", "ky/\u{1B}", "../folder/victim",
    ]
    try temporary.write(list + lines.joined(separator: "\n") + "\n", to: "public/.portal-files")
    #expect(try SiteBuild(files: ["a": "b"]).run(into: root).removed == 2)
    #expect(try temporary.text("victim") == "mine")
    #expect(try temporary.text("folder/victim") == "mine")
    #expect(try !temporary.text("public/.portal-files").contains("victim"))
  }

  @Test("cannot be removed through a list and a link")
  func listAndLink() throws {
    try site.run(into: root)
    try temporary.write("mine", to: "folder/victim")
    try temporary.link("public/out", to: "../folder")
    try temporary.write(
      try temporary.text("public/.portal-files") + "out\nout/victim\n", to: "public/.portal-files")
    try expectNames(["out"])
    #expect(try temporary.text("folder/victim") == "mine")
  }
}
