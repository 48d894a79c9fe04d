/// Lower-case hexadecimal, as checksums are written.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  func append(_ digit: UInt8) {
    text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }
  for byte in bytes {
    append(byte >> 4)
    append(byte & 15)
  }
  return String(decoding: text, as: UTF8.self)
}
