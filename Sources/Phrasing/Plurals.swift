import Core

/// The plural forms of Unicode CLDR that the three languages use.
package enum PluralForm: String, CaseIterable, Sendable {
  case one, few, many, other
}

extension Language {
  /// The forms a counted phrase needs in this language.
  package var pluralForms: [PluralForm] {
    self == .ru ? [.one, .few, .many, .other] : [.one, .other]
  }

  /// The form for a whole number: ru 1, 21 → one; 2–4, 22 → few; 0, 5–20 → many. (`other` is for
  /// fractions.) In Kyrgyz the noun itself stays singular after any number.
  package func pluralForm(_ count: Int) -> PluralForm {
    guard self == .ru else { return count.magnitude == 1 ? .one : .other }
    let tens = count.magnitude % 100
    let ones = count.magnitude % 10
    if ones == 1, tens != 11 { return .one }
    if (2...4).contains(ones), !(12...14).contains(tens) { return .few }
    return .many
  }

  /// The form for a fraction: `other` wherever decimals are shown in Russian and English; Kyrgyz
  /// asks only whether the number is 1, however it is written.
  package func pluralForm(_ value: Decimals) -> PluralForm {
    if value.places == 0 { return pluralForm(value.units) }
    return self == .ky && value.units.magnitude == value.scale ? .one : .other
  }
}
