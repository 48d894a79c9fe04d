/// What an HTML parser makes of the escaped bytes of a text or of an attribute value; `nil` for
/// markup, a bare ampersand or a character reference nobody defined here. Written apart from the
/// writer, so that both would have to be wrong in the same way.
func unescaped(_ bytes: [UInt8]) -> String? {
  let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
  guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
  var result = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    if scalar == "<" || scalar == ">" { return nil }
    guard scalar == "&" else {
      result.append(scalar)
      continue
    }
    guard let end = rest.firstIndex(of: ";"), let named = references[String(rest[..<end])] else {
      return nil
    }
    result.append(contentsOf: named.unicodeScalars)
    rest = rest[rest.index(after: end)...]
  }
  return String(result)
}

/// The text with each control character that HTML forbids replaced as parsers do.
func replacingForbidden(_ text: String) -> String {
  let forbidden = Set((0...0x1F).filter { ![0x09, 0x0A, 0x0C, 0x0D].contains($0) })
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    result.append(forbidden.contains(Int(scalar.value)) ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

extension Array where Element == UInt8 {
  /// What lies between the first `start` and the last `end`.
  func between(_ start: String, _ end: String) -> [UInt8]? {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    guard starts(with: start), count >= start.count + end.count,
      suffix(end.count).elementsEqual(end)
    else { return nil }
    return Array(self[start.count..<count - end.count])
  }
}
