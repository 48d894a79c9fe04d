/// Check digits of reference numbers: what tells a typing mistake from an unknown number.
///
/// They are public functions of the other digits, so they add no secrecy at all.
package enum CheckDigit {
  /// The check digit of ISO/IEC 7064 MOD 11-2: finds every single wrong digit and every swap of
  /// two digits, unless they stand exactly ten places apart.
  ///
  /// - Parameter digits: the payload, most significant first, as values 0 to 9.
  /// - Returns: 0 to 9; `nil` where the standard asks for the letter X. Such payloads are not used:
  ///   X has a Cyrillic twin and is not on a number pad.
  // The standard's own name: mod112 would be another modulus.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  package static func mod11_2(_ digits: some Sequence<UInt8>) -> UInt8? {
    var remainder = 0
    for digit in digits { remainder = (remainder + Int(digit)) * 2 % 11 }
    let check = (12 - remainder) % 11
    return check == 10 ? nil : UInt8(check)
  }

  /// The two check digits of ISO/IEC 7064 MOD 97-10, for offices whose numbers have them already.
  ///
  /// - Parameter digits: the payload, most significant first, as values 0 to 9.
  /// - Returns: 1 to 97, printed with two digits.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  package static func mod97_10(_ digits: some Sequence<UInt8>) -> UInt8 {
    var remainder = 0
    for digit in digits { remainder = (remainder * 10 + Int(digit)) % 97 }
    return UInt8(98 - remainder * 100 % 97)
  }

  /// Whether the last digit is the Luhn check digit (ISO/IEC 7812-1) of the others, as in the
  /// numbers of bank cards. No number that we make is, so a pasted card is recognised.
  package static func isLuhnValid(_ digits: some Sequence<UInt8>) -> Bool {
    var sum = LuhnSum()
    for digit in digits { sum.add(digit) }
    return sum.isValid
  }

  /// The Luhn check of digits as they come.
  struct LuhnSum {
    // Both parities of the position are summed, because the length is known only at the end.
    private var sums = (odd: 0, even: 0)

    @inline(__always)
    mutating func add(_ digit: UInt8) {
      let doubled = Int(digit) * 2
      sums = (sums.even + Int(digit), sums.odd + (doubled > 9 ? doubled - 9 : doubled))
    }

    var isValid: Bool { sums.odd % 10 == 0 }
  }
}
