import Core
import Glibc
import References

/// How many guesses open the records of one pattern, judged by the references themselves.
///
/// Upper bounds: the ranges that the numbers span, group by group, and the sum of the entropies of
/// their digits. Neither can prove that numbers are random; a multiplication modulo a power of ten
/// passes both and is worth nothing.
struct GuessSpace: Sendable {
  private struct Group {
    let least: UInt64
    let greatest: UInt64

    /// A group and one value more.
    init(_ group: Group?, _ value: UInt64) {
      least = min(group?.least ?? value, value)
      greatest = max(group?.greatest ?? value, value)
    }
  }

  /// Digits of the part that is counted, without check digits.
  let payloadDigits: Int
  private let checkDigits: Int
  private let isNumber: Bool
  private let suffixLength: Int
  private(set) var records = 0
  /// By everything before the last part: office, list, year.
  private var groups: [[UInt8]: Group] = [:]
  /// The one group of numbers that have no parts.
  private var whole: Group?
  /// How often each digit occurs at each place, ten counts a place, aligned at the right.
  private var digits: [Int] = []

  init(pattern: ReferencePattern) {
    let checkDigits =
      switch pattern.check {
      case nil: 0
      case .mod11_2: 1
      case .mod97_10: 2
      }
    self.checkDigits = checkDigits
    isNumber = pattern.digitCount != nil
    payloadDigits = pattern.digitCount.map { $0 - checkDigits } ?? 0
    suffixLength = pattern.suffixLength
  }

  mutating func add(_ canonical: Span<UInt8>) {
    records += 1
    let end = max(0, canonical.count - suffixLength - checkDigits)
    count(canonical, until: end)
    let start = isNumber ? 0 : GuessSpace.lastPart(of: canonical, until: end)
    var value: UInt64 = 0
    for place in max(start, end - 19)..<end {
      value = value * 10 + UInt64(canonical[place] &- 0x30)
    }
    if isNumber {
      whole = Group(whole, value)
    } else {
      let before = (0..<start).map { canonical[$0] }
      groups[before] = Group(groups[before], value)
    }
  }

  private mutating func count(_ canonical: Span<UInt8>, until end: Int) {
    if digits.count < 10 * end { digits += repeatElement(0, count: 10 * end - digits.count) }
    var counts = digits.mutableSpan
    var place = 0
    for index in (0..<end).reversed() {
      let digit = canonical[index] &- 0x30
      if digit > 9 { continue }
      counts[place + Int(digit)] += 1
      place += 10
    }
  }

  /// Where the digits at the end begin.
  private static func lastPart(of canonical: Span<UInt8>, until end: Int) -> Int {
    var start = end
    while start > 0, canonical[start - 1] &- 0x30 < 10 { start -= 1 }
    return start
  }

  /// Too few to say anything about their spread: what the pattern promises is believed.
  var isAssumed: Bool { isNumber && records < 8 }

  /// Base-2 logarithm of the guesses that find all records.
  var bits: Double {
    if isAssumed { return Double(payloadDigits) * log2(10) }
    let spans = (groups.values + [whole].compactMap(\.self)).reduce(0.0) {
      $0 + Double($1.greatest - $1.least) + 1
    }
    return max(log2(Double(max(1, records))), min(log2(spans), entropy))
  }

  /// The sum of the Shannon entropies of the places, with the correction of Miller and Madow for
  /// small samples.
  private var entropy: Double {
    stride(from: 0, to: digits.count, by: 10).reduce(0.0) { sum, place in
      // A place that only longer numbers have counts as zero in the others.
      var counts = Array(digits[place..<place + 10])
      counts[0] += records - counts.reduce(0, +)
      let seen = counts.filter { $0 > 0 }
      let plain = seen.reduce(0.0) { sum, count in
        let share = Double(count) / Double(records)
        return sum - share * log2(share)
      }
      let correction = Double(seen.count - 1) / (2 * Double(records) * log(2))
      return sum + min(log2(10), plain + correction)
    }
  }
}
