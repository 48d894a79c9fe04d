import Core
import Lookup
import Privacy

/// References of appeals in the texts of a site that the search of the finished files would miss,
/// because marks of emphasis part their digits or they are written in full width.
struct SourceLeaks {
  let scanner: LeakScanner

  /// Only lines with a digit and such marks are looked at; the finished files show all others.
  func report(in tree: FileTree, to diagnostics: inout [Diagnostic]) {
    for path in tree.files.keys.sorted() where ["md", "yaml"].contains(path.fileExtension) {
      guard let bytes = tree[path], bytes.contains(where: SourceLeaks.isMark) else { continue }
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where SourceLeaks.isSuspect(line) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: PlainLine(String(decoding: line, as: UTF8.self)).scalars)
        if scanner.leaks(in: Array(String(text).utf8), path: path).isEmpty { continue }
        diagnostics.append(
          Diagnostic(
            .error, "lookup.leak", "this line holds a reference or code of an appeal",
            at: SourceLocation(path: tree.displayed(path), line: index + 1, column: 1),
            hint: "take it out", showsSource: false))
      }
    }
  }

  private static func isSuspect(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(where: isMark) && line.contains { $0 &- 0x30 < 10 || $0 == 0xEF }
  }

  /// Emphasis, code, backslashes, entities, and the first byte of full-width forms.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"),
      UInt8(ascii: "\\"),
      UInt8(ascii: "&"), 0xEF:
      true
    default: false
    }
  }
}
