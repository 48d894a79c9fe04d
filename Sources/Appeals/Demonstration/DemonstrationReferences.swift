import References

/// Draws tracking numbers of sixteen digits, each once.
struct DemonstrationReferences {
  private var drawn: Set<UInt64> = []

  /// The digits in ASCII.
  mutating func draw(_ generator: inout SplitMix64) -> String {
    while true {
      let payload = UInt64(generator.below(1_000_000_000_000_000))
      guard let number = TrackingNumber.number(payload: digits(payload)) else { continue }
      if drawn.insert(payload).inserted { return number }
    }
  }

  private func digits(_ payload: UInt64) -> [UInt8] {
    var rest = payload
    var digits = [UInt8](repeating: 0, count: 15)
    for position in digits.indices.reversed() {
      digits[position] = UInt8(rest % 10)
      rest /= 10
    }
    return digits
  }
}
