import Content
import Core
import HTML

/// What the settings add to the stylesheet: the accent colour of each scheme, and the host, which
/// stands before the addresses of links on paper.
func identityTokens(_ settings: Settings) -> String {
  let host = settings.address.dropFirst("https://".count)
  return """
    :root { --accent: \(settings.identity.accent); --host: "\(host)" }
    @media (prefers-color-scheme: dark) { :root { --accent: \(settings.identity.accentInDark) } }

    """
}

/// Takes out of a stylesheet what browsers do not need: comments, line ends, indentation, spaces
/// around punctuation. No rule is touched: before a colon a space means a descendant, after it
/// nothing.
func compactStyleSheet(_ text: String) -> StyleSheet? {
  var result: [UInt8] = []
  var bytes = Array(text.utf8)[...]
  let punctuation = Set("{};,>".utf8)
  let endings = punctuation.union(":".utf8)
  while let byte = bytes.popFirst() {
    if byte == UInt8(ascii: "/"), bytes.first == UInt8(ascii: "*") {
      while bytes.count >= 2, bytes.first != UInt8(ascii: "*") || bytes.dropFirst().first != 0x2F {
        bytes.removeFirst()
      }
      bytes = bytes.dropFirst(2)
      continue
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      result.append(byte)
      copyQuoted(until: byte, from: &bytes, to: &result)
      continue
    }
    let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    if isSpace {
      // A space can mean something (a descendant, a unit list) except beside punctuation.
      if let last = result.last, last != 0x20, !endings.contains(last) { result.append(0x20) }
      continue
    }
    if punctuation.contains(byte), result.last == 0x20 { result.removeLast() }
    if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
    result.append(byte)
  }
  return StyleSheet(String(decoding: result, as: UTF8.self))
}

/// What stands in quotation marks is shown to readers.
private func copyQuoted(
  until mark: UInt8, from bytes: inout ArraySlice<UInt8>, to result: inout [UInt8]
) {
  while let byte = bytes.popFirst() {
    result.append(byte)
    if byte == mark { return }
    if byte == UInt8(ascii: "\\"), let escaped = bytes.popFirst() { result.append(escaped) }
  }
}
