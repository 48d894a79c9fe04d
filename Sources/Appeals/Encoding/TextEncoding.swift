/// How a registry's bytes spell text. Raw values are the names in `registry.yaml`.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1251 = "windows-1251"
  case latin1 = "iso-8859-1"

  /// What a byte from 0x80 on means in a single-byte encoding, as UTF-8.
  ///
  /// ISO 8859-1 is read as windows-1252, its superset, as browsers do (WHATWG Encoding): nobody means
  /// the control characters at 0x80 to 0x9F.
  static let upper1251 = upperHalf(
    """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\
    \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
    """)
  static let upperLatin1 = upperHalf(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
      + String(String.UnicodeScalarView((0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) })))

  /// At most three bytes a character, the first lowest.
  private static func upperHalf(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { scalar in
      Array(String(scalar).utf8).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
  }
}

extension TextEncoding {
  /// The encoding that a mark at the beginning of a file states.
  static func marked(_ bytes: Span<UInt8>) -> TextEncoding? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16 }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16 }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return .utf8 }
    return nil
  }

  /// The encoding that bytes look like; `nil` while all of them are ASCII, which is the same in three
  /// of the four.
  ///
  /// - Parameter isLast: whether the file ends with these bytes; else the last character may be cut.
  static func guess(_ bytes: Span<UInt8>, isLast: Bool) -> TextEncoding? {
    if isASCII(bytes) { return nil }
    if isUTF8(bytes, isLast: isLast) { return .utf8 }
    return singleByte(bytes)
  }

  /// Whether the beginning of a file without a mark is UTF-16: every second byte of Latin text is
  /// NUL then, and Cyrillic has spaces, digits and line ends.
  static func isUTF16(_ bytes: Span<UInt8>) -> Bool {
    bytes.indices.count { bytes[$0] == 0 } * 20 > bytes.count
  }

  private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    let raw = bytes.bytes
    var seen: UInt64 = 0
    var position = 0
    while position + 8 <= bytes.count {
      seen |= raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      position += 8
    }
    while position < bytes.count {
      seen |= UInt64(bytes[position])
      position += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  private static func isUTF8(_ bytes: Span<UInt8>, isLast: Bool) -> Bool {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return true
    } catch {
      return !isLast && error.kind == .truncatedScalar
        && error.byteOffsets.upperBound == bytes.count
    }
  }

  /// Cyrillic words are all upper bytes; in Latin words upper bytes touch ASCII letters.
  private static func singleByte(_ bytes: Span<UInt8>) -> TextEncoding {
    var alone = 0
    var touching = 0
    var position = 0
    while position < bytes.count {
      guard bytes[position] >= 0xC0 else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count, bytes[position] >= 0xC0 { position += 1 }
      let touches =
        start > 0 && isLetter(bytes[start - 1])
        || position < bytes.count && isLetter(bytes[position])
      if touches { touching += position - start } else { alone += position - start }
    }
    return alone >= touching ? .windows1251 : .latin1
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
