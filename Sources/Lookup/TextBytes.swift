/// Characters of UTF-8 text by what they can be in a reference, without decoding it.
enum TextBytes {
  /// Bytes of the separator at a place: space, hyphen, dash, slash, dot, underline, colon, or a
  /// character that is not seen; 0 when there is none.
  @inline(__always)
  static func separator(in bytes: Span<UInt8>, at place: Int) -> Int {
    let byte = bytes[place]
    if byte < 0x80 {
      switch byte {
      case 0x20, 0x09, 0x2D, 0x2E, 0x2F, 0x3A, 0x5C, 0x5F: return 1
      default: return 0
      }
    }
    return byte < 0xC2 ? 0 : wideSeparator(in: bytes, at: place)
  }

  private static func wideSeparator(in bytes: Span<UInt8>, at place: Int) -> Int {
    let second = place + 1 < bytes.count ? bytes[place + 1] : 0
    let third = place + 2 < bytes.count ? bytes[place + 2] : 0
    switch (bytes[place], second, third) {
    // No-break space, soft hyphen, middle dot.
    case (0xC2, 0xA0, _), (0xC2, 0xAD, _), (0xC2, 0xB7, _): return 2
    // U+2000 to U+2015 spaces, zero-width characters and dashes, bullet, narrow no-break space.
    case (0xE2, 0x80, 0x80...0x95), (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xAF): return 3
    // Mathematical space, word joiner, minus sign, ideographic space, byte order mark.
    case (0xE2, 0x81, 0x9F...0xA0), (0xE2, 0x88, 0x92), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// Bytes of the letter or digit at a place: Latin, Cyrillic or full-width; else 0.
  @inline(__always)
  static func letterOrDigit(in bytes: Span<UInt8>, at place: Int) -> Int {
    let byte = bytes[place]
    if byte < 0x80 { return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? 1 : 0 }
    guard place + 2 < bytes.count else { return (0xD0...0xD4).contains(byte) ? 2 : 0 }
    switch (byte, bytes[place + 1]) {
    case (0xD0...0xD4, _): return 2
    case (0xEF, 0xBC...0xBD): return 3
    default: return 0
    }
  }

  /// Bytes of the word of base64url characters that begins at a place.
  static func base64Word(in bytes: Span<UInt8>, at start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      let belongs =
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x5F
      if !belongs { break }
      end += 1
    }
    return end - start
  }
}
