/// Base64 for addresses and JSON (RFC 4648, section 5), without padding.
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  package static func text(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    append(bytes[...], to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let alphabet = alphabet.span
    var index = bytes.startIndex
    while index + 3 <= bytes.endIndex {
      let group = Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
      output.append(alphabet[group >> 18])
      output.append(alphabet[group >> 12 & 63])
      output.append(alphabet[group >> 6 & 63])
      output.append(alphabet[group & 63])
      index += 3
    }
    let rest = bytes.endIndex - index
    if rest == 0 { return }
    let group = Int(bytes[index]) << 16 | (rest == 2 ? Int(bytes[index + 1]) << 8 : 0)
    output.append(alphabet[group >> 18])
    output.append(alphabet[group >> 12 & 63])
    if rest == 2 { output.append(alphabet[group >> 6 & 63]) }
  }

  /// `nil` when a character does not belong, bits are left over or they are not zero: one value has
  /// one spelling.
  package static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var bits = 0
    var group = 0
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
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
