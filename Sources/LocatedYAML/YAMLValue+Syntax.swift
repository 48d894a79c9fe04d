import Core
import Yams

/// What is wrong with a text as YAML, before any key is read.
extension YAMLValue {
  static func describe(
    _ error: YamlError, in text: String, path: String, lineOffset: Int
  ) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, let text),
      .parser(let context, let problem, let mark, let text),
      .composer(let context, let problem, let mark, let text):
      // At the end of a text the library stands on a line that does not exist.
      let end = SourceLocation.following(text[...].unicodeScalars, path: path)
      func place(_ mark: Mark) -> SourceLocation {
        var place = min(SourceLocation(path: path, line: mark.line, column: mark.column), end)
        place.line += lineOffset
        return place
      }
      return Diagnostic(
        .error, "yaml.syntax", "malformed YAML: \(plain(problem))", at: place(mark),
        hint: "check indentation, colons and quotes on this line and the one before",
        notes: context.map { [.init($0.text, at: place($0.mark))] } ?? [])
    case .reader(_, _, let value, let text):
      return forbiddenCharacter(value, text, path: path, lineOffset: lineOffset)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted()
      let first = SourceLocation(
        path: path, line: context.mark.line, column: context.mark.column)
      let again = names.lazy.compactMap { repetition(of: $0, after: first, in: text) }.first
      return duplicateKey(
        names.joined(separator: ", "), at: (again ?? first).moved(by: lineOffset),
        first: again.map { _ in first.moved(by: lineOffset) })
    default:
      return unreadable(path: path)
    }
  }

  /// Without the advice that the parser has for programmers.
  private static func plain(_ problem: String) -> String {
    problem.contains("nest_level") ? "too deeply nested" : problem
  }

  static func duplicateKey(
    _ key: String, at place: SourceLocation, first: SourceLocation? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, "yaml.duplicate-key", "key written twice: \(key)", at: place,
      hint: "keep one of them",
      notes: first.map { [.init("first written here", at: $0)] } ?? [])
  }

  /// Where a key of a block mapping is written again, which the parser does not tell; `nil` when the
  /// mapping is written in braces.
  private static func repetition(
    of key: String, after first: SourceLocation, in text: String
  ) -> SourceLocation? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated().dropFirst(first.line) {
      let rest = line.drop { $0 == UInt8(ascii: " ") }
      let column = line.count - rest.count + 1
      if rest.isEmpty || rest.first == UInt8(ascii: "#") || column > first.column { continue }
      if column < first.column { return nil }
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = rest[..<colon].filter { !"\"' ".utf8.contains($0) }
      if name.elementsEqual(key.utf8) {
        return SourceLocation(path: first.path, line: number + 1, column: column)
      }
    }
    return nil
  }

  static func anchorDiagnostic(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "yaml.anchor", "anchors and aliases are not used in these files", at: place,
      hint: "write the value out")
  }

  static func unreadable(path: String) -> Diagnostic {
    Diagnostic(
      .error, "yaml.syntax", "not readable as YAML", at: SourceLocation(path: path),
      hint: "check indentation and quotes")
  }

  /// The library gives the character, not its line: its first occurrence is the one it stopped at.
  private static func forbiddenCharacter(
    _ value: Int32, _ text: String, path: String, lineOffset: Int
  ) -> Diagnostic {
    let before = text.unicodeScalars.prefix { $0.value != value }
    var place = SourceLocation.following(before, path: path)
    place.line += lineOffset
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .error, "yaml.syntax", "malformed YAML: character \(name) is not allowed", at: place,
      hint: "remove the character, which most editors do not show")
  }

  /// Pre-order, so an anchor is seen before anything that repeats it can make the walk long.
  static func firstAnchored(_ node: Node) -> Node? {
    if node.anchor != nil { return node }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let found = firstAnchored(key) ?? firstAnchored(value) { return found }
      }
    case .sequence(let sequence):
      for element in sequence {
        if let found = firstAnchored(element) { return found }
      }
    case .scalar, .alias: break
    }
    return nil
  }

  /// The text before the first alias whose anchor was given above it.
  ///
  /// Found in the bytes, before the parser composes them: it hashes the keys of each mapping, and
  /// for a key made of aliases of aliases ("billion laughs") that never ends. A word that is no
  /// alias but looks like one after its own anchor is reported as well; no text needs both.
  static func firstAlias(in text: String) -> Substring.UnicodeScalarView? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    let bytes = text.utf8
    var anchors: Set<Substring> = []
    var position = bytes.startIndex
    var previous = UInt8(ascii: "\n")
    while position < bytes.endIndex {
      let byte = bytes[position]
      let next = bytes.index(after: position)
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), !isNameByte(previous) {
        let name = text[next...].utf8.prefix(while: isNameByte)
        if byte == UInt8(ascii: "&"), !name.isEmpty { anchors.insert(Substring(name)) }
        if byte == UInt8(ascii: "*"), anchors.contains(Substring(name)) {
          return text[..<position].unicodeScalars
        }
      }
      previous = byte
      position = next
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

extension SourceLocation {
  fileprivate func moved(by lines: Int) -> SourceLocation {
    SourceLocation(path: path, line: line + lines, column: column)
  }

  /// The place right after a text that begins the file.
  static func following(_ text: Substring.UnicodeScalarView, path: String) -> SourceLocation {
    var place = SourceLocation(path: path, line: 1, column: 1)
    for scalar in text {
      place.column += 1
      if scalar == "\n" { place = SourceLocation(path: path, line: place.line + 1, column: 1) }
    }
    return place
  }
}
