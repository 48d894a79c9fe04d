extension ReferencePattern {
  enum Match: Equatable {
    /// The canonical spelling, UTF-8.
    case canonical([UInt8])
    /// Everything fits but the check digits.
    case wrongCheck
    case none
  }

  /// What is taken more lightly than for a reference.
  enum Leniency {
    case none
    /// Separators that cannot be guessed may be missing: tells what is wrong with a number.
    case separators
    /// Years and check digits are not looked at: holds patterns against each other.
    case values
  }

  func match(_ typed: TypedCharacters, _ leniency: Leniency = .none) -> Match {
    if let digitCount {
      guard let digits = typed.digits, digits.count == digitCount else { return .none }
      return finish(digits.map { $0 + 0x30 }, digits: digits, leniency)
    }
    var matcher = PartMatcher(parts: parts, typed: typed.scalars, leniency: leniency)
    guard matcher.matches(part: 0, at: 0) else { return .none }
    let spelt = spelling(matcher.values)
    return finish(spelt.canonical, digits: spelt.digits, leniency)
  }

  private func finish(_ canonical: [UInt8], digits: [UInt8], _ leniency: Leniency) -> Match {
    if leniency == .values { return .canonical(canonical) }
    let fits =
      switch check {
      case nil: true
      case .mod11_2: CheckDigit.mod11_2(digits.dropLast()) == digits.last
      case .mod97_10: digits.reduce(0) { ($0 * 10 + Int($1)) % 97 } == 1
      }
    return fits ? .canonical(canonical) : .wrongCheck
  }

  /// The canonical spelling of the digits of each part (none for letters), and all its digits.
  private func spelling(_ values: [ArraySlice<UInt8>]) -> (canonical: [UInt8], digits: [UInt8]) {
    var canonical: [UInt8] = []
    var digits: [UInt8] = []
    for (part, value) in zip(parts, values) {
      if part.isSeparated { canonical.append(UInt8(ascii: "-")) }
      switch part.kind {
      case .literal(let letters, _): canonical += letters.utf8
      case .year: digits += value
      case .digits(let width):
        digits += repeatElement(0, count: max(0, width.lowerBound - value.count))
        digits += value
      }
      if case .literal = part.kind { continue }
      let count = max(value.count, part.leastWidth)
      canonical += digits.suffix(count).map { $0 + 0x30 }
    }
    return (canonical, digits)
  }
}

extension ReferencePattern.Part {
  var leastWidth: Int {
    switch kind {
    case .year: 4
    case .digits(let width): width.lowerBound
    case .literal: 0
    }
  }
}

/// Tries the parts one after the other. Where separators are typed there is only one way; without
/// them (leniency) a part of variable width takes fewer digits when the rest does not fit.
private struct PartMatcher {
  let parts: [ReferencePattern.Part]
  let typed: [UInt32]
  let leniency: ReferencePattern.Leniency
  /// The digits of each part matched so far, variable widths without leading zeros.
  var values: [ArraySlice<UInt8>] = []

  mutating func matches(part index: Int, at position: Int) -> Bool {
    guard index < parts.count else { return position == typed.count }
    let part = parts[index]
    var start = position
    var isDelimited = position == 0
    if part.isSeparated, start < typed.count, typed[start] == TypedCharacters.separator {
      start += 1
      isDelimited = true
    } else if part.needsSeparator, leniency != .separators {
      return false
    }
    switch part.kind {
    case .literal(_, let forms): return literal(forms, part: index, at: start)
    case .year: return year(part: index, at: start)
    case .digits(let width):
      return digits(width, part: index, at: start, isDelimited: isDelimited)
    }
  }

  private mutating func literal(_ forms: [[UInt32]], part index: Int, at start: Int) -> Bool {
    for form in forms where start + form.count <= typed.count {
      let fits = zip(form, typed[start...]).allSatisfy { letter, scalar in
        letter == scalar
          || scalar == TypedCharacters.anyDigit && (0x30...0x39).contains(letter)
      }
      if fits, continues([], after: index, at: start + form.count) { return true }
    }
    return false
  }

  private mutating func year(part index: Int, at start: Int) -> Bool {
    let run = run(at: start, upTo: 4)
    guard run.count == 4 else { return false }
    let century = run[0] * 10 + run[1]
    guard century == 19 || century == 20 || leniency == .values else { return false }
    return continues(run[...], after: index, at: start + 4)
  }

  private mutating func digits(
    _ width: ClosedRange<Int>, part index: Int, at start: Int, isDelimited: Bool
  ) -> Bool {
    if width.lowerBound == width.upperBound {
      let run = run(at: start, upTo: width.upperBound)
      // Zeros are added only to what stands alone: elsewhere nobody knows which part lost one.
      guard run.count == width.upperBound || isDelimited && !run.isEmpty else { return false }
      return continues(run[...], after: index, at: start + run.count)
    }
    let run = run(at: start, upTo: typed.count)
    for count in stride(from: run.count, through: 1, by: -1) {
      // A number of variable width is the same number with zeros before it.
      let value = run[..<count].drop { $0 == 0 }
      if value.count <= width.upperBound, continues(value, after: index, at: start + count) {
        return true
      }
    }
    return false
  }

  private mutating func continues(
    _ value: ArraySlice<UInt8>, after index: Int, at position: Int
  ) -> Bool {
    values.append(value)
    if matches(part: index + 1, at: position) { return true }
    values.removeLast()
    return false
  }

  private func run(at start: Int, upTo limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in typed[min(start, typed.count)...].prefix(limit) {
      guard let digit = TypedCharacters.digit(scalar) else { break }
      result.append(digit)
    }
    return result
  }
}
