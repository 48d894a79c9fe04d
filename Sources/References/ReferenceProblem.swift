import Core

/// Why what somebody typed is no reference number. Each has its own sentence on the page, because
/// each is mended differently.
package enum ReferenceProblem: Error, Hashable, Sendable {
  case empty
  /// Digits only, but not as many as the number has.
  case length(expected: Int, typed: Int)
  /// The right number of digits, but the check digit does not fit them.
  case check
  /// A bank card: it must not be entered at all.
  case card
  /// No pattern begins like this.
  case shape
  /// Right but for separators that nobody can guess: 05-6/1234 and 05-61/234 are two references.
  case separator

  /// The word for it in the shared table of cases and in the browser.
  package var name: String {
    switch self {
    case .empty: "empty"
    case .length: "length"
    case .check: "check"
    case .card: "card"
    case .shape: "shape"
    case .separator: "separator"
    }
  }
}

extension ReferenceProblem {
  /// The report about a registry's reference at `location`: never with the reference itself.
  package func diagnostic(at location: SourceLocation) -> Diagnostic {
    let (message, hint) =
      switch self {
      case .empty: ("the reference is missing", "write the number of this appeal")
      case .length(let expected, let typed):
        (
          "the reference has \(typed) digits instead of \(expected)",
          "keep the column as text: spreadsheets drop leading zeros"
        )
      case .check:
        ("the check digit does not fit the reference", "compare it with the registry")
      case .card:
        (
          "the reference could be the number of a bank card",
          "take it out of the file; numbers from 'portal reference issue' are never like this"
        )
      case .shape:
        (
          "the reference follows none of the patterns",
          "correct it or add a pattern to the settings"
        )
      case .separator:
        ("the reference lacks separators", "write it as on the letter, like 05-6/1234")
      }
    return Diagnostic(
      .error, "reference.mismatch", message, at: location, hint: hint, showsSource: false)
  }
}
