import Foundation
import Testing

/// A change to a source file, as the `edit.txt` of a broken site declares it.
///
/// Blocks are separated by empty lines. The first line of a block is the file; then come the lines
/// that stand in it exactly once (`- `) and those that replace them (`+ `). Without `-` lines the
/// others are added at the end of the file, which need not exist; a block of one line deletes the
/// file. `\xHH` is a byte, `\{N*text}` is the text N times.
struct SourceEdit {
  let path: String
  /// `nil`: add at the end.
  var old: Data?
  /// `nil`: delete the file.
  var new: Data?

  static func parse(_ text: String) throws -> [SourceEdit] {
    try text.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n")
      let path = String(try #require(lines.first))
      let (old, new) = (marked("-", lines.dropFirst()), marked("+", lines.dropFirst()))
      try #require(old.count + new.count + 1 == lines.count, "a line without mark under \(path)")
      if old.isEmpty, new.isEmpty { return SourceEdit(path: path) }
      let replacement = try expand(new.joined(separator: "\n"))
      if old.isEmpty { return SourceEdit(path: path, new: replacement + [0x0A]) }
      return SourceEdit(path: path, old: try expand(old.joined(separator: "\n")), new: replacement)
    }
  }

  func apply(to folder: TemporaryFolder) throws {
    guard let new else { return try folder.remove(path) }
    var bytes = folder.exists(path) ? try folder.bytes(path) : Data()
    guard let old else { return try folder.write(bytes + new, to: path) }
    let range = try #require(bytes.range(of: old), "\(path) does not hold the text to replace")
    let rest = bytes[range.upperBound...]
    try #require(rest.range(of: old) == nil, "\(path) holds the text to replace twice")
    bytes.replaceSubrange(range, with: new)
    try folder.write(bytes, to: path)
  }

  private static func marked(_ mark: Character, _ lines: ArraySlice<Substring>) -> [Substring] {
    lines.filter { $0.first == mark }.map { $0.dropFirst($0.hasPrefix("\(mark) ") ? 2 : 1) }
  }

  private static func expand(_ text: String) throws -> Data {
    let repeated = text.replacing(/\\\{(?<count>[0-9]+)\*(?<text>[^}]*)\}/) { match in
      String(repeating: String(match.text), count: Int(match.count) ?? 0)
    }
    var bytes = Data()
    var rest = repeated[...]
    while let match = rest.firstMatch(of: /\\x(?<hex>[0-9A-F]{2})/) {
      bytes += Data(rest[..<match.range.lowerBound].utf8)
      bytes.append(try #require(UInt8(match.hex, radix: 16)))
      rest = rest[match.range.upperBound...]
    }
    return bytes + Data(rest.utf8)
  }
}
