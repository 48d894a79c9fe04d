import Foundation
import Testing

/// A piece of Markdown and the name it has in its file.
struct Sample: CustomTestStringConvertible, Sendable {
  let file: String
  let name: String
  let markdown: [UInt8]

  var testDescription: String { "\(file): \(name)" }

  /// All samples of `Tests/Fixtures/commonmark`, in the order of files and lines.
  static func all() throws -> [Sample] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/commonmark")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try names.filter { $0.hasSuffix(".txt") && $0 != "README.txt" }.sorted().flatMap {
      name in
      read(try String(contentsOf: folder.appending(path: name), encoding: .utf8), file: name)
    }
  }

  private static func read(_ text: String, file: String) -> [Sample] {
    var samples: [Sample] = []
    var name: Substring?
    var lines: [Substring] = []
    func finish() {
      guard let name else { return }
      let markdown = lines.map { $0 + "\n" }.joined().replacing("→", with: "\t")
        .replacing("␠", with: " ").replacing("⍽", with: "\u{A0}").replacing("␍", with: "\r")
      samples.append(Sample(file: file, name: String(name), markdown: Array(markdown.utf8)))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("%% ") {
        finish()
        name = line.dropFirst(3)
        lines = []
      } else {
        lines.append(line)
      }
    }
    finish()
    return samples
  }
}
