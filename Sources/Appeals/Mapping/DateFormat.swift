import Core

/// One way in which a registry writes days, as `registry.yaml` names it: `d.m.y`, `m/d/y`, `y-m-d`,
/// `d.m.yy`, `d month y` or `excel`.
///
/// `d` and `m` are one or two digits, `y` four, `yy` two of the century that the settings say, `month`
/// a name in Kyrgyz, Russian or English. A time of day after it is passed over. `excel` is the number
/// of days since 1899-12-30, as workbooks store them. A format is read to the byte: what follows the
/// day and is no time is no day either.
package struct DateFormat: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case day
    case month
    case monthName
    case year
    case shortYear
    case literal(UInt8)
  }

  package let name: String
  let parts: [Part]
  /// First year of the hundred that two digits may mean.
  let century: Int
  /// What a format without a day means: 1, the first of a month; 0 of one that has a day.
  private let dayWithoutPart: Int
  var isSerial: Bool { parts.isEmpty }
  package var hasShortYear: Bool { parts.contains(.shortYear) }

  /// `nil` unless the name has a day, a month and a year, each once.
  ///
  /// - Parameter isOfMonths: whether the day may be missing; what is read is the first of the month.
  package init?(_ name: String, century: Int = 0, isOfMonths: Bool = false) {
    self.name = name
    self.century = century
    if name == "excel" {
      parts = []
      dayWithoutPart = 0
      return
    }
    var rest = name[...]
    var parts: [Part] = []
    let words: [(String, Part)] = [
      ("month", .monthName), ("yy", .shortYear), ("y", .year), ("d", .day), ("m", .month),
    ]
    while let first = rest.utf8.first {
      if let (word, part) = words.first(where: { rest.hasPrefix($0.0) }) {
        rest = rest.dropFirst(word.count)
        parts.append(part)
      } else if first < 0x80, !(0x61...0x7A).contains(first | 0x20), !(0x30...0x39).contains(first)
      {
        rest = rest.dropFirst()
        parts.append(.literal(first))
      } else {
        return nil
      }
    }
    self.parts = parts
    func count(_ wanted: Part...) -> Int { parts.count { wanted.contains($0) } }
    dayWithoutPart = count(.day) == 0 ? 1 : 0
    let isComplete =
      (count(.day) == 1 || isOfMonths && count(.day) == 0) && count(.month, .monthName) == 1
      && count(.year, .shortYear) == 1
    // Without something between them one digit cannot be told from two.
    let isSeparated = zip(parts, parts.dropFirst()).allSatisfy { one, next in
      if case .literal = one { return true }
      if case .literal = next { return true }
      return false
    }
    if !isComplete || !isSeparated { return nil }
  }

  /// Whether some text is one day in this format and another in `other`: 3/4/2025.
  package func contradicts(_ other: DateFormat) -> Bool {
    guard parts.count == other.parts.count, parts != other.parts else { return false }
    return zip(parts, other.parts).allSatisfy { one, two in
      switch (one, two) {
      case (.literal(let left), .literal(let right)): left == right
      case (.literal, _), (_, .literal): false
      case (.monthName, let part), (let part, .monthName): part == .monthName
      case (.year, let part), (let part, .year): part == .year
      default: true
      }
    }
  }

  /// The day that `bytes[cell]` spells in this format.
  @inline(__always)
  func date(in bytes: Span<UInt8>, _ cell: Range<Int>) -> CalendarDate? {
    if isSerial { return serial(bytes, cell) }
    var position = cell.lowerBound
    var (year, month, day) = (0, 0, dayWithoutPart)
    for part in parts {
      switch part {
      case .literal(let byte):
        guard position < cell.upperBound, bytes[position] == byte else { return nil }
        position += 1
      case .day: day = DateFormat.digits(bytes, cell, &position, atMost: 2)
      case .month: month = DateFormat.digits(bytes, cell, &position, atMost: 2)
      case .year:
        let start = position
        year = DateFormat.digits(bytes, cell, &position, atMost: 4)
        if position - start != 4 { return nil }
      case .shortYear:
        let start = position
        let two = DateFormat.digits(bytes, cell, &position, atMost: 2)
        if position - start != 2 { return nil }
        year = century + (two - century % 100 + 100) % 100
      case .monthName: month = MonthName.number(bytes, cell, &position)
      }
    }
    if position < cell.upperBound, !ClockTime.follows(bytes, position..<cell.upperBound) {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Digits from `position` on as a number; 0, which is no part of a day, when there are none.
  @inline(__always)
  private static func digits(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ position: inout Int, atMost: Int
  ) -> Int {
    var value = 0
    let end = min(cell.upperBound, position + atMost)
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }

  /// Whole days; the fraction is the time of day. Serial numbers below 61 name days that Lotus 1-2-3
  /// counted wrongly, so they are no days here.
  private func serial(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> CalendarDate? {
    var position = cell.lowerBound
    let days = DateFormat.digits(bytes, cell, &position, atMost: 6)
    guard position > cell.lowerBound, days > 60 else { return nil }
    if position < cell.upperBound {
      let mark = bytes[position]
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return nil }
      for place in position + 1..<cell.upperBound where bytes[place] &- 0x30 > 9 { return nil }
    }
    return CalendarDate(dayNumber: Int32(days - 25_569))
  }
}
