import Core
import Foundation
import Publishing
import SeededRandom
import Testing

@Suite("A build that did not end")
struct InterruptedBuildTests {
  private let temporary: TemporaryFolder
  private var root: String { temporary.path }
  private let first = SiteBuild(files: ["index.html": "home", "ky/a.html": "а", "old/b.html": "б"])
  private let second = SiteBuild(files: [
    "index.html": "home 2", "ky/a.html": "а", "new/c.html": "в",
  ])

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("is taken over by the next, however many files it wrote", arguments: 0...3)
  func takenOver(count: Int) throws {
    try first.interrupt(after: count, in: root)
    try second.run(into: root)
    #expect(try temporary.tree() == second.cleanTree())
  }

  @Test("leaves the files of the one before where they were", arguments: 0...3)
  func nothingRemovedEarly(count: Int) throws {
    try first.run(into: root)
    try second.interrupt(after: count, in: root)
    #expect(temporary.exists("old/b.html"))
    #expect(try temporary.text("ky/a.html") == "а")
    try second.run(into: root)
    #expect(try temporary.tree() == second.cleanTree())
  }

  @Test("may end between the manifest and the list")
  func afterManifest() throws {
    try first.interrupt(after: 3, in: root)
    try temporary.write("half a manifest", to: "manifest.sha256")
    try second.run(into: root)
    #expect(try temporary.tree() == second.cleanTree())
  }

  @Test("leaves half-written files, which the next removes")
  func halfWritten() throws {
    try first.interrupt(after: 1, in: root)
    for name in [".portal-files", "manifest.sha256", "index.html", "ky/a.html", "old/b.html"] {
      try temporary.write("half", to: "\(name).portal-partial")
    }
    try second.run(into: root)
    #expect(try temporary.tree() == second.cleanTree())
  }

  @Test("leaves empty folders, where the next may want a file")
  func emptyFolders() throws {
    try first.interrupt(after: 0, in: root)
    try FileManager.default.createDirectory(
      atPath: temporary("old"), withIntermediateDirectories: true)
    let next = SiteBuild(files: ["old": "a file"])
    try next.run(into: root)
    #expect(try temporary.tree() == next.cleanTree())
  }

  @Test("may end while the very first list is being written")
  func firstList() throws {
    try temporary.write("half", to: ".portal-files.portal-partial")
    try first.run(into: root)
    #expect(try temporary.tree() == first.cleanTree())
  }

  @Test("changes nothing before it begins")
  func beforeBeginning() throws {
    try first.run(into: root)
    try temporary.write("half", to: "ky/a.html.portal-partial")
    let before = try temporary.tree()
    _ = try OutputFolder(root)
    #expect(try temporary.tree() == before)
  }

  @Test(
    "or did, in any sequence: the next leaves what a clean one would", arguments: UInt64(1)...25)
  func anySequence(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for step in 0..<8 {
      let build = randomSite(&generator)
      if Bool.random(using: &generator) {
        let count = Int.random(in: 0...build.files.count, using: &generator)
        try build.interrupt(after: count, in: root)
      } else {
        try build.run(into: root)
        #expect(try temporary.tree() == build.cleanTree(), "seed \(seed), step \(step)")
        #expect(try build.run(into: root).written == 0, "seed \(seed), step \(step)")
      }
    }
  }

  /// Names that are now a file, now a folder.
  private func randomSite(_ generator: inout SeededGenerator) -> SiteBuild {
    var files: [String: String] = [:]
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let depth = Int.random(in: 1...4, using: &generator)
      let name = (0..<depth).map { _ in ["a", "b"].randomElement(using: &generator) ?? "a" }
        .joined(separator: "/")
      let clashes = files.keys.contains { $0.hasPrefix(name + "/") || name.hasPrefix($0 + "/") }
      if !clashes { files[name] = "\(Int.random(in: 0...2, using: &generator))" }
    }
    return SiteBuild(files: files)
  }
}

@Suite("A machine that refuses")
struct FileFailureTests {
  private let site = SiteBuild(files: ["a/b.html": "б", "c.html": "в"])

  @Test("to look at the folder is named with the reason")
  func inspect() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("", to: "file")
    let failure = #expect(throws: FileFailure.self) { try OutputFolder(temporary("file/public")) }
    #expect(failure?.code == ENOTDIR)
    #expect(
      failure?.description == "cannot inspect \(temporary("file/public")): Not a directory")
  }

  @Test("to make the folder")
  func makeFolder() throws {
    // No user may make folders here, not even root.
    let folder = try OutputFolder("/proc/self/portal/public")
    let failure = #expect(throws: FileFailure.self) { try folder.begin([]) }
    #expect(failure?.operation == "create folder")
    #expect(failure?.path == "/proc/self/portal")
  }

  @Test("to write a file is told at the end, and nothing is removed")
  func writing() throws {
    let temporary = try TemporaryFolder()
    try site.run(into: temporary.path)
    let long = String(repeating: "x", count: 300)
    var folder: OutputFolder? = try SiteBuild(files: ["c.html": "", long: ""])
      .claim(temporary.path)
    folder?.write(try path(long), [1])
    folder?.write(try path("c.html"), Array("в".utf8))
    let failure = #expect(throws: FileFailure.self) { _ = try folder?.finish() }
    folder = nil
    #expect(failure?.code == ENAMETOOLONG)
    #expect(failure?.path.contains(long) == true)
    #expect(try temporary.text("a/b.html") == "б")
    try site.run(into: temporary.path)
    #expect(try temporary.tree() == site.cleanTree())
  }

  @Test("to replace what stands there leaves no half-written file behind")
  func replacing() throws {
    let temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: temporary("c.html/mine"), withIntermediateDirectories: true)
    let folder = try site.claim(temporary.path)
    folder.write(try path("c.html"), [1])
    let failure = #expect(throws: FileFailure.self) { _ = try folder.finish() }
    #expect(failure?.operation == "replace")
    #expect(failure?.path == temporary("c.html"))
    #expect(try !temporary.tree().keys.contains { $0.contains("partial") })
    #expect(temporary.exists("c.html/mine"))
  }
}
