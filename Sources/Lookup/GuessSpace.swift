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
    var least: UInt64
    var greatest: UInt64
  }

  /// Digits of the part that is counted, without check digits.
  let payloadDigits: Int
  private let checkDigits: Int
  private let isNumber: Bool
  private let suffixLength: Int
  private(set) var records = 0
  /// By everything before the last part: office, list, year.
  private var groups: [[UInt8]: Group] = [:]
  /// How often each digit occurs at each place, aligned at the right.
  private var digits: [[Int]] = []

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

  mutating func add(_ canonical: String) {
    var canonical = canonical
    records += 1
    canonical.withUTF8 { bytes in
      let body = bytes.dropLast(suffixLength + checkDigits)
      var place = 0
      for byte in body.reversed() where byte &- 0x30 < 10 {
        if place == digits.count { digits.append([Int](repeating: 0, count: 10)) }
        digits[place][Int(byte - 0x30)] += 1
        place += 1
      }
      let prefix = isNumber ? body.startIndex : body.lastPart
      let value = body[prefix...].suffix(19).reduce(UInt64(0)) { $0 * 10 + UInt64($1 &- 0x30) }
      span(value, after: isNumber ? [] : Array(body[..<prefix]))
    }
  }

  private mutating func span(_ value: UInt64, after prefix: [UInt8]) {
    if let group = groups[prefix] {
      if value < group.least || value > group.greatest {
        groups[prefix] = Group(
          least: min(group.least, value), greatest: max(group.greatest, value))
      }
    } else {
      groups[prefix] = Group(least: value, greatest: value)
    }
  }

  /// Too few to say anything about their spread: what the pattern promises is believed.
  var isAssumed: Bool { isNumber && records < 8 }

  /// Base-2 logarithm of the guesses that find all records.
  var bits: Double {
    if isAssumed { return Double(payloadDigits) * log2(10) }
    let spans = groups.values.reduce(0.0) { $0 + Double($1.greatest - $1.least) + 1 }
    return max(log2(Double(max(1, records))), min(log2(spans), entropy))
  }

  /// The sum of the Shannon entropies of the places, with the correction of Miller and Madow for
  /// small samples.
  private var entropy: Double {
    digits.reduce(0.0) { sum, counts in
      // A place that only longer numbers have counts as zero in the others.
      var counts = counts
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

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Where the digits at the end begin.
  fileprivate var lastPart: Int {
    var start = endIndex
    while start > startIndex, self[start - 1] &- 0x30 < 10 { start -= 1 }
    return start
  }
}
