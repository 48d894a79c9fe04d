/// Lower-case hexadecimal, as checksums are written.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String { hexadecimal(Array(bytes)) }

/// Of an array, which other rooms hand over without asking for each byte through a protocol.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  appendHexadecimal(bytes, to: &text)
  return String(decoding: text, as: UTF8.self)
}

package func appendHexadecimal(_ bytes: [UInt8], to output: inout [UInt8]) {
  for byte in bytes {
    output.append(hexadecimalDigit(byte >> 4))
    output.append(hexadecimalDigit(byte & 15))
  }
}

@inline(__always)
private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
