/// Writes small XML documents (feeds, the sitemap): balanced by its caller, escaped always.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  init() {}

  /// A part of a document, for `append`.
  init(part write: (inout XMLText) -> Void) {
    bytes = []
    write(&self)
  }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    appendTag(name, attributes)
    append(">\n")
  }

  mutating func close(_ name: String) {
    append("</")
    append(name)
    append(">\n")
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    appendTag(name, attributes)
    append("/>\n")
  }

  mutating func element(_ name: String, _ text: String) {
    appendTag(name, [])
    append(">")
    appendEscaped(text)
    close(name)
  }

  /// Lines that were written apart, since they stand in several places.
  mutating func append(_ part: XMLText) { bytes += part.bytes }

  private mutating func append(_ text: String) {
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isAppended == nil { bytes.append(contentsOf: text.utf8) }
  }

  private mutating func appendTag(_ name: String, _ attributes: [(String, String)]) {
    append("<")
    append(name)
    for (key, value) in attributes {
      append(" ")
      append(key)
      append("=\"")
      appendEscaped(value)
      append("\"")
    }
  }

  private mutating func appendEscaped(_ text: String) {
    // Nearly every text is copied whole.
    let mustBeEscaped = text.utf8.withContiguousStorageIfAvailable { $0.contains(where: isSpecial) }
    if mustBeEscaped == false { return append(text) }
    for byte in text.utf8 {
      if let escape = XMLText.escape(for: byte) { append(escape) } else { bytes.append(byte) }
    }
  }

  @inline(__always)
  private func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }

  private static func escape(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
