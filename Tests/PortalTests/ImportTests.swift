import Foundation
import Testing

/// Holds the sources against the table of rooms in ARCHITECTURE.md.
@Suite struct ImportTests {
  /// What each room may import, as the table says.
  private static func table() throws -> [String: String] {
    try Repository.text("ARCHITECTURE.md").matches(of: /(?m)^\| `(\w+)` \|.*\| ?([^|]*)\|$/)
      .reduce(into: [:]) { table, row in
        table[String(row.1)] = row.2.trimmingCharacters(in: .whitespaces)
      }
  }

  /// Folders of `Sources` that the package builds.
  private static func rooms() throws -> [String] {
    let package = try Repository.text("Package.swift")
    return Set(try Repository.files(in: "Sources").map { $0.split(separator: "/")[1] })
      .filter { package.contains("\"\($0)\"") }.map(String.init).sorted()
  }

  /// Modules that the files of a room import, with the first file that does.
  private static func imports(of room: String) throws -> [String: String] {
    try Repository.swiftFiles(in: "Sources/\(room)").reduce(into: [:]) { imports, path in
      let lines = try Repository.text(path).matches(
        of: /(?m)^(?:@\w+ )*(?:\w+ )?import (?:(?:struct|class|enum|func) )?(\w+)/)
      for line in lines where imports[String(line.1)] == nil { imports[String(line.1)] = path }
    }
  }

  @Test("the table lists every room, and no other")
  func complete() throws {
    #expect(try Self.table().keys.sorted() == Self.rooms())
  }

  @Test("a room imports what the table allows and nothing else")
  func allowed() throws {
    let table = try Self.table()
    for room in try Self.rooms() {
      let entry = try #require(table[room])
      for (module, path) in try Self.imports(of: room) {
        #expect(Self.allows(entry, module), "\(path) imports \(module)")
      }
    }
  }

  @Test("the table allows nothing that a room does not use")
  func used() throws {
    for (room, entry) in try Self.table() where !entry.hasPrefix("everything but") {
      let used = try Self.imports(of: room)
      for module in entry.split(separator: ", ") {
        #expect(used[String(module)] != nil, "\(room) does not import \(module)")
      }
    }
  }

  private static func allows(_ entry: String, _ module: String) -> Bool {
    let names = entry.replacing("everything but ", with: "").split(separator: ", ")
    return names.contains(module[...]) != entry.hasPrefix("everything but")
  }

  @Test("only the tool itself prints, exits, reads a clock or draws lots")
  func pure() throws {
    let impure = try Self.impure()
    for room in try Self.rooms() where room != "portal" {
      for path in try Repository.swiftFiles(in: "Sources/\(room)") {
        let text = try Repository.text(path).replacing(/(?m)\/\/.*$/, with: "")
        for match in text.matches(of: impure) {
          Issue.record("\(path): \(match.0)")
        }
      }
    }
  }

  /// Chance from a generator that the caller gives is not chance.
  private static func impure() throws -> Regex<Substring> {
    try Regex(
      #"""
      (?xm) (?: ^ | [^.\w] ) (?: print\((?!of\b) | debugPrint\( | exit\( | Date\(\) | time\( | getenv\( )
      | ContinuousClock | SuspendingClock | clock_gettime | gettimeofday
      | SystemRandomNumberGenerator | getrandom | arc4random
      | \.(?: random | shuffled? | randomElement )\( (?! [^\n]* using: )
      """#, as: Substring.self)
  }

  @Test("a file has at most 300 lines", arguments: ["Sources", "Tests"])
  func length(folder: String) throws {
    for path in try Repository.swiftFiles(in: folder) {
      let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 301, "\(path)")
    }
  }
}
