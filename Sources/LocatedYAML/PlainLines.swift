/// A mapping as nearly every front matter is written: a key and a short text on each line.
///
/// Whoever reads thousands of pages spends more on libyaml than on Markdown, so such lines are cut
/// here. Whatever is not plainly of this form, every mistake too, is left to libyaml, and a test holds
/// the two to the same values and places.
struct PlainLines {
  struct Line {
    let key: String
    let text: String
    let isQuoted: Bool
    /// From 1, in the text that was cut.
    let number: Int
    /// Of the text, in characters from 1; the key is at the start of its line.
    let column: Int
  }

  let lines: [Line]

  /// `nil` when one of the lines is of another form, or two have the same key.
  init?(_ text: String) {
    guard let lines = PlainLines.lines(of: Array(text.utf8)) else { return nil }
    self.lines = lines
  }

  private static func lines(of bytes: [UInt8]) -> [Line]? {
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard let line = line(bytes[start..<end], number: lines.count + 1),
        !lines.contains(where: { $0.key == line.key })
      else { return nil }
      lines.append(line)
      start = end + 1
    }
    return lines.isEmpty ? nil : lines
  }

  private static func line(_ bytes: ArraySlice<UInt8>, number: Int) -> Line? {
    // Longer keys have to be marked as such.
    let key = bytes.prefix(100).prefix { (0x61...0x7A).contains($0) }
    let rest = bytes[key.endIndex...]
    guard !key.isEmpty, rest.starts(with: ": ".utf8), holdsNothingElse(rest) else { return nil }
    let value = rest.dropFirst(2)
    let isQuoted = value.first == UInt8(ascii: "\"")
    guard let text = isQuoted ? quoted(value) : plain(value) else { return nil }
    return Line(
      key: String(decoding: key, as: UTF8.self), text: String(decoding: text, as: UTF8.self),
      isQuoted: isQuoted, number: number, column: key.count + 3)
  }

  /// What stands between double quotes, where nothing is escaped.
  private static func quoted(
    _ value: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    guard value.count > 2, value.last == UInt8(ascii: "\"") else { return nil }
    let text = value.dropFirst().dropLast()
    return text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } ? nil : text
  }

  /// A text without quotes that begins with a letter or digit and in which nothing means anything.
  private static func plain(
    _ value: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    guard let first = value.first, value.last != UInt8(ascii: " ") else { return nil }
    switch first {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: break
    default: return nil
    }
    return value.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#") } ? nil : value
  }

  /// Whether there is nothing that YAML forbids or takes for a line end, and no mark of an anchor or
  /// alias: printable ASCII, letters up to U+07FF, dashes and quotation marks.
  private static func holdsNothingElse(_ bytes: ArraySlice<UInt8>) -> Bool {
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      switch bytes[offset] {
      case UInt8(ascii: "&"), UInt8(ascii: "*"): return false
      case 0x20...0x7E: offset += 1
      // The text is UTF-8, so the rest of a character is there.
      case 0xC2 where bytes[offset + 1] >= 0xA0: offset += 2
      case 0xC3...0xDF: offset += 2
      case 0xE2 where bytes[offset + 1] == 0x80 && (0x90...0xA7).contains(bytes[offset + 2]):
        offset += 3
      default: return false
      }
    }
    return true
  }
}
