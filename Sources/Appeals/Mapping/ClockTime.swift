/// The time of day after a date: `T` or spaces, hours and minutes, seconds with fractions, AM or PM,
/// an offset from UTC. The portal knows days only, so it is passed over, but nothing else is.
enum ClockTime {
  static func follows(_ bytes: Span<UInt8>, _ rest: Range<Int>) -> Bool {
    var position = rest.lowerBound
    let first = bytes[position]
    guard first == UInt8(ascii: " ") || first == UInt8(ascii: "T") || first == UInt8(ascii: ",")
    else { return false }
    position += 1
    skip(UInt8(ascii: " "), bytes, rest, &position)
    guard let hour = twoDigits(bytes, rest, &position), hour < 25,
      minutesAndSeconds(bytes, rest, &position)
    else { return false }
    skip(UInt8(ascii: " "), bytes, rest, &position)
    return position == rest.upperBound || isSuffix(bytes, position..<rest.upperBound)
  }

  private static func minutesAndSeconds(
    _ bytes: Span<UInt8>, _ rest: Range<Int>, _ position: inout Int
  ) -> Bool {
    var parts = 0
    while parts < 2, position < rest.upperBound, bytes[position] == UInt8(ascii: ":") {
      position += 1
      guard let value = twoDigits(bytes, rest, &position), value < 61 else { return false }
      parts += 1
    }
    if parts == 0 { return false }
    let hasFraction =
      position < rest.upperBound
      && (bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ","))
    if hasFraction {
      position += 1
      while position < rest.upperBound, bytes[position] &- 0x30 <= 9 { position += 1 }
    }
    return true
  }

  private static func skip(
    _ byte: UInt8, _ bytes: Span<UInt8>, _ rest: Range<Int>, _ position: inout Int
  ) {
    while position < rest.upperBound, bytes[position] == byte { position += 1 }
  }

  private static func twoDigits(
    _ bytes: Span<UInt8>, _ rest: Range<Int>, _ position: inout Int
  ) -> Int? {
    let start = position
    var value = 0
    while position < rest.upperBound, position - start < 2, bytes[position] &- 0x30 <= 9 {
      value = value * 10 + Int(bytes[position] &- 0x30)
      position += 1
    }
    return position == start ? nil : value
  }

  private static func isSuffix(_ bytes: Span<UInt8>, _ rest: Range<Int>) -> Bool {
    let text = rest.map { bytes[$0] & 0xDF }
    if text == [0x41, 0x4D] || text == [0x50, 0x4D] || text == [0x5A] { return true }
    let sign = bytes[rest.lowerBound]
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    let digits = rest.dropFirst().filter { bytes[$0] != UInt8(ascii: ":") }
    return (digits.count == 2 || digits.count == 4) && digits.allSatisfy { bytes[$0] &- 0x30 <= 9 }
  }
}

/// Names of months as registries write them: beginnings that tell them apart in Russian, in Kyrgyz
/// with its borrowed names, and in English.
enum MonthName {
  private static let beginnings: [[String]] = [
    ["янв", "jan"], ["фев", "feb"], ["мар", "mar"], ["апр", "apr"], ["май", "мая", "may"],
    ["июн", "jun"], ["июл", "jul"], ["авг", "aug"], ["сен", "sep"], ["окт", "oct"],
    ["ноя", "nov"], ["дек", "dec"],
  ]

  /// 0 when no month begins here. Moves behind the word.
  static func number(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ position: inout Int
  ) -> Int {
    let start = position
    while position < cell.upperBound, bytes[position] >= 0x80 || (bytes[position] | 0x20) >= 0x61 {
      position += 1
    }
    let word = String(decoding: (start..<position).map { bytes[$0] }, as: UTF8.self).lowercased()
    if position < cell.upperBound, bytes[position] == UInt8(ascii: ".") { position += 1 }
    let found = beginnings.firstIndex { $0.contains { word.hasPrefix($0) } }
    return found.map { $0 + 1 } ?? 0
  }
}
