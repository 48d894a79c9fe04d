import Foundation

/// Debian's `cmark`, run as a process of its own, so that a mistake in how the library is used
/// cannot hide on both sides of a comparison.
enum ReferenceCmark {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The HTML `cmark --safe` writes for each text: one shell runs it for all of them.
  static func html(of texts: [[UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "commonmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, text) in texts.enumerated() {
      try Data(text).write(to: folder.appending(path: "\(index).md"))
    }
    let script = """
      set -e; cd "$1"; i=0
      while [ $i -lt $2 ]; do cmark --safe $i.md > $i.html; i=$((i+1)); done
      """
    try run("/bin/sh", ["-c", script, "sh", folder.path(), String(texts.count)])
    return try texts.indices.map {
      try String(contentsOf: folder.appending(path: "\($0).html"), encoding: .utf8)
    }
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw Failure(
        description: "cmark could not be run (Debian package cmark): status "
          + "\(process.terminationStatus)")
    }
  }
}
