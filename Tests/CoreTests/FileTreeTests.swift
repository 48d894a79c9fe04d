import Core
import SeededRandom
import Testing

@Suite("The files as they were read")
struct FileTreeTests {
  private let path = RelativePath("pages/ky.md")!

  private func read(_ bytes: [UInt8]) -> (text: String?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let text = FileTree(root: "Content", files: [path: bytes])
      .text(path, reporting: &diagnostics)
    return (text, diagnostics)
  }

  @Test("gives the text without its byte order mark, and only the first")
  func byteOrderMark() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(read(Array("Салам\r\n".utf8)).text == "Салам\r\n")
    #expect(read(mark + Array("Салам".utf8)).text == "Салам")
    #expect(read(mark + mark).text == "\u{FEFF}")
    #expect(read(mark).text == "")
    #expect(read([]).text == "")
    #expect(read(mark + Array("Салам".utf8)).diagnostics.isEmpty)
  }

  @Test(
    "reports the first malformed byte by line and character",
    arguments: [
      ([0xFF], 1, 1), (Array("аб\nвг".utf8) + [0xFF, 0x0A, 0xFE], 2, 3),
      ([0xEF, 0xBB, 0xBF] + Array("аб".utf8) + [0xC0, 0x80], 1, 3),
      (Array("x\r\ny😀".utf8) + [0xED, 0xA0, 0x80], 2, 3), (Array("a\n\n".utf8) + [0xD0], 3, 1),
      (Array("\n".utf8) + [0xF4, 0x90, 0x80, 0x80], 2, 1), ([0x61, 0x80], 1, 2),
    ])
  func malformed(bytes: [UInt8], line: Int, column: Int) {
    let (text, diagnostics) = read(bytes)
    #expect(text == nil)
    #expect(diagnostics.map(\.code) == ["file.encoding"])
    #expect(
      diagnostics.first?.location
        == SourceLocation(path: "Content/pages/ky.md", line: line, column: column))
    #expect(diagnostics.first?.isError == true)
  }

  @Test("reports a missing file by the path its author would type")
  func missing() {
    var diagnostics: [Diagnostic] = []
    #expect(FileTree(root: "Content").text(path, reporting: &diagnostics) == nil)
    #expect(diagnostics.map(\.code) == ["file.missing"])
    #expect(diagnostics.first?.location == SourceLocation(path: "Content/pages/ky.md"))
  }

  @Test("names files as seen from where its author stands")
  func displayed() {
    #expect(FileTree(root: ".").displayed(path) == "pages/ky.md")
    #expect(FileTree(root: "").displayed(path) == "pages/ky.md")
    #expect(FileTree(root: "../Content").displayed(path) == "../Content/pages/ky.md")
  }

  @Test("lists the files of a folder in byte order, large ones too")
  func listing() throws {
    let names = ["pages/b.md", "pages/a/z.md", "pages2/a.md", "pages", "notices/a.md"]
    var tree = FileTree(root: "Content")
    for name in names { tree.files[try #require(RelativePath(name))] = [] }
    tree.large[try #require(RelativePath("pages/a/b.csv"))] = 7
    let folder = try #require(RelativePath("pages"))
    #expect(
      tree.paths(inside: folder).map(\.description)
        == ["pages/a/b.csv", "pages/a/z.md", "pages/b.md"])
    #expect(tree[try #require(RelativePath("pages/b.md"))] == [])
    #expect(tree[try #require(RelativePath("pages/c.md"))] == nil)
  }

  @Test("lists the paths of a folder in byte order, and of no other that begins like it")
  func pathsInside() {
    let names = [
      "a.md", "pages-x/b.md", "pages/a-b/c.md", "pages/a/c.md", "pages/a.md", "pagesz/d.md",
    ]
    var tree = FileTree(
      root: "Content",
      files: Dictionary(uniqueKeysWithValues: names.map { (RelativePath($0)!, []) }))
    let folder = RelativePath("pages")!
    let inside = ["pages/a-b/c.md", "pages/a.md", "pages/a/c.md"]
    #expect(tree.paths(inside: folder).map(\.description) == inside)
    tree.large[RelativePath("pages/a.csv")!] = 1
    #expect(
      tree.paths(inside: folder).map(\.description) == ["pages/a-b/c.md", "pages/a.csv"]
        + inside[1...])
    tree.forget { $0.name == "c.md" }
    #expect(tree.paths(inside: folder).map(\.description) == ["pages/a.csv", "pages/a.md"])
    #expect(tree.paths(inside: RelativePath("q")!).isEmpty)
  }

  @Test("takes for UTF-8 what the standard library does, wherever it is broken", arguments: 0..<20)
  func wellFormed(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var bytes = Array(generator.text(upTo: 40).utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0x78...0xFF, using: &generator)
      }
      #expect(bytes.isUTF8 == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
      let letters = Array("Кайрылуу жөнүндө".utf8).prefix(Int.random(in: 0...30, using: &generator))
      let cut = Array(letters)
      #expect(cut.isUTF8 == (String(validating: cut, as: UTF8.self) != nil), "\(cut)")
    }
  }
}
