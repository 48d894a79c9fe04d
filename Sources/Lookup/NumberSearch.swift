/// Finds numbers of certain lengths in a text, whatever separates their digits.
///
/// Digits are only counted as they go by. Where enough of them are in a row, the last ones are read
/// backwards and looked up; that is rare in anything but a number.
///
/// Short numbers (access codes) are only looked for where nothing but the number stands: in one
/// piece or in groups of equal length. Among a million codes every millionth window of twelve
/// digits in a table of figures would be one by chance.
struct NumberSearch: Sendable {
  private let long: [(length: Int, set: NumberSet)]
  private let short: [(length: Int, set: NumberSet)]
  private let leastLength: Int
  private let leastLong: Int
  /// For each byte, whether no number goes on over it.
  private let ends = (0..<256).map {
    !(UInt8($0) &- 0x30 < 10 || $0 >= 0x80 || isSeparator(UInt8($0)))
  }

  init(_ numbers: [(length: Int, values: [UInt64])]) {
    let sorted = numbers.sorted { $0.length < $1.length }
      .map { (length: $0.length, set: NumberSet($0.values)) }
    long = sorted.filter { $0.length >= 16 }
    short = sorted.filter { $0.length < 16 }
    leastLength = sorted.first?.length ?? .max
    leastLong = long.first?.length ?? .max
  }

  /// Offsets of the first digits of what was found.
  func offsets(in bytes: Span<UInt8>, limit: Int) -> [Int] {
    if leastLength == .max { return [] }
    var offsets: [Int] = []
    var run = 0
    var position = 0
    let ends = ends.span
    while position < bytes.count, offsets.count < limit {
      if run == 0 { position = afterLetters(bytes, from: position, ends) }
      if position >= bytes.count { break }
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        run += 1
        if run >= leastLong {
          findLong(in: bytes, endingAt: position, run: run, &offsets)
        }
        position += 1
      } else if run == 0 {
        position += 1
      } else {
        if run >= leastLength { findShort(in: bytes, endingAt: position - 1, run: run, &offsets) }
        let gap = NumberSearch.gap(in: bytes, at: position)
        if gap == 0 { run = 0 }
        position += max(1, gap)
      }
    }
    if run >= leastLength, offsets.count < limit {
      findShort(in: bytes, endingAt: bytes.count - 1, run: run, &offsets)
    }
    return offsets
  }

  /// Where the next number can begin at the earliest: none lies over a letter. Looked for from behind,
  /// the last letter in as many bytes as the shortest number has says that none begins before it, so that
  /// most places need not be looked at (Boyer and Moore, 1977).
  @inline(__always)
  private func afterLetters(_ bytes: Span<UInt8>, from start: Int, _ ends: Span<Bool>) -> Int {
    var position = start
    var next = start + leastLength - 1
    // What is left is shorter than any number.
    if next >= bytes.count { return bytes.count }
    while next >= position {
      if ends[Int(bytes[next])] {
        position = next + 1
        next += leastLength
        if next >= bytes.count { return bytes.count }
      } else {
        next -= 1
      }
    }
    return position
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    TextBytes.separator(in: [byte].span, at: 0) > 0
  }

  /// Bytes of the separators at a place if a digit follows them: one to three let a number go on.
  @inline(__always)
  private static func gap(in bytes: Span<UInt8>, at start: Int) -> Int {
    let first = TextBytes.separator(in: bytes, at: start)
    if first == 0 { return 0 }
    var position = start + first
    var separators = 1
    while position < bytes.count {
      if bytes[position] &- 0x30 < 10 { return position - start }
      let length = TextBytes.separator(in: bytes, at: position)
      if length == 0 || separators == 3 { return 0 }
      position += length
      separators += 1
    }
    return 0
  }

  private func findLong(
    in bytes: Span<UInt8>, endingAt end: Int, run: Int, _ offsets: inout [Int]
  ) {
    for (length, set) in long where run >= length {
      let (value, start) = NumberSearch.value(of: length, in: bytes, endingAt: end)
      if set.contains(value) { offsets.append(start) }
    }
  }

  /// Looks up the short numbers whose last group ends here.
  private func findShort(
    in bytes: Span<UInt8>, endingAt end: Int, run: Int, _ offsets: inout [Int]
  ) {
    for (length, set) in short where run >= length {
      let (value, start) = NumberSearch.value(of: length, in: bytes, endingAt: end)
      if set.contains(value), hasEqualGroups(bytes, start...end, of: length) {
        offsets.append(start)
      }
    }
  }

  /// The last digits of a run as a number modulo 2^64, and where they begin.
  private static func value(
    of length: Int, in bytes: Span<UInt8>, endingAt end: Int
  ) -> (value: UInt64, start: Int) {
    var value: UInt64 = 0
    var power: UInt64 = 1
    var position = end
    var missing = length
    while true {
      let digit = bytes[position] &- 0x30
      if digit < 10 {
        value = value &+ power &* UInt64(digit)
        power = power &* 10
        missing -= 1
        if missing == 0 { return (value, position) }
      }
      position -= 1
    }
  }

  private func hasEqualGroups(
    _ bytes: Span<UInt8>, _ place: ClosedRange<Int>, of length: Int
  ) -> Bool {
    if place.lowerBound > 0, bytes[place.lowerBound - 1] &- 0x30 < 10 { return false }
    var groups: [Int] = []
    var isInGroup = false
    for position in place {
      let isDigit = bytes[position] &- 0x30 < 10
      if isDigit, !isInGroup { groups.append(0) }
      if isDigit { groups[groups.count - 1] += 1 }
      isInGroup = isDigit
    }
    return groups.allSatisfy { $0 == groups[0] }
  }
}
