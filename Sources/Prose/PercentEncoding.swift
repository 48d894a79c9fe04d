/// An address with every byte that may not stand in one as it is written as `%XX` (RFC 3986 §2.1).
/// What is percent-encoded already stays as it is; so do the characters with a meaning in addresses.
func percentEncoded(_ address: String) -> String {
  let isWritten = address.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isAddressByte) }
  if isWritten == true { return address }
  var encoded: [UInt8] = []
  encoded.reserveCapacity(address.utf8.count * 3)
  for byte in address.utf8 {
    if isAddressByte(byte) {
      encoded.append(byte)
    } else {
      encoded += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "#")...UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "="),
    UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
