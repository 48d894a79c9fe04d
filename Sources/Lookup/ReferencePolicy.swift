import Core
import References

/// What a citizen types to see an appeal.
package enum ReferencePolicy: String, CaseIterable, Sendable {
  /// The registry's numbers are random already.
  case reference
  /// The registry's number and a code of twelve digits that follows from it and the secret.
  case referenceWithCode = "reference-with-code"
  /// A number that follows from the registry's number and the secret.
  case trackingNumber = "tracking-number"
  /// The registry's number, and nothing is sealed: whoever downloads the files can read them all.
  case plain

  package var isSealed: Bool { self != .plain }

  /// Whether numbers or codes are derived from the secret. The dummies of a sealed tree always are.
  package var derivesNumbers: Bool { self == .referenceWithCode || self == .trackingNumber }

  /// The pattern of tracking numbers, in groups of four.
  package static func trackingPattern(digits: Int) -> String {
    Array(repeating: "{d:4}", count: digits / 4).joined(separator: "~")
  }

  /// The pattern of access codes.
  package static let accessCodePattern = "{d:4}~{d:4}~{d:4}"
  package static let accessCodeDigits = 12
}

/// The secrets of an office: one for all years, or one from a certain year of registration on where
/// an older one had to be given up.
package struct LookupSecrets: Sendable {
  package let current: LookupSecret
  /// Secrets of earlier years of registration, which keep old receipts valid.
  package let byYear: [Int: LookupSecret]

  package init(current: LookupSecret, byYear: [Int: LookupSecret] = [:]) {
    self.current = current
    self.byYear = byYear
  }

  package func secret(registered day: CalendarDate) -> LookupSecret {
    byYear.isEmpty ? current : byYear[day.year] ?? current
  }

  /// Reports `lookup.secret` when the settings name another secret than the one that is here.
  ///
  /// - Parameter id: `LookupSecret.id` as the settings note it.
  package func check(
    id: String, at location: SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    if id == current.id { return }
    diagnostics.append(
      Diagnostic(
        .error, "lookup.secret", "the secret is not the one the settings were made with",
        at: location, hint: "restore the file of the secret: with another, every number changes"))
  }
}
