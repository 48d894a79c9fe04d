import Content
import Core
import HTML

/// Takes out of a stylesheet what browsers do not need: comments, line ends, indentation, spaces
/// around punctuation. No rule is touched.
func compactStyleSheet(_ text: String) -> StyleSheet? {
  var result: [UInt8] = []
  var bytes = Array(text.utf8)[...]
  let punctuation = Set("{};,".utf8)
  while let byte = bytes.popFirst() {
    if byte == UInt8(ascii: "/"), bytes.first == UInt8(ascii: "*") {
      while bytes.count >= 2, bytes.first != UInt8(ascii: "*") || bytes.dropFirst().first != 0x2F {
        bytes.removeFirst()
      }
      bytes = bytes.dropFirst(2)
      continue
    }
    let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    if isSpace {
      // A space can mean something (a descendant, a unit list) except beside punctuation.
      if let last = result.last, last != 0x20, !punctuation.contains(last) { result.append(0x20) }
      continue
    }
    if punctuation.contains(byte), result.last == 0x20 { result.removeLast() }
    if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
    result.append(byte)
  }
  return StyleSheet(String(decoding: result, as: UTF8.self))
}
