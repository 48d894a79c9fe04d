import Core
import SeededRandom
import Testing

@Suite("A path inside a tree")
struct RelativePathTests {
  @Test(
    "refuses what could leave the tree or mislead",
    arguments: [
      "", "/", "/etc/passwd", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b", "./a",
      "a\\b", "a\\..\\b", "a\u{0}b", "a\nb", "a\r\nb", "a\u{1B}[31m", "a\u{7F}", "a\u{9B}31m",
      "a\u{85}b", "a/\n/b", "a/../\u{301}b",
    ])
  func refusesText(text: String) {
    #expect(RelativePath(text) == nil)
  }

  @Test("refuses a text longer than the system's paths")
  func refusesLongText() {
    #expect(RelativePath(String(repeating: "a", count: 4096)) != nil)
    #expect(RelativePath(String(repeating: "a", count: 4097)) == nil)
  }

  @Test(
    "takes names that only look odd",
    arguments: ["a", "...", "..a", "a..", ".hidden", "a b", "Кыргызча/бет.md", "a/\u{301}b", "a:b"])
  func takesText(text: String) throws {
    #expect(try #require(RelativePath(text)).description == text)
  }

  @Test(
    "never leaves the tree, whatever link is followed from whatever place",
    arguments: UInt64(1)...40)
  func neverLeaves(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let pieces = ["..", ".", "", "a", "ж", "\u{301}", "..\u{301}", "...", "\\", "\n", "b.md"]
      func text() -> String {
        (0..<Int.random(in: 1...6, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(separator: "/")
      }
      guard let path = RelativePath(text()) else { continue }
      let link = text()
      guard let target = path.resolving(link) else { continue }
      let parts = target.description.utf8.split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      for part in parts {
        #expect(
          !part.isEmpty && !part.elementsEqual("..".utf8) && !part.elementsEqual(".".utf8),
          "seed \(seed): \(path) and \(link)")
      }
      #expect(RelativePath(target.description) == target, "seed \(seed): \(path) and \(link)")
    }
  }

  @Test(
    "follows a link from the folder the file lies in",
    arguments: [
      ("pages/file/ky.md", "ru.md", "pages/file/ru.md"),
      ("pages/file/ky.md", "../law/ky.md", "pages/law/ky.md"),
      ("pages/file/ky.md", "./../../notices/n.md", "notices/n.md"),
      ("pages/file/ky.md", "a/./b/../c", "pages/file/a/c"), ("pages/file/ky.md", "..", "pages"),
      ("a", "b", "b"),
    ])
  func resolves(from: String, link: String, target: String) throws {
    #expect(try #require(RelativePath(from)).resolving(link)?.description == target)
  }

  @Test(
    "follows no link out of the tree",
    arguments: [
      ("pages/ky.md", "../../etc/passwd"), ("pages/ky.md", ".."), ("a", ".."), ("a", "."),
      ("a", "../a"), ("a", "/etc"), ("a", ""), ("a", "b/"), ("a", "b//c"), ("a", "x\\..\\y"),
      ("a/b/c", "../../../.."), ("a", "../\u{301}x"),
    ])
  func refusesLink(from: String, link: String) throws {
    #expect(try #require(RelativePath(from)).resolving(link) == nil)
  }

  @Test("has a name, an extension and a parent")
  func parts() throws {
    let path = try #require(RelativePath("pages/law.2021/ky.md"))
    #expect(path.components == ["pages", "law.2021", "ky.md"])
    #expect(path.name == "ky.md")
    #expect(path.fileExtension == "md")
    #expect(path.parent?.description == "pages/law.2021")
    #expect(path.parent?.parent?.description == "pages")
    #expect(path.parent?.parent?.parent == nil)
    #expect(path.parent?.fileExtension == "2021")
  }

  @Test("cuts before a combining mark, which joins the slash among characters")
  func combiningMark() throws {
    let path = try #require(RelativePath("a/\u{301}b.\u{301}c"))
    #expect(path.components.count == 2)
    #expect(path.name == "\u{301}b.\u{301}c")
    #expect(path.fileExtension == "\u{301}c")
    #expect(path.parent?.description == "a")
  }

  @Test(
    "has no extension without a dot inside the name",
    arguments: [
      ("a/README", ""), ("a/.gitignore", ""), ("a.b/c", ""), ("a/b.", ""), ("a.b.c", "c"),
    ]
  )
  func extensions(text: String, expected: String) throws {
    #expect(try #require(RelativePath(text)).fileExtension == expected)
  }

  @Test("lies inside a folder only when a slash follows the folder's name")
  func inside() throws {
    let folder = try #require(RelativePath("pages/file"))
    let inside = try #require(RelativePath("pages/file/a/ky.md"))
    #expect(inside.isInside(folder))
    #expect(inside.relative(to: folder)?.description == "a/ky.md")
    for other in ["pages/file", "pages/files/ky.md", "pages", "pages/fil/e"] {
      let path = try #require(RelativePath(other))
      #expect(!path.isInside(folder))
      #expect(path.relative(to: folder) == nil)
    }
    #expect(folder.appending(try #require(RelativePath("a/ky.md"))) == inside)
  }

  @Test("is told from others by bytes, as the disk does, and comes in their order")
  func bytes() throws {
    let composed = try #require(RelativePath("caf\u{E9}"))
    let decomposed = try #require(RelativePath("cafe\u{301}"))
    #expect(composed.description == decomposed.description)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(decomposed < composed)
    let texts = ["a-b/c", "a/b", "a0", "B", "я", "Ж"]
    let sorted = try texts.map { try #require(RelativePath($0)) }.sorted().map(\.description)
    #expect(sorted == ["B", "a-b/c", "a/b", "a0", "Ж", "я"])
  }

  @Test("lies in a folder itself, or deeper")
  func children() {
    let folder = RelativePath("pages/a")!
    #expect(RelativePath("pages/a/ky.md")!.isChild(of: folder))
    #expect(!RelativePath("pages/a/b/ky.md")!.isChild(of: folder))
    #expect(!RelativePath("pages/ab/ky.md")!.isChild(of: folder))
    #expect(!folder.isChild(of: folder))
  }
}
