/// Pieces of JSON text (RFC 8259) for the room that assembles them in its own order: the library's
/// encoder changes the order of keys from run to run and is many times slower.
package enum JSONText {
  /// A string in quotes, escaped.
  package static func quoted(_ text: String) -> String {
    let inside = inside(text)
    var result = "\""
    result.reserveCapacity(inside.utf8.count + 2)
    result += inside
    result += "\""
    return result
  }

  /// The inside of a string, escaped.
  package static func inside(_ text: String) -> String {
    // Nearly every text stays as it is: character by character was a fifteenth of the work of a page.
    let mustBeEscaped = text.utf8.withContiguousStorageIfAvailable {
      $0.contains(where: needsEscape)
    }
    if mustBeEscaped == false { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// An object with its members in the given order; the values are JSON already.
  package static func object(_ members: [(String, String)]) -> String {
    var result = "{"
    for (name, value) in members {
      if result.utf8.count > 1 { result += "," }
      result += quoted(name)
      result += ":"
      result += value
    }
    return result + "}"
  }

  /// An array of values that are JSON already.
  package static func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }
}
