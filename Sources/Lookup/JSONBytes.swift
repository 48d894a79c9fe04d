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

  /// `YYYY-MM-DD`.
  mutating func append(iso date: CalendarDate) {
    let (year, month, day) = date.components
    append(twoDigits: year / 100)
    append(twoDigits: year % 100)
    append(UInt8(ascii: "-"))
    append(twoDigits: month)
    append(UInt8(ascii: "-"))
    append(twoDigits: day)
  }

  private mutating func append(twoDigits number: Int) {
    append(UInt8(truncatingIfNeeded: number / 10) + 0x30)
    append(UInt8(truncatingIfNeeded: number % 10) + 0x30)
  }

  /// A string in quotes, escaped.
  mutating func append(quoted text: String) {
    let needsEscapes = text.utf8.contains {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    if needsEscapes {
      self += JSONText.quoted(text).utf8
    } else {
      append(UInt8(ascii: "\""))
      self += text.utf8
      append(UInt8(ascii: "\""))
    }
  }
}
