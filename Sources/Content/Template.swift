import Core

/// A sentence with named places: `Checked on {date}`.
package struct Template: Sendable, Hashable {
  private enum Part: Hashable {
    case text(String)
    case place(String)
  }

  private let parts: [Part]

  /// `nil` when a brace is not closed or a name is empty.
  init?(_ text: String) {
    // Most sentences have no places, and looking for them character by character takes its time.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      parts = text.isEmpty ? [] : [.text(text)]
      return
    }
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close]
      if name.isEmpty || name.contains("{") || rest[..<open].contains("}") { return nil }
      parts.append(.text(String(rest[..<open])))
      parts.append(.place(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains("}") { return nil }
    parts.append(.text(String(rest)))
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
