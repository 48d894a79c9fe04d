import References

/// The office's secret of 32 bytes, from which tracking numbers, access codes and dummies follow, so
/// that a lost receipt can be printed again and nothing has to be stored.
///
/// Whoever has it can compute every number. It lies outside the sources and the output, readable by
/// its owner only.
package struct LookupSecret: Hashable, Sendable {
  let key: Bytes32

  /// `nil` unless there are exactly 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard let key = Bytes32(bytes) else { return nil }
    self.key = key
  }

  package var bytes: [UInt8] { key.bytes }

  /// What the settings note down, so that a build with another secret fails instead of giving
  /// everybody another number: 16 hexadecimal digits that say nothing about the secret.
  package var id: String {
    let code = KeyedHash.code(key: key, Array("id|".utf8))
    return code.bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The key of the dummies.
  package var paddingKey: Bytes32 { KeyedHash.code(key: key, Array("pad|".utf8)) }

  /// The access code of a registry number: 11 digits of chance and a MOD 11-2 check digit.
  package func accessCode(for reference: String) -> String {
    var counter = 0
    while true {
      let value = value(purpose: "code", counter: counter, reference: reference, digits: 11)
      counter += 1
      guard let value else { continue }
      let payload = LookupSecret.digits(value, count: 11)
      // No Luhn rule here: no bank card has twelve digits.
      if let check = CheckDigit.mod11_2(payload) {
        return String(decoding: (payload + [check]).map { $0 + 0x30 }, as: UTF8.self)
      }
    }
  }

  /// The tracking number of a registry number and the counter that led to it.
  ///
  /// - Parameters:
  ///   - digits: 16 or 20.
  ///   - counter: where to begin; above 0 when a lower one gave a number that is taken.
  /// - Returns: the number without its check digit.
  func trackingPayload(
    for reference: String, digits: Int, from counter: Int
  ) -> (payload: UInt64, counter: Int) {
    var counter = counter
    while true {
      let value = value(
        purpose: "track", counter: counter, reference: reference, digits: digits - 1)
      if let value,
        TrackingNumber.number(payload: LookupSecret.digits(value, count: digits - 1)) != nil
      {
        return (value, counter)
      }
      counter += 1
    }
  }

  /// A number below 10^digits, each equally likely; `nil` where the remainder would favour some.
  private func value(purpose: String, counter: Int, reference: String, digits: Int) -> UInt64? {
    let code = KeyedHash.code(key: key, Array("\(purpose)|\(counter)|\(reference)".utf8))
    let value = code.withBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
    let modulus = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
    let limit = UInt64.max / modulus * modulus
    return value < limit ? value % modulus : nil
  }

  static func digits(_ value: UInt64, count: Int) -> [UInt8] {
    var rest = value
    var digits = [UInt8](repeating: 0, count: count)
    for place in digits.indices.reversed() {
      digits[place] = UInt8(rest % 10)
      rest /= 10
    }
    return digits
  }
}
