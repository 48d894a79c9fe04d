import Core

/// A moment in universal time, to the second (ISO 8601, RFC 3339 with `Z`).
///
/// This room never asks the clock: the program does, once a command, and passes the moment in.
package struct PublicationTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int

  /// `nil` outside the years 1970 to 9999.
  package init?(seconds: Int) {
    guard (0...PublicationTime.last).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// Reads `YYYY-MM-DDThh:mm:ssZ` and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let date = CalendarDate(isoBytes: Array(bytes[..<10]).span),
      let hour = twoDigits(bytes[11..<13], below: 24),
      let minute = twoDigits(bytes[14..<16], below: 60),
      let second = twoDigits(bytes[17..<19], below: 60)
    else { return nil }
    self.init(seconds: Int(date.dayNumber) * 86_400 + hour * 3600 + minute * 60 + second)
  }

  /// The day in universal time.
  package var date: CalendarDate { CalendarDate(dayNumber: Int32(seconds / 86_400)) }

  package var description: String {
    let second = seconds % 86_400
    return "\(date)T\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
  }

  package static func < (left: PublicationTime, right: PublicationTime) -> Bool {
    left.seconds < right.seconds
  }

  private static let last = 253_402_300_799
}

private func twoDigits(_ bytes: ArraySlice<UInt8>, below limit: Int) -> Int? {
  var value = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte) - 0x30
  }
  return value < limit ? value : nil
}

private func padded(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}
