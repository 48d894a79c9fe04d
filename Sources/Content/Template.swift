import Core

/// A sentence with named places: `Checked on {date}`.
package struct Template: Sendable, Hashable {
  private enum Part: Hashable {
    case text(String)
    case place(String)
  }

  private let parts: [Part]
  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  /// `nil` when a brace is not closed or a name is empty.
  init?(_ text: String) {
    var parts: [Part] = []
    // Byte by byte: to find where a character ends took most of the time.
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: Template.open) {
      guard let close = rest[open...].firstIndex(of: Template.close) else { return nil }
      let name = rest[rest.index(after: open)..<close]
      if name.isEmpty || name.contains(Template.open) || rest[..<open].contains(Template.close) {
        return nil
      }
      parts.append(.text(String(Substring(rest[..<open]))))
      parts.append(.place(String(Substring(name))))
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains(Template.close) { return nil }
    parts.append(.text(String(Substring(rest))))
    self.parts = parts.filter { $0 != .text("") }
  }

  package var places: Set<String> {
    Set(parts.compactMap { if case .place(let name) = $0 { name } else { nil } })
  }

  /// The sentence with its places filled.
  package func filled(_ values: [String: String]) -> String {
    if parts.count == 1, case .text(let text) = parts[0] { return text }
    var sentence = ""
    for part in parts {
      switch part {
      case .text(let text): sentence += text
      case .place(let name):
        guard let value = values[name] else { preconditionFailure("no value for {\(name)}") }
        sentence += value
      }
    }
    return sentence
  }
}
