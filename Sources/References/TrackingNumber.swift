/// Reference numbers of digits only, the last of which is a MOD 11-2 check digit.
package enum TrackingNumber {
  /// Draws a number that needs no letter X and cannot be taken for a bank card.
  ///
  /// - Parameters:
  ///   - digits: 16 or 20, the check digit included: 49.8 or 63 bits of chance.
  ///   - generator: must be unpredictable (the system's) where numbers are issued.
  package static func random(
    digits: Int, using generator: inout some RandomNumberGenerator
  ) -> String {
    precondition(digits == 16 || digits == 20, "a tracking number has 16 or 20 digits")
    while true {
      let payload = (1..<digits).map { _ in UInt8.random(in: 0...9, using: &generator) }
      if let number = number(payload: payload) { return number }
    }
  }

  /// The number with this payload and its check digit; `nil` when the check digit would be X or the
  /// number could be that of a bank card, so that another payload has to be drawn.
  package static func number(payload: [UInt8]) -> String? {
    guard let check = CheckDigit.mod11_2(payload) else { return nil }
    let digits = payload + [check]
    if CheckDigit.isLuhnValid(digits) { return nil }
    return String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
