/// Text that a spreadsheet program cannot take for a formula.
///
/// Programs run a cell of a CSV file that begins with `=`, `+`, `-`, `@`, a tab or a carriage return
/// (OWASP, "CSV Injection"), and they cut lines at commas, semicolons or tabs as their language has
/// it, whatever the quotes say. So control characters become spaces, and an apostrophe is put before
/// each such sign at the start of the text and after whatever may be taken for the end of a cell.
/// The programs show the apostrophe or take it for the mark of a text; either way nothing runs.
enum SpreadsheetText {
  static func safe(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: {
      isSign($0) || $0.properties.generalCategory == .control
    }) {
      return text
    }
    var result = String.UnicodeScalarView()
    var atStart = true
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        result.append(" ")
        continue
      }
      if atStart, isSign(scalar) { result.append("'") }
      result.append(scalar)
      atStart = isSeparator(scalar) || atStart && scalar.properties.isWhitespace
    }
    return String(result)
  }

  /// The last four are the same signs in full width, which some programs turn into the first.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "|", "\"", "'": true
    default: false
    }
  }
}
