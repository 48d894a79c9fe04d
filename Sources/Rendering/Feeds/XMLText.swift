/// Writes small XML documents (feeds, the sitemap): balanced by its caller, escaped always.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

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

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

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
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      default: bytes.append(byte)
      }
    }
  }
}
