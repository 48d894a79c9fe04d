/// Base64 for addresses and JSON (RFC 4648, section 5), without padding.
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Two characters at a time, the first in the lower byte: half as many steps for each of the three
  /// hundred characters of an entry.
  private static let pairs = (0..<4096).map { group in
    UInt16(alphabet[group >> 6]) | UInt16(alphabet[group & 63]) << 8
  }

  /// The value of each character; 64 for those that do not belong.
  private static let values = (0..<256).map { character in
    alphabet.firstIndex(of: UInt8(character)) ?? 64
  }

  package static func text(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    append(bytes[...], to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let place = output.count
    output += repeatElement(0, count: length(of: bytes.count))
    var target = output.mutableSpan
    write(bytes.span, to: &target, at: place)
  }

  /// Characters for a number of bytes.
  static func length(of count: Int) -> Int { (count * 4 + 2) / 3 }

  /// Overwrites `length(of: source.count)` bytes from a place on.
  static func write(_ source: Span<UInt8>, to target: inout MutableSpan<UInt8>, at start: Int) {
    var place = start
    var bytes = target.mutableBytes
    let pairs = pairs.span
    var index = 0
    // Six bytes, read with the two behind them, are one word of text.
    while index + 8 <= source.count {
      let word = UInt64(
        bigEndian: source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let low = UInt64(pairs[Int(word >> 52)]) | UInt64(pairs[Int(word >> 40 & 4095)]) << 16
      let high = UInt64(pairs[Int(word >> 28 & 4095)]) | UInt64(pairs[Int(word >> 16 & 4095)]) << 16
      bytes.storeBytes(
        of: (low | high << 32).littleEndian, toByteOffset: place, as: UInt64.self)
      index += 6
      place += 8
    }
    while index + 3 <= source.count {
      let group = Int(source[index]) << 16 | Int(source[index + 1]) << 8 | Int(source[index + 2])
      let text = UInt32(pairs[group >> 12]) | UInt32(pairs[group & 4095]) << 16
      bytes.storeBytes(of: text.littleEndian, toByteOffset: place, as: UInt32.self)
      index += 3
      place += 4
    }
    let rest = source.count - index
    if rest == 0 { return }
    let group = Int(source[index]) << 16 | (rest == 2 ? Int(source[index + 1]) << 8 : 0)
    bytes.storeBytes(of: pairs[group >> 12].littleEndian, toByteOffset: place, as: UInt16.self)
    if rest == 2 {
      bytes.storeBytes(of: alphabet[group >> 6 & 63], toByteOffset: place + 2, as: UInt8.self)
    }
  }

  /// `nil` when a character does not belong, bits are left over or they are not zero: one value has
  /// one spelling.
  package static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var bits = 0
    var group = 0
    let values = values
    for character in text.utf8 {
      let value = values[Int(character)]
      if value == 64 { return nil }
      group = group << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(group >> bits & 0xFF))
        group &= 1 << bits - 1
      }
    }
    return bits < 6 && group == 0 ? result : nil
  }
}
