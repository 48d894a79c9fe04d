/// Recognises a number that somebody took from a bank card, so that it is refused unsent.
enum PaymentCard {
  /// Sixteen digits that pass the Luhn test and begin as the cards in use do: Visa, Mastercard,
  /// Maestro, UnionPay, Мир and Элкарт (9417).
  ///
  /// The first digits are looked at because every tenth typing mistake passes the Luhn test too,
  /// and it deserves the message about the check digit.
  static func isLikely(_ digits: [UInt8]) -> Bool {
    guard digits.count == 16, CheckDigit.isLuhnValid(digits) else { return false }
    switch digits[0] {
    case 4, 5, 6: return true
    case 2: return (2...7).contains(digits[1])
    case 9: return digits[1...3] == [4, 1, 7]
    default: return false
    }
  }
}
