import Core

/// Pieces of RDF 1.1 Turtle: every text and address is escaped on its way.
enum Turtle {
  static func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func localized(_ text: Localized<String>) -> String {
    Language.allCases.map { Turtle.text(text[$0]) + "@" + $0.rawValue }.joined(separator: ", ")
  }

  static func typed(_ text: String, _ type: String) -> String { Turtle.text(text) + "^^" + type }

  static func day(_ day: CalendarDate) -> String { typed(day.description, "xsd:date") }

  /// `<…>`; what may not stand there is percent-encoded.
  static func address(_ address: String) -> String {
    var result = "<"
    for byte in address.utf8 {
      switch byte {
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"),
        UInt8(ascii: "`"), UInt8(ascii: "\\"), 0x7F...:
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      default: result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result + ">"
  }

  /// A subject with its properties, a line each.
  static func subject(_ name: String, _ properties: [(String, String)]) -> String {
    name + " " + properties.map { $0.0 + " " + $0.1 }.joined(separator: " ;\n  ") + " .\n\n"
  }
}
