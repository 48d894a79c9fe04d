import References

/// Draws tracking numbers of sixteen or twenty digits, each once.
struct DemonstrationReferences {
  private static let high = 1_000_000_000_000_000

  private let digits: Int
  private var drawn: Set<UInt64> = []

  /// - Parameter digits: 16 or 20.
  init(digits: Int) {
    precondition(digits == 16 || digits == 20, "a tracking number has 16 or 20 digits")
    self.digits = digits
  }

  /// The digits in ASCII.
  mutating func draw(_ generator: inout SplitMix64) -> String {
    let high = UInt64(DemonstrationReferences.high)
    while true {
      var payload = UInt64(generator.below(DemonstrationReferences.high))
      if digits == 20 { payload += UInt64(generator.below(10_000)) * high }
      guard let number = TrackingNumber.number(payload: places(of: payload)) else { continue }
      if drawn.insert(payload).inserted { return number }
    }
  }

  private func places(of payload: UInt64) -> [UInt8] {
    var rest = payload
    var places = [UInt8](repeating: 0, count: digits - 1)
    for position in places.indices.reversed() {
      places[position] = UInt8(rest % 10)
      rest /= 10
    }
    return places
  }
}
