import Core
import Foundation
import Publishing
import SeededRandom
import Synchronization
import Testing

@Suite("A folder of sources")
struct SourceFolderTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func read() throws -> (tree: FileTree, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let tree = try SourceFolder(temporary.path).read(reporting: &diagnostics)
    return (tree, diagnostics)
  }

  @Test("is read whole, but what begins with a dot")
  func reading() throws {
    let files = ["pages/a/ky.md": "суроо", "site.yaml": "a: 1\n", "empty": ""]
    for (name, text) in files { try temporary.write(text, to: name) }
    for name in [".git/HEAD", "pages/.draft.md", ".env"] { try temporary.write("x", to: name) }
    let (tree, diagnostics) = try read()
    #expect(diagnostics.isEmpty)
    #expect(tree.root == temporary.path)
    #expect(tree.large.isEmpty)
    let texts = Dictionary(
      uniqueKeysWithValues: tree.files.map { ($0.description, String(decoding: $1, as: UTF8.self)) }
    )
    #expect(texts == files)
  }

  @Test("leaves registries on the disk, with their size", arguments: ["a.csv", "b/C.CSV"])
  func registries(name: String) throws {
    try temporary.write("1;2\n", to: name)
    let (tree, diagnostics) = try read()
    #expect(diagnostics.isEmpty)
    #expect(tree.files.isEmpty)
    #expect(tree.large == [try path(name): 4])
  }

  @Test("is read in the same bytes when it has thousands of files")
  func manyFiles() throws {
    for number in 0..<1_000 {
      try temporary.write("text \(number)", to: "f\(number % 9)/\(number)")
    }
    let (tree, _) = try read()
    #expect(tree.files.count == 1_000)
    for number in 0..<1_000 {
      #expect(tree[try path("f\(number % 9)/\(number)")] == Array("text \(number)".utf8))
    }
  }

  @Test("is named without the slash at its end, the root of the disk with it")
  func names() {
    #expect(SourceFolder("Content/").root == "Content")
    #expect(SourceFolder("Content").root == "Content")
    #expect(SourceFolder("/").root == "/")
  }

  @Test("may be reached through a link")
  func linkedRoot() throws {
    try temporary.write("a", to: "real/a.md")
    try temporary.link("linked", to: "real")
    var diagnostics: [Diagnostic] = []
    let tree = try SourceFolder(temporary("linked")).read(reporting: &diagnostics)
    #expect(tree.files.keys.map(\.description) == ["a.md"])
    #expect(diagnostics.isEmpty)
  }

  @Test("has no links and no pipes")
  func kinds() throws {
    try temporary.write("a", to: "real/a.md")
    try temporary.link("file.md", to: "real/a.md")
    try temporary.link("folder", to: "real")
    try temporary.link("dead", to: "nowhere")
    try #require(mkfifo(temporary("pipe"), 0o600) == 0)
    let (tree, diagnostics) = try read()
    #expect(tree.files.keys.map(\.description) == ["real/a.md"])
    #expect(Set(diagnostics.map(\.code)) == ["file.kind"])
    #expect(
      diagnostics.map(\.location.path)
        == ["dead", "file.md", "folder", "pipe"].map { temporary($0) })
  }

  @Test("has names that are plain text, of folders too")
  func plainNames() throws {
    try temporary.create(nameBytes: [0x61, 0xFF])
    try temporary.create(nameBytes: Array("a\nb".utf8))
    try temporary.create(nameBytes: Array("a\\b".utf8))
    let folder = (Array(temporary.path.utf8) + [0x2F, 0xFE, 0]).map { CChar(bitPattern: $0) }
    try #require(mkdir(folder, 0o755) == 0)
    try temporary.create(nameBytes: [0xFE, 0x2F, 0x61])
    try temporary.write("", to: "good")
    let (tree, diagnostics) = try read()
    #expect(tree.files.keys.map(\.description) == ["good"])
    #expect(diagnostics.map(\.code) == [String](repeating: "file.name", count: 5))
    #expect(diagnostics.contains { $0.location.path == temporary("a\u{FFFD}") })
    removeFolderOfBytes(folder)
  }

  /// Foundation cannot remove what it cannot name.
  private func removeFolderOfBytes(_ folder: [CChar]) {
    unlink(folder.dropLast() + Array("/a".utf8CString))
    rmdir(folder)
  }

  @Test(
    "has no two names that differ only in capital letters",
    arguments: [("a/Ky.md", "a/ky.md"), ("Беттер", "беттер"), ("ÉTÉ", "été")])
  func capitals(upper: String, lower: String) throws {
    try temporary.write("1", to: upper)
    try temporary.write("2", to: lower)
    let (_, diagnostics) = try read()
    #expect(diagnostics.map(\.code) == ["file.same-name"])
    #expect(diagnostics.first?.location.path == temporary(lower))
    #expect(diagnostics.first?.notes.map(\.location?.path) == [temporary(upper)])
    #expect(diagnostics.first?.message.contains("capital letters") == true)
  }

  @Test(
    "has no two names that differ only in their normalisation form",
    arguments: [("бо\u{439}", "бо\u{438}\u{306}"), ("a/caf\u{E9}.md", "a/cafe\u{301}.md")])
  func normalisation(composed: String, decomposed: String) throws {
    for (name, text) in [(composed, "1"), (decomposed, "2")] {
      if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
      try temporary.create(nameBytes: Array(name.utf8))
      try write(text, toBytes: name)
    }
    let (tree, diagnostics) = try read()
    #expect(diagnostics.map(\.code) == ["file.same-name"])
    #expect(diagnostics.first?.message.contains("normalisation") == true)
    #expect(diagnostics.first?.notes.count == 1)
    // Neither hides the other before the author mends it.
    #expect(tree[try path(composed)] == Array("1".utf8))
    #expect(tree[try path(decomposed)] == Array("2".utf8))
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: temporary(name), withIntermediateDirectories: true)
  }

  /// Past Foundation, which writes names in a form of its own.
  private func write(_ text: String, toBytes name: String) throws {
    let descriptor = open("\(temporary.path)/\(name)", O_WRONLY)
    try #require(descriptor >= 0)
    #expect(Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count)
    close(descriptor)
  }

  @Test("reports two folders of one name once, not each file in them")
  func folders() throws {
    for name in ["Pages/a.md", "Pages/b.md", "pages/a.md", "pages/c.md"] {
      try temporary.write("", to: name)
    }
    let (_, diagnostics) = try read()
    #expect(diagnostics.map(\.code) == ["file.same-name"])
    #expect(diagnostics.first?.location.path == temporary("pages"))
  }

  @Test("has no text larger than 64 MiB, while a registry may be larger")
  func largeText() throws {
    for (name, size) in [("a.md", 64 << 20 + 1), ("b.csv", 64 << 20 + 1)] {
      try temporary.write("", to: name)
      try #require(truncate(temporary(name), off_t(size)) == 0)
    }
    let (tree, diagnostics) = try read()
    #expect(SourceFolder.largestText == 64 << 20)
    #expect(diagnostics.map(\.code) == ["file.size"])
    #expect(diagnostics.first?.location.path == temporary("a.md"))
    #expect(tree.files.isEmpty)
    #expect(tree.large == [try path("b.csv"): 64 << 20 + 1])
  }

  @Test("that is not there is a failure of the machine")
  func absent() {
    var diagnostics: [Diagnostic] = []
    let failure = #expect(throws: FileFailure.self) {
      try SourceFolder(temporary("absent")).read(reporting: &diagnostics)
    }
    #expect(failure?.code == ENOENT)
    #expect(failure?.path == temporary("absent"))
  }

  @Test(
    "streams a file in the bytes it has, in pieces of at most a mebibyte",
    arguments: [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func streaming(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let words = (0..<(size + 7) / 8).map { _ in generator.next() }
    let bytes = words.withUnsafeBytes { Array($0.prefix(size)) }
    try Data(bytes).write(to: URL(filePath: temporary("a.csv")))
    var streamed: [UInt8] = []
    var largest = 0
    try SourceFolder(temporary.path).stream(try path("a.csv")) { piece in
      streamed += piece
      largest = max(largest, piece.count)
      #expect(!piece.isEmpty)
    }
    #expect(streamed == bytes)
    #expect(largest <= 1 << 20)
  }

  @Test("streams no link and nothing that is not there")
  func streamFailures() throws {
    try temporary.write("1", to: "real.csv")
    try temporary.link("a.csv", to: "real.csv")
    let folder = SourceFolder(temporary.path)
    #expect(throws: FileFailure.self) { try folder.stream(try path("a.csv")) { _ in } }
    let failure = #expect(throws: FileFailure.self) {
      try folder.stream(try path("b.csv")) { _ in }
    }
    #expect(failure?.description == "cannot open \(temporary("b.csv")): No such file or directory")
  }
}
