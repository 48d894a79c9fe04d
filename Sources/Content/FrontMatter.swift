import Core
import LocatedYAML

/// A Markdown source file cut into its front matter and its text.
struct FrontMatter {
  /// The YAML between the two `---` lines.
  let yaml: String
  /// The bytes after the closing line, copied each time: whoever wants only the keys needs none.
  var body: [UInt8] { Array(text[bodyStart...]) }
  /// How many lines of the file stand before the body.
  let bodyLineOffset: Int

  private let text: [UInt8]
  private let bodyStart: Int

  /// Reports `front-matter.missing` or `front-matter.open` and returns `nil` when the file does not
  /// begin with a closed block.
  ///
  /// - Parameter bytes: UTF-8.
  init?(_ bytes: [UInt8], path: String, reporting diagnostics: inout [Diagnostic]) {
    guard let first = FrontMatter.line(at: 0, of: bytes), FrontMatter.isFence(bytes[first.range])
    else {
      diagnostics.append(FrontMatter.missing(path))
      return nil
    }
    var count = 1
    var next = first.next
    while let line = FrontMatter.line(at: next, of: bytes) {
      count += 1
      if FrontMatter.isFence(bytes[line.range]) {
        yaml = String(decoding: bytes[first.next..<line.range.lowerBound], as: UTF8.self)
        text = bytes
        bodyStart = line.next
        bodyLineOffset = count
        return
      }
      next = line.next
    }
    diagnostics.append(FrontMatter.open(path))
    return nil
  }

  /// The line that begins at `start`, without its end, and where the next one begins.
  private static func line(
    at start: Int, of bytes: [UInt8]
  ) -> (range: Range<Int>, next: Int)? {
    if start >= bytes.count { return nil }
    let end = bytes.offset(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
    return (start..<end, min(end + 1, bytes.count))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual("---".utf8) || line.elementsEqual("---\r".utf8)
  }

  private static func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "front-matter.missing", "page does not begin with front matter",
      at: SourceLocation(path: path, line: 1, column: 1),
      hint: "begin the file with a line ‘---’, then title, summary, updated, reviewed, ‘---’")
  }

  private static func open(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "front-matter.open", "front matter is not closed",
      at: SourceLocation(path: path, line: 1, column: 1),
      hint: "write a line ‘---’ after the last key")
  }
}
