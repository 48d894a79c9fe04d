import Core
import Foundation
import Testing

/// A tree of sources whose root is `Content`, from paths and texts.
func sources(_ files: [String: String]) throws -> FileTree {
  var tree = FileTree(root: "Content")
  for (name, text) in files { tree.files[try path(name)] = Array(text.utf8) }
  return tree
}

func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }

func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

/// The folder `Site` of the repository, with `Site` as its root.
func repositorySite() throws -> FileTree {
  let site = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Site")
  var tree = FileTree(root: "Site")
  for folder in ["messages", "assets"] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: site.appending(path: folder).path)
    for name in names where name.contains(".") {
      tree.files[try path("\(folder)/\(name)")] = Array(
        try Data(contentsOf: site.appending(path: "\(folder)/\(name)")))
    }
  }
  return tree
}

extension FileTree {
  func text(_ name: String) throws -> String {
    String(decoding: try #require(self[path(name)]), as: UTF8.self)
  }

  /// Replaces the one place where `old` stands.
  mutating func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try text(name)
    try #require(text.split(separator: old, omittingEmptySubsequences: false).count == 2)
    files[try path(name)] = Array(text.replacing(old, with: new).utf8)
  }
}

extension [Diagnostic] {
  /// `place code` of each, in order.
  var summary: [String] { map { "\($0.location) \($0.code)" } }
}

/// The place of the mark `▲` in a text, and the text without it.
func unmarked(_ marked: String) -> (text: String, line: Int, column: Int) {
  let lines = marked.prefix { $0 != "▲" }.split(separator: "\n", omittingEmptySubsequences: false)
  return (
    marked.replacing("▲", with: ""), lines.count, (lines.last?.unicodeScalars.count ?? 0) + 1
  )
}
