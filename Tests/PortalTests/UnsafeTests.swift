import Foundation
import Testing

/// Holds the sources against the list of files in ARCHITECTURE.md in which memory is used unchecked.
@Suite("Unsafe memory") struct UnsafeTests {
  /// Names of the files by room, as the list says.
  private static func listed() throws -> [String: [String]] {
    let text = try Repository.text("ARCHITECTURE.md")
    let section = try #require(text.split(separator: "\n## Unsafe memory\n").last)
    let list = section.prefix(upTo: try #require(section.firstRange(of: "\n## ")).lowerBound)
    return list.matches(of: /(?m)^\| (\w+) \|.*\| (`.*`) \|$/).reduce(into: [:]) { list, row in
      list[String(row.1)] = row.2.split(separator: " ").map { String($0.trimming("`")) }
    }
  }

  /// The same, as the sources are.
  private static func found() throws -> [String: [String]] {
    try Repository.swiftFiles(in: "Sources").reduce(into: [:]) { found, path in
      let text = try Repository.text(path).replacing(/(?m)\/\/.*$/, with: "")
      guard text.contains(try unchecked()) else { return }
      let parts = path.split(separator: "/")
      found[String(parts[1]), default: []].append(String(parts[parts.count - 1].dropLast(6)))
    }
  }

  private static func unchecked() throws -> Regex<Substring> {
    try Regex(#"Unsafe\w*Pointer|withUnsafe|unsafe[A-Z]|\(unsafe\)|\(unchecked\)|\[unchecked:"#)
  }

  @Test("the list names every file that has any, and no other")
  func complete() throws {
    let (listed, found) = (try Self.listed(), try Self.found())
    #expect(listed.keys.sorted() == found.keys.sorted())
    for (room, files) in found { #expect(listed[room]?.sorted() == files.sorted(), "\(room)") }
  }

  @Test("each room with such files has tests that the sanitizers run")
  func sanitized() throws {
    let makefile = try Repository.text("Makefile")
    let skipped = try #require(makefile.firstMatch(of: /(?m)^SANITIZED \?= (.*)$/)).1
    for room in try Self.listed().keys {
      #expect(try !Repository.swiftFiles(in: "Tests/\(room)Tests").isEmpty)
      #expect(!skipped.contains("\(room)Tests"), "\(room)")
    }
  }
}

extension StringProtocol {
  fileprivate func trimming(_ characters: String) -> String {
    trimmingCharacters(in: CharacterSet(charactersIn: characters))
  }
}
