/// Writes small XML documents (feeds, the sitemap): balanced by its caller, escaped always.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    append(tag(name, attributes) + ">\n")
  }

  mutating func close(_ name: String) { append("</\(name)>\n") }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    append(tag(name, attributes) + "/>\n")
  }

  mutating func element(_ name: String, _ text: String) {
    append("<\(name)>\(escaped(text))</\(name)>\n")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    attributes.reduce("<" + name) { "\($0) \($1.0)=\"\(escaped($1.1))\"" }
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
