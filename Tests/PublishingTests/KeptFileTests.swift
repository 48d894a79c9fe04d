import Core
import Foundation
import Publishing
import Testing

@Suite("Files that a build leaves as an earlier one left them")
struct KeptFileTests {
  private let temporary: TemporaryFolder
  private var root: String { temporary("public") }
  private let site = SiteBuild(files: ["a.html": "one", "ky/b.html": "two"])

  init() throws {
    temporary = try TemporaryFolder()
  }

  /// Builds the site and says how it was left.
  private func built() throws -> String {
    let folder = try site.claim(root)
    for (name, text) in site.files { folder.write(try path(name), Array(text.utf8)) }
    _ = try folder.finish()
    return try #require(try folder.stamp(since: end)).digest
  }

  /// Before and after anything here happens.
  private let begin = FileTime(seconds: 0, nanoseconds: 0)
  private let end = FileTime(seconds: Int.max, nanoseconds: 0)

  @Test("are in the manifest and the sums as if they had been written")
  func kept() throws {
    let stamp = try built()
    let whole = try site.run(into: root)
    let tree = try temporary.tree()
    let folder = try OutputFolder(root)
    #expect(folder.isLeft(as: stamp))
    try folder.begin(try site.files.keys.sorted().map(path))
    #expect(folder.keep([try path("a.html")]))
    folder.write(try path("ky/b.html"), Array("two".utf8))
    let summary = try folder.finish()
    #expect(summary.files == whole.files)
    #expect(summary.bytes == whole.bytes)
    #expect(summary.written == 0)
    #expect(try temporary.tree() == tree)
  }

  @Test("are only those that it made; of a file and its copies all or none")
  func unknown() throws {
    let stamp = try built()
    let folder = try OutputFolder(root)
    #expect(!folder.keep([try path("a.html")]))
    #expect(folder.isLeft(as: stamp))
    #expect(!folder.keep([try path("a.html"), try path("a.html.gz")]))
    #expect(!folder.keep([try path("c.html")]))
  }

  @Test("are not read where they are made again, and replaced where other bytes are made")
  func madeAgain() throws {
    try writeOverAChange()
    // The next one looks into each file.
    let next = try site.run(into: root)
    #expect(next.written == 3)
    #expect(try temporary.text("public/a.html") == "one")
  }

  /// A build that somebody disturbs: what it leaves is not known.
  private func writeOverAChange() throws {
    let stamp = try built()
    let folder = try OutputFolder(root)
    #expect(folder.isLeft(as: stamp))
    try folder.begin(try site.files.keys.sorted().map(path))
    // Whoever looked into the file would see that it is another one, and replace it.
    try temporary.write("six", to: "public/a.html")
    folder.write(try path("a.html"), Array("one".utf8))
    folder.write(try path("ky/b.html"), Array("three".utf8))
    #expect(try folder.finish().written == 2, "a page and the manifest")
    #expect(try temporary.text("public/a.html") == "six")
    #expect(try temporary.text("public/ky/b.html") == "three")
    #expect(try folder.stamp(since: begin) == nil)
  }

  @Test("leave no stamp when somebody else touched one of them since the build began")
  func touchedMeanwhile() throws {
    let stamp = try built()
    let folder = try OutputFolder(root)
    #expect(folder.isLeft(as: stamp))
    try folder.begin(try site.files.keys.sorted().map(path))
    for name in site.files.keys { #expect(folder.keep([try path(name)])) }
    _ = try folder.finish()
    #expect(try folder.stamp(since: end)?.digest == stamp)
    #expect(try folder.stamp(since: begin) == nil)
  }

  @Test(
    "are none where somebody changed a file after the build wrote it or looked into it",
    // Written under its own name, written over another one, and looked into.
    arguments: [nil, "zero", "one"])
  func changedAfterwards(before: String?) throws {
    if let before {
      var earlier = site
      earlier.files["a.html"] = before
      try earlier.run(into: root)
    }
    let stamp = try stampOfChanged()
    if let stamp { #expect(try !OutputFolder(root).isLeft(as: stamp)) }
    try site.run(into: root)
    #expect(try temporary.text("public/a.html") == "one")
  }

  private func stampOfChanged() throws -> String? {
    let folder = try site.claim(root)
    for (name, text) in site.files { folder.write(try path(name), Array(text.utf8)) }
    try temporary.write("six", to: "public/a.html")
    _ = try folder.finish()
    return try folder.stamp(since: end)?.digest
  }

  @Test("are none when any file was touched, is gone or half written")
  func touched() throws {
    let changes: [(TemporaryFolder) throws -> Void] = [
      { try $0.write("two", to: "public/ky/b.html") },
      { try $0.write("tw", to: "public/ky/b.html") },
      { try FileManager.default.removeItem(atPath: $0("public/a.html")) },
      { try $0.write("", to: "public/a.html.portal-partial") },
      { try $0.write("no", to: "public/manifest.sha256") },
    ]
    for change in changes {
      let stamp = try built()
      #expect(try OutputFolder(root).isLeft(as: stamp))
      try change(temporary)
      #expect(try !OutputFolder(root).isLeft(as: stamp))
    }
    #expect(try !OutputFolder(temporary("nothing")).isLeft(as: try built()))
  }
}
