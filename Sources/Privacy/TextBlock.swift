/// What the bytes of a piece of UTF-8 are, sixty-four of them at a time: a bit for each, the first byte in
/// the lowest.
///
/// Eight bytes are judged at once, each by the top bit of its own eight, as shifts and additions leave
/// it; the bits below are left as they fall. (Comparing vectors of bytes became a loop over the bytes.)
struct TextBlock {
  static let size = 64

  /// Latin letters, and all of characters that are longer than a byte.
  let words: UInt64
  /// Whether it is all letters of Latin and Cyrillic, spaces and signs that say nothing by themselves.
  let isPlain: Bool
  private let bytes: UnsafeRawPointer

  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// - Parameter offset: of its first byte; a byte before it and sixty-three behind it belong to the text.
  @inline(__always)
  init(_ text: UnsafeRawPointer, at offset: Int) {
    bytes = text + offset
    var remarkable: UInt64 = 0
    var words: UInt64 = 0
    for index in 0..<8 {
      let eight = TextBlock.eight(bytes, 8 * index)
      words |= TextBlock.tops(of: TextBlock.words(eight), index)
      remarkable |=
        TextBlock.digits(eight) | TextBlock.equal(eight, UInt8(ascii: "&"))
        | TextBlock.equal(eight, UInt8(ascii: "@"))
        | TextBlock.strange(eight, behind: TextBlock.eight(bytes, 8 * index - 1))
    }
    self.words = TextBlock.inOrder(words)
    isPlain = remarkable & TextBlock.tops == 0
  }

  var digits: UInt64 { gathered(TextBlock.digits) }

  /// Whether it holds other characters of more than a byte than U+0400 to U+04FF, or broken ones.
  var isStrange: Bool {
    (0..<8).contains { index in
      TextBlock.strange(
        TextBlock.eight(bytes, 8 * index), behind: TextBlock.eight(bytes, 8 * index - 1))
        & TextBlock.tops != 0
    }
  }

  /// Whether it holds a sign that makes a line worth a look wherever it stands: `&` of entities, `@`, and
  /// the byte that full-width digits begin with.
  var isTelling: Bool {
    gathered {
      TextBlock.equal($0, UInt8(ascii: "&")) | TextBlock.equal($0, UInt8(ascii: "@"))
        | TextBlock.equal($0, 0xEF)
    } != 0
  }

  /// Some of the signs that end a number, and every end of a line.
  var endsOfNumbers: UInt64 {
    gathered {
      TextBlock.equal($0, 0x0A) | TextBlock.equal($0, UInt8(ascii: "|"))
        | TextBlock.equal($0, UInt8(ascii: ".")) | TextBlock.equal($0, UInt8(ascii: ","))
    }
  }

  @inline(__always)
  private func gathered(_ judge: (UInt64) -> UInt64) -> UInt64 {
    var tops: UInt64 = 0
    for index in 0..<8 {
      tops |= TextBlock.tops(of: judge(TextBlock.eight(bytes, 8 * index)), index)
    }
    return TextBlock.inOrder(tops)
  }

  // MARK: - Eight bytes

  @inline(__always)
  private static func eight(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  @inline(__always)
  private static func words(_ eight: UInt64) -> UInt64 {
    let letters = eight & ~tops | all(0x20)
    return (letters &+ all(0x80 - 0x61)) & ~(letters &+ all(0x80 - 0x7B)) | eight
  }

  @inline(__always)
  private static func digits(_ eight: UInt64) -> UInt64 {
    let signs = eight & ~tops
    return (signs &+ all(0x80 - 0x30)) & ~(signs &+ all(0x80 - 0x3A)) & ~eight
  }

  /// Both bytes of a strange character of two are strange, so that one which lies in two blocks is strange
  /// in both.
  ///
  /// - Parameter before: the eight bytes from the one before on.
  @inline(__always)
  private static func strange(_ eight: UInt64, behind before: UInt64) -> UInt64 {
    let isOther = eight & ~(eight << 1)
    return strangeFirst(eight) | strangeFirst(before) | (isOther ^ (before & (before << 1)))
  }

  /// First bytes of characters but 0xD0 to 0xD3.
  @inline(__always)
  private static func strangeFirst(_ eight: UInt64) -> UInt64 {
    eight & (eight << 1) & (((eight ^ all(0x10)) & all(0x3C)) &+ all(0x7F))
  }

  @inline(__always)
  private static func equal(_ eight: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = eight ^ all(byte)
    return ~(difference | ((difference & ~tops) &+ all(0x7F)))
  }

  /// The top bits of the `index`th eight bytes, at that bit of each of their eights.
  @inline(__always)
  private static func tops(of eight: UInt64, _ index: Int) -> UInt64 {
    (eight & tops) &>> UInt64(7 - index)
  }

  /// Turns eight rows of eight bits into columns: halves of each square of two rows, then of four, then
  /// of eight change places (H. S. Warren, Hacker's Delight, 7-3).
  @inline(__always)
  private static func inOrder(_ bits: UInt64) -> UInt64 {
    var bits = bits
    for (distance, half) in [
      (7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0),
    ] as [(UInt64, UInt64)] {
      let moved = (bits ^ (bits &>> distance)) & half
      bits ^= moved ^ (moved &<< distance)
    }
    return bits
  }
}
