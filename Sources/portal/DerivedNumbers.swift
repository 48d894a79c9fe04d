import Content
import Core
import Lookup
import References

/// What citizens type for registry numbers, derived from the office's secrets: the same for a list, for
/// receipts and for the build.
struct DerivedNumbers {
  let references: [CanonicalReference]
  private let secrets: [LookupSecret]
  private let digits: Int

  /// `nil` after reporting numbers that follow no pattern, or whose secret cannot be told.
  init?(
    _ numbers: [RegistryNumber], _ settings: LookupSettings, _ grammar: ReferenceGrammar,
    _ secrets: LookupSecrets, reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    references = numbers.compactMap { $0.canonical(grammar, reporting: &diagnostics) }
    digits = settings.trackingDigits
    if secrets.byYear.isEmpty {
      self.secrets = numbers.map { _ in secrets.current }
    } else {
      self.secrets = numbers.compactMap { number in
        guard let day = number.registered else {
          diagnostics.append(DerivedNumbers.withoutDay(number))
          return nil
        }
        return secrets.secret(registered: day)
      }
    }
    if diagnostics[before...].contains(where: \.isError) { return nil }
  }

  /// The access code of each.
  var codes: [String] {
    zip(references, secrets).map { $1.accessCode(for: $0.text) }
  }

  /// The tracking number of each.
  var tracking: TrackingNumbers {
    TrackingNumbers(
      count: references.count, digits: digits, secret: { [secrets] in secrets[$0] },
      reference: { [references] in references[$0].text })
  }

  private static func withoutDay(_ number: RegistryNumber) -> Diagnostic {
    Diagnostic(
      .error, "reference.registered", "number has no day of registration", at: number.location,
      hint:
        "give the file a column ‘registered’ with days as YYYY-MM-DD: some years have an earlier"
        + " secret", showsSource: false)
  }
}
