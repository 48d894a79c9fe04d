import Core

extension PersonalRule {
  /// The code of its diagnostic.
  package var code: String {
    switch self {
    case .personalNumber: "privacy.personal-number"
    case .passport: "privacy.passport"
    case .phone: "privacy.phone"
    case .email: "privacy.e-mail"
    case .bankCard: "privacy.bank-card"
    case .address: "privacy.street-address"
    case .name: "privacy.person-name"
    }
  }

  package var words: String {
    switch self {
    case .personalNumber: "a personal number (14 digits: sex, day of birth, serial)"
    case .passport: "a passport number (ID or AN and seven digits)"
    case .phone: "a telephone number"
    case .email: "an e-mail address"
    case .bankCard: "a bank card number (16 digits with its check digit)"
    case .address: "a street and the number of a house"
    case .name: "a person's name"
    }
  }

  /// The problem at a place, without what stands there.
  package func diagnostic(at location: SourceLocation, hint: String) -> Diagnostic {
    Diagnostic(
      .error, code, "this looks like \(words)", at: location, hint: hint, showsSource: false)
  }
}

extension PersonalData {
  /// What a reference number of a registry gives away by its form: a column that holds personal
  /// numbers or addresses instead of numbers of appeals. Phones without +, and cards, have the form of
  /// ordinary numbers. A hot path: no allocation unless there are letters with digits.
  package static func rule(
    ofReference bytes: Span<UInt8>, _ cell: Range<Int>
  ) -> PersonalRule? {
    var digits = 0
    var others = 0
    for index in cell {
      let byte = bytes[index]
      if byte &- 0x30 <= 9 {
        digits += 1
      } else if byte == UInt8(ascii: "@") {
        return .email
      } else if byte > 0x20 {
        others += 1
      }
    }
    if digits == 14, others == 0 {
      let number = cell.map { bytes[$0] }.filter { $0 &- 0x30 <= 9 }.map { $0 - 0x30 }
      return isPersonalNumber(number) ? .personalNumber : nil
    }
    if bytes[cell.lowerBound] == UInt8(ascii: "+"), (10...14).contains(digits) { return .phone }
    let mayBePassport = digits == 7 && (2...4).contains(others)
    if !mayBePassport && digits > 0 { return nil }
    let text = bytes.extracting(cell).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
    return rule(ofValue: text)
  }
}
