import Foundation

/// Writes ZIP archives with stored parts, and lies about them where a test wants it.
struct ArchiveWriter {
  private var body = Data()
  private var directory = Data()
  private var count: UInt16 = 0

  mutating func add(
    _ name: String, _ text: String, statedSize: UInt32? = nil, isEncrypted: Bool = false
  ) {
    let bytes = Data(text.utf8)
    let size = statedSize ?? UInt32(bytes.count)
    let method: UInt16 = statedSize == nil ? 0 : 8
    let common =
      le(UInt16(20)) + le(UInt16(isEncrypted ? 1 : 0)) + le(method) + le(UInt32(0))
      + le(ArchiveWriter.checksum(bytes)) + le(UInt32(bytes.count)) + le(size)
      + le(UInt16(name.utf8.count)) + le(UInt16(0))
    directory += le(UInt32(0x0201_4B50)) + le(UInt16(20)) + common
    directory += le(UInt16(0)) + le(UInt16(0)) + le(UInt16(0)) + le(UInt32(0))
    directory += le(UInt32(body.count)) + Data(name.utf8)
    body += le(UInt32(0x0403_4B50)) + common + Data(name.utf8) + bytes
    count += 1
  }

  var bytes: Data {
    body + directory + le(UInt32(0x0605_4B50)) + le(UInt32(0)) + le(count) + le(count)
      + le(UInt32(directory.count)) + le(UInt32(body.count)) + le(UInt16(0))
  }

  private func le<Number: FixedWidthInteger>(_ number: Number) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  private static func checksum(_ bytes: Data) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
