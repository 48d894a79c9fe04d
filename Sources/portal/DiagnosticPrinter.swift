import Core
import Publishing

/// Writes problems for people (with the source line and a caret) or for programs (JSON lines).
struct DiagnosticPrinter {
  let trees: [FileTree]
  let asJSON: Bool

  func print(_ diagnostics: [Diagnostic]) {
    DiagnosticPrinter.print(texts(of: diagnostics), asJSON: asJSON)
  }

  static func print(_ texts: [String], asJSON: Bool) {
    for text in texts {
      if asJSON { Terminal.out(text) } else { Terminal.error(text) }
    }
  }

  /// What is printed of them.
  func texts(of diagnostics: [Diagnostic]) -> [String] {
    if asJSON { return diagnostics.map(json) }
    if diagnostics.isEmpty { return [] }
    let errors = diagnostics.filter(\.isError).count
    let warnings = diagnostics.count - errors
    return diagnostics.map(text)
      + ["\(counted(errors, "error")), \(counted(warnings, "warning"))"]
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: - For people

  private func text(_ diagnostic: Diagnostic) -> String {
    var lines = [
      "\(diagnostic.location): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]"
    ]
    if diagnostic.showsSource { lines += excerpt(at: diagnostic.location) }
    for note in diagnostic.notes {
      lines.append("  note: \(note.message)" + (note.location.map { " – \($0)" } ?? ""))
    }
    if let hint = diagnostic.hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  /// The line and a caret under the column; nothing when the place is no longer in the file.
  func excerpt(at location: SourceLocation) -> [String] {
    guard location.line > 0, location.column > 0, let line = sourceLine(location) else { return [] }
    let scalars = Array(line.unicodeScalars)
    let start = max(0, min(location.column - 1, scalars.count) - 60)
    let shown = scalars[start..<min(scalars.count, start + 100)].map(visible)
    let caret = String(repeating: " ", count: max(0, location.column - 1 - start))
    let gutter = String(location.line)
    return [
      "  \(gutter) | \(String(String.UnicodeScalarView(shown)))",
      "  \(String(repeating: " ", count: gutter.count)) | \(caret)^",
    ]
  }

  /// Control characters could rewrite the terminal.
  private func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    let isDirection =
      (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    return isControl || isDirection ? "\u{00B7}" : scalar
  }

  private func sourceLine(_ location: SourceLocation) -> String? {
    for tree in trees {
      let prefix = tree.root.isEmpty || tree.root == "." ? "" : tree.root + "/"
      guard location.path.hasPrefix(prefix),
        let path = RelativePath(String(location.path.dropFirst(prefix.count))),
        let bytes = tree[path]
          ?? (tree.forgotten.contains(path) ? SourceFolder(tree.root).bytes(of: path) : nil)
      else { continue }
      let lines = bytes.split(
        separator: UInt8(ascii: "\n"), maxSplits: location.line, omittingEmptySubsequences: false)
      guard location.line <= lines.count else { return nil }
      return String(decoding: lines[location.line - 1], as: UTF8.self)
    }
    return nil
  }

  // MARK: - For programs

  private func json(_ diagnostic: Diagnostic) -> String {
    var members = [
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("code", JSONText.quoted(diagnostic.code)),
      ("message", JSONText.quoted(diagnostic.message)),
      ("path", JSONText.quoted(diagnostic.location.path)),
      ("line", String(diagnostic.location.line)),
      ("column", String(diagnostic.location.column)),
    ]
    if let hint = diagnostic.hint { members.append(("hint", JSONText.quoted(hint))) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { note in
        JSONText.object(
          [("message", JSONText.quoted(note.message))]
            + (note.location.map { [("place", JSONText.quoted($0.description))] } ?? []))
      }
      members.append(("notes", JSONText.array(notes)))
    }
    return JSONText.object(members)
  }
}
