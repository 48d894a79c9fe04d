import Core
import Lookup
import Privacy

/// References of appeals in the texts of a site, where whoever wrote them finds them; also those that the
/// search of the finished files would miss, because marks of emphasis part their digits or they are
/// written in full width.
struct SourceLeaks {
  let scanner: LeakScanner

  func report(in tree: FileTree, to diagnostics: inout [Diagnostic]) {
    for path in tree.files.keys.sorted() where ["md", "yaml"].contains(path.fileExtension) {
      // Nothing leaked from a text that is unchanged, and the registry is the same.
      if tree.unchanged.contains(path) { continue }
      guard let bytes = tree[path] else { continue }
      var columns: [Int: Int] = [:]
      for leak in scanner.leaks(in: bytes, path: path) {
        let (line, column) = SourceLeaks.place(of: leak.offset, in: bytes)
        columns[line] = min(columns[line] ?? column, column)
      }
      for line in hidden(in: bytes, path) where columns[line] == nil { columns[line] = 1 }
      for (line, column) in columns.sorted(by: { $0.key < $1.key }) {
        diagnostics.append(
          Diagnostic(
            .error, "lookup.leak", "this line holds a reference, a code or a secret of the office",
            at: SourceLocation(path: tree.displayed(path), line: line, column: column),
            hint: "take it out", showsSource: false))
      }
    }
  }

  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
  }

  /// The lines of which marks part the digits: only those with a digit and such marks are looked at.
  private func hidden(in bytes: [UInt8], _ path: RelativePath) -> [Int] {
    if !bytes.contains(where: SourceLeaks.isMark) { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.indices.filter { index in
      if !SourceLeaks.isSuspect(lines[index]) { return false }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: PlainLine(String(decoding: lines[index], as: UTF8.self)).scalars)
      return !scanner.leaks(in: Array(String(text).utf8), path: path).isEmpty
    }.map { $0 + 1 }
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
