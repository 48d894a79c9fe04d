/// How wide text is drawn, in hundredths of the type size, rounded up.
///
/// A static page cannot ask the browser, so these are the advance widths of DejaVu Sans, the widest
/// of the families that the style sheet names: in any other the labels only get more room. A letter
/// that is not listed counts as wide as the widest.
enum TextWidth {
  static func of(_ text: some StringProtocol) -> Int {
    var hundredths = 0
    for scalar in text.unicodeScalars {
      let code = Int(scalar.value)
      hundredths += code < widths.count ? Int(widths[code]) : code < 0x2000 ? widest : rare(scalar)
    }
    return (hundredths * Drawing.typeSize + 99) / 100
  }

  private static let widest = 110
  /// Of Latin and Cyrillic letters, by their code.
  private static let widths: [UInt8] = {
    var widths = [UInt8](repeating: UInt8(widest), count: 0x500)
    for (width, letters) in table {
      for letter in letters.unicodeScalars where letter.value < 0x500 {
        widths[Int(letter.value)] = UInt8(width)
      }
    }
    return widths
  }()

  /// Dashes, quotation marks and the like.
  private static func rare(_ scalar: Unicode.Scalar) -> Int {
    table.first { $0.1.unicodeScalars.contains(scalar) }?.0 ?? widest
  }

  private static let table: [(Int, String)] = [
    (30, "IJijl"), (35, " \u{A0},./:;\\|‘’·"), (40, "()-[]ft"), (45, "!r"), (50, "\"'*_`–"),
    (55, "?csz“”гзсэ"), (60, "FLkvxyвтухчьү"),
    (65, "$0123456789EPSTYabdeghnopqu{}«»ГЕЗРТУабеийклоряЁёөҮ"),
    (70, "ABCKRVXZАБВСХЧЬЭЯднпцң"), (75, "NUИЙКъ"), (80, "&DGHOQДЛНОПЦмыҢӨ"),
    (85, "#+<=>^w~−×Ъю"), (90, "MМФЫф"), (95, "жшщ"), (100, "%@Wm—…"), (105, "№"),
    (110, "ЖШЩЮ"),
  ]
}
