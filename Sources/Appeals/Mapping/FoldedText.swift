/// A value or a column name as it is compared: without case, spacing, quotation marks and the letters
/// that only look alike.
///
/// A skeleton in the sense of UTS #39: not for showing. Latin letters that a Cyrillic keyboard user
/// cannot tell from his own become Cyrillic on both sides of a comparison, so that `Чyй` is `Чүй`'s
/// neighbour and `C` typed for `С` does no harm. Old Kyrgyz texts have ѳ (U+0473) for ө (U+04E9), and
/// legacy fonts Є and ї for Ө and ү.
package struct FoldedText: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ text: some StringProtocol) {
    var folded = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in String(text).lowercased().unicodeScalars {
      if FoldedText.isSpace(scalar) {
        pendingSpace = !folded.isEmpty
        continue
      }
      if FoldedText.isDropped(scalar) { continue }
      // A combining mark belongs to the letter before it, whatever stands between them.
      if let composed = FoldedText.composed(folded.last, scalar) {
        folded.removeLast()
        folded.append(composed)
        continue
      }
      if pendingSpace {
        folded.append(" ")
        pendingSpace = false
      }
      folded.append(FoldedText.plain(scalar))
    }
    description = String(folded)
  }

  package init(bytes: some Sequence<UInt8>) {
    self.init(String(decoding: Array(bytes), as: UTF8.self))
  }

  package var isEmpty: Bool { description.isEmpty }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "_"
  }

  /// Soft hyphens, zero-width characters and quotation marks of every kind.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\"", "'", "`", "«", "»", "‘"..."‟", "‹",
      "›":
      true
    default: false
    }
  }

  private static func composed(_ base: Unicode.Scalar?, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch (base, mark) {
    case ("и", "\u{306}"): "й"
    case ("е", "\u{308}"): "е"
    default: nil
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return lookAlikes[scalar] ?? scalar }
    return switch scalar {
    case "ё": "е"
    case "ѳ", "θ", "ɵ", "є", "ө": "ө"
    case "ї", "ұ", "ү": "ү"
    case "ӊ", "ҥ", "ң": "ң"
    case "‐"..."―", "−": "-"
    default: scalar
    }
  }

  /// Lower-case Latin letters that have a Cyrillic twin in either case.
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "і", "k": "к", "m": "м", "o": "о",
    "p": "р", "t": "т", "x": "х", "y": "у",
  ]
}
