/// The characters a person may type or paste instead of a plain one, and those that carry nothing:
/// the part of Unicode normalisation form KC that occurs in reference numbers.
enum CompatibilityForms {
  /// The plain character for `scalar`; `nil` for one that is dropped.
  @inline(__always)
  static func plain(_ scalar: UInt32) -> UInt32? {
    if scalar < 0xAD || (0x0400...0x052F).contains(scalar) { return scalar }
    return isDropped(scalar) ? nil : digit(scalar) ?? punctuation(scalar) ?? scalar
  }

  /// Numero sign, soft hyphen, zero-width and direction marks, byte order mark, and what turns a
  /// digit into a keycap picture.
  private static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2116: true
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069:
      true
    case 0x20E3, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// Digits of Arabic script, superscript, subscript, circled, full-width, mathematical and
  /// segmented digits; full-width letters and signs come along with their digits.
  private static func digit(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x0660...0x0669: scalar - 0x0660 + 0x30
    case 0x06F0...0x06F9: scalar - 0x06F0 + 0x30
    case 0xB2, 0xB3: scalar - 0xB0 + 0x30
    case 0xB9: 0x31
    case 0x2070, 0x2074...0x2079: scalar - 0x2070 + 0x30
    case 0x2080...0x2089: scalar - 0x2080 + 0x30
    case 0x2460...0x2468: scalar - 0x2460 + 0x31
    case 0x24EA: 0x30
    case 0xFF01...0xFF5E: scalar - 0xFF01 + 0x21
    case 0x1D7CE...0x1D7FF: (scalar - 0x1D7CE) % 10 + 0x30
    case 0x1FBF0...0x1FBF9: scalar - 0x1FBF0 + 0x30
    default: nil
    }
  }

  /// Signs that mean one of the separators.
  private static func punctuation(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x0387: 0xB7
    case 0x2024...0x2026, 0xFE52: 0x2E
    case 0x207B, 0x208B: 0x2212
    case 0xFE31, 0xFE32, 0xFE58, 0xFE63: 0x2D
    case 0xFE33, 0xFE34, 0xFE4D...0xFE4F: 0x5F
    case 0xFE55: 0x3A
    case 0xFE68: 0x5C
    default: nil
    }
  }

  /// The one letter for a capital and a combining mark after it, as some keyboards send й and ё.
  @inline(__always)
  static func composed(_ capital: UInt32, _ mark: UInt32) -> UInt32? {
    switch (capital, mark) {
    case (0x0418, 0x0306): 0x0419
    case (0x0423, 0x0306): 0x040E
    case (0x0415, 0x0308): 0x0401
    case (0x0406, 0x0308): 0x0407
    default: nil
    }
  }
}
