import References

/// A reference number as the table stores it.
///
/// Numbers of 16 digits are one word, those of 20 digits the same word and their first four digits;
/// any other spelling is a place in an arena of bytes.
struct ReferenceKey: Hashable, Sendable {
  static let longest = 64
  private static let arenaBit: UInt64 = 1 << 63
  private static let lengthBits: UInt64 = 7

  var word: UInt64
  /// 0, or one more than the first four of 20 digits.
  var leading: UInt16

  /// `nil` unless the cell is 16 or 20 ASCII digits.
  ///
  /// - Parameter isValid: whether the last digit is the MOD 11-2 check digit of the others.
  @inline(__always)
  init?(digits bytes: Span<UInt8>, _ cell: Range<Int>, isValid: inout Bool) {
    guard cell.count == 16 || cell.count == 20 else { return nil }
    var value: UInt64 = 0
    var leading: UInt16 = 0
    // ISO 7064: a number with its check digit, weighted with the powers of 2, is 1 modulo 11.
    // Without the reduction after each digit the sum of 20 digits still fits easily.
    var weighted = 0
    for position in cell {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      if cell.upperBound - position > 16 {
        leading = leading * 10 + UInt16(digit)
      } else {
        value = value * 10 + UInt64(digit)
      }
      weighted = weighted * 2 + Int(digit)
    }
    isValid = weighted % 11 == 1
    word = value
    self.leading = cell.count == 20 ? leading + 1 : 0
  }

  /// A place in the arena.
  init(offset: Int, length: Int) {
    word = ReferenceKey.arenaBit | UInt64(offset) << ReferenceKey.lengthBits | UInt64(length)
    leading = 0
  }

  init(word: UInt64, leading: UInt16) {
    self.word = word
    self.leading = leading
  }

  /// Spread over all 64 bits; of a number of digits.
  @inline(__always)
  var hash: UInt64 {
    (word ^ UInt64(leading) &* 0xFF51_AFD7_ED55_8CCD) &* ReferenceKey.golden
  }

  static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Where the bytes lie; `nil` for a number of digits.
  var arenaRange: Range<Int>? {
    guard word & ReferenceKey.arenaBit != 0 else { return nil }
    let lengthMask: UInt64 = 1 << ReferenceKey.lengthBits - 1
    let offset = Int((word & ~ReferenceKey.arenaBit) >> ReferenceKey.lengthBits)
    return offset..<offset + Int(word & lengthMask)
  }
}
