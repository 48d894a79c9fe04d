import Core
import Foundation
import Publishing
import Testing

@Suite("The folder a site is built into")
struct OutputFolderTests {
  private let temporary: TemporaryFolder
  private var root: String { temporary.path }
  private let site = SiteBuild(files: [
    "index.html": "home", "ky/index.html": "үй", "ky/law/index.html": "мыйзам", "data/a.csv": "1\n",
  ])

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("is made with everything above it, and holds the site, a manifest and a list")
  func firstBuild() throws {
    let summary = try site.run(into: temporary("a/b/public"))
    let manifest = try temporary.text("a/b/public/manifest.sha256")
    #expect(summary.files == 5)
    #expect(summary.written == 5)
    #expect(summary.removed == 0)
    #expect(summary.bytes == manifest.utf8.count + site.files.values.map(\.utf8.count).reduce(0, +))
    var tree = site.files
    tree["manifest.sha256"] = manifest
    tree[".portal-files"] = try temporary.text("a/b/public/.portal-files")
    for folder in ["ky/", "ky/law/", "data/"] { tree[folder] = "" }
    let found = try temporary.tree().filter { $0.key.hasPrefix("a/b/public/") }
    #expect(
      Set(found.keys) == Set(tree.keys.map { "a/b/public/\($0)" }).union(["a/b/public/"]))
    for (name, text) in site.files { #expect(try temporary.text("a/b/public/\(name)") == text) }
  }

  @Test("is named from where the author stands, with or without a slash at the end")
  func names() throws {
    try site.run(into: root + "/public/")
    #expect(try temporary.text("public/ky/index.html") == "үй")
    #expect(try site.run(into: root + "/public").written == 0)
    #expect(try site.run(into: root + "/public/../public").written == 0)
  }

  @Test("is written into by one build at a time, also when neither found it there")
  func oneBuildAtATime() throws {
    let second = try OutputFolder(temporary("new"))
    var first: OutputFolder? = try site.claim(temporary("new"))
    let early = #expect(throws: OutputRefusal.self) { try second.begin([]) }
    let late = #expect(throws: OutputRefusal.self) { try OutputFolder(temporary("new")) }
    #expect(early?.description == late?.description)
    #expect(late?.description.hasPrefix("another build is writing into") == true)
    for (name, text) in site.files { first?.write(try path(name), Array(text.utf8)) }
    _ = try first?.finish()
    first = nil
    try second.begin([])
    #expect(try second.finish().removed == site.files.count)
  }

  @Test("has no file rewritten when the bytes are the same")
  func unchanged() throws {
    try site.run(into: root)
    let names = try temporary.tree().keys.filter { !$0.hasSuffix("/") }
    let before = try names.map(temporary.identity)
    let summary = try site.run(into: root)
    #expect(try names.map(temporary.identity) == before)
    #expect(names.count == 6)
    #expect(summary.written == 0)
    #expect(summary.files == 5)
    #expect(summary.removed == 0)
  }

  @Test("has a changed file replaced in one step, never written over")
  func changed() throws {
    try site.run(into: root)
    let before = try temporary.identity("ky/index.html")
    let untouched = try temporary.identity("index.html")
    let reader = try #require(FileHandle(forReadingAtPath: temporary("ky/index.html")))
    var next = site
    next.files["ky/index.html"] = "дагы бир үй"
    let summary = try next.run(into: root)
    #expect(summary.written == 2)
    #expect(try temporary.text("ky/index.html") == "дагы бир үй")
    #expect(try temporary.identity("ky/index.html").inode != before.inode)
    #expect(try temporary.identity("index.html") == untouched)
    #expect(String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self) == "үй")
  }

  @Test("loses what no longer belongs, and the folders that are left empty")
  func orphans() throws {
    try site.run(into: root)
    var next = site
    next.files["ky/law/index.html"] = nil
    next.files["data/a.csv"] = nil
    #expect(try next.run(into: root).removed == 2)
    #expect(!temporary.exists("ky/law"))
    #expect(!temporary.exists("data"))
    #expect(temporary.exists("ky/index.html"))
    #expect(try temporary.tree() == next.cleanTree())
  }

  @Test("takes a file where a folder was, and a folder where a file was")
  func fileAndFolder() throws {
    try site.run(into: root)
    let next = SiteBuild(files: [
      "ky": "a file", "index.html/a/b": "in a folder", "data/a.csv": "1\n",
    ])
    #expect(try next.run(into: root).removed == 3)
    #expect(try temporary.tree() == next.cleanTree())
    try site.run(into: root)
    #expect(try temporary.tree() == site.cleanTree())
  }

  @Test("may be reached through a link")
  func linkedRoot() throws {
    try FileManager.default.createDirectory(
      atPath: temporary("disk"), withIntermediateDirectories: true)
    try temporary.link("public", to: "disk")
    try site.run(into: temporary("public"))
    #expect(try temporary.text("disk/index.html") == "home")
    #expect(try site.run(into: temporary("public")).written == 0)
  }

  @Test("is the current one when it has no name, not the root of the disk")
  func emptyName() throws {
    // The tests run where the package lies, which is full of files.
    let refusal = #expect(throws: OutputRefusal.self) { try OutputFolder("") }
    #expect(refusal?.description.hasPrefix(". holds files") == true)
  }

  @Test("has a manifest that sha256sum confirms, and that it disproves after a change")
  func manifest() throws {
    let names = ["a b/с.html", "-x", "«ө»/'q'.txt", "#1"]
    let odd = SiteBuild(files: Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
    try odd.run(into: root)
    #expect(try checkManifest().status == 0)
    #expect(try checkManifest().output.split(separator: "\n").count == 4)
    try temporary.write("changed", to: "#1")
    #expect(try checkManifest().status == 1)
  }

  private func checkManifest() throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum", "--strict", "-c", "manifest.sha256"]
    process.currentDirectoryURL = URL(filePath: root)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  @Test("takes files from several threads")
  func threads() throws {
    let files = (0..<300).map { ("f\($0 % 7)/\($0).txt", "text \($0)") }
    let many = SiteBuild(files: Dictionary(uniqueKeysWithValues: files))
    let folder = try many.claim(root)
    let paths = try files.map { (try path($0.0), $0.1) }
    _ = concurrentMap(paths, chunk: 1) { folder.write($0.0, Array($0.1.utf8)) }
    #expect(try folder.finish().written == 301)
    #expect(try temporary.tree() == many.cleanTree())
  }

  @Test("gets only files that were claimed, none of them as a folder too")
  func claims() async {
    // An error would be a failure of the process too, so it ends these bodies well.
    await #expect(processExitsWith: .failure) { [root = root as String] in
      guard let folder = try? SiteBuild(files: ["a": "1"]).claim(root), let other = try? path("b")
      else { return }
      folder.write(other, [])
    }
    await #expect(processExitsWith: .failure) { [root = root as String] in
      _ = try? SiteBuild(files: ["a": "1", "a/b": "2"]).claim(root)
    }
  }
}
