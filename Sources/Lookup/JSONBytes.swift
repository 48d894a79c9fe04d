import Core

/// Pieces of JSON text as bytes: the library's encoder is many times slower and changes the order of
/// members.
extension [UInt8] {
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(magnitude: number.magnitude)
  }

  private mutating func append(magnitude: UInt) {
    if magnitude >= 10 { append(magnitude: magnitude / 10) }
    append(UInt8(truncatingIfNeeded: magnitude % 10) + 0x30)
  }

  /// A string in quotes, escaped.
  mutating func append(quoted text: String) {
    self += JSONText.quoted(text).utf8
  }
}

/// A text of eight bytes at most: one store.
struct JSONWord: Sendable {
  private let word: UInt64
  private let count: Int

  init(_ text: String) {
    count = text.utf8.count
    precondition(count <= 8, "one word")
    word = text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Writes eight bytes, of which what comes next overwrites those that do not belong.
  ///
  /// - Returns: where the text ends.
  @inline(__always)
  func write(to target: inout MutableRawSpan, at place: Int) -> Int {
    target.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
    return place + count
  }
}

extension MutableRawSpan {
  /// - Returns: where the number ends.
  @inline(__always)
  mutating func write(decimal number: Int, at start: Int) -> Int {
    var place = start
    if number < 0 {
      storeBytes(of: UInt8(ascii: "-"), toByteOffset: place, as: UInt8.self)
      place += 1
    }
    let magnitude = number.magnitude
    if magnitude >= 100 { return write(long: magnitude, at: place) }
    if magnitude >= 10 {
      storeBytes(of: UInt8(magnitude / 10) + 0x30, toByteOffset: place, as: UInt8.self)
      place += 1
    }
    storeBytes(of: UInt8(magnitude % 10) + 0x30, toByteOffset: place, as: UInt8.self)
    return place + 1
  }

  private mutating func write(long number: UInt, at start: Int) -> Int {
    let place = number >= 10 ? write(long: number / 10, at: start) : start
    storeBytes(of: UInt8(number % 10) + 0x30, toByteOffset: place, as: UInt8.self)
    return place + 1
  }

  /// `YYYY-MM-DD`.
  ///
  /// - Returns: where it ends.
  @inline(__always)
  mutating func write(iso date: CalendarDate, at place: Int) -> Int {
    let (year, month, day) = date.components
    let digits =
      MutableRawSpan.twoDigits(year / 100) | MutableRawSpan.twoDigits(year % 100) << 16
      | UInt64(UInt8(ascii: "-")) << 32 | MutableRawSpan.twoDigits(month) << 40
      | UInt64(UInt8(ascii: "-")) << 56
    storeBytes(of: digits.littleEndian, toByteOffset: place, as: UInt64.self)
    let last = UInt16(truncatingIfNeeded: MutableRawSpan.twoDigits(day))
    storeBytes(of: last.littleEndian, toByteOffset: place + 8, as: UInt16.self)
    return place + 10
  }

  /// Of a number below 100, the first in the lower byte.
  @inline(__always)
  private static func twoDigits(_ number: Int) -> UInt64 {
    let number = UInt64(truncatingIfNeeded: number)
    return number / 10 | (number % 10) << 8 | 0x3030
  }
}
