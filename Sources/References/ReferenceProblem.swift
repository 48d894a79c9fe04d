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
  /// The code of the report.
  package static let code = "reference.mismatch"

  /// What is wrong with a registry's reference: never with the reference itself.
  package var message: String {
    switch self {
    case .empty: "the reference is missing"
    case .length(let expected, let typed):
      "the reference has \(typed) digits instead of \(expected)"
    case .check: "the check digit does not fit the reference"
    case .card: "the reference could be the number of a bank card"
    case .shape: "the reference follows none of the patterns"
    case .separator: "the reference lacks separators"
    }
  }

  /// The way out.
  package var hint: String {
    switch self {
    case .empty: "write the number of this appeal"
    case .length: "keep the column as text: spreadsheets drop leading zeros"
    case .check: "a digit is wrong, or two are swapped: copy the number from the receipt"
    case .card: "take it out of the file; numbers from 'portal reference issue' are never like this"
    case .shape: "correct it, or add its pattern under lookup in site.yaml"
    case .separator: "write it as on the letter, like 05-6/1234"
    }
  }

  /// The report about a reference at `location`.
  package func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, ReferenceProblem.code, message, at: location, hint: hint, showsSource: false)
  }
}
