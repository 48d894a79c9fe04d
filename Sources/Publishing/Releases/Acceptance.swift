/// What a guard watches over; the word by which it is named on the command line and in the ledger.
package enum GuardKind: String, CaseIterable, Sendable {
  /// Look-up records vanish.
  case records
  /// A published total falls.
  case total
  /// A page disappears, and nothing leads from its address.
  case page
  /// The data are older than those that are live.
  case data
  /// Look-up records are sealed with another key.
  case lookupKey = "lookup-key"
  /// The ledger is signed with another key.
  case signingKey = "signing-key"
  /// There is nothing to compare by.
  case facts
  /// The clock shows an earlier time than the newest entry of the ledger.
  case time
}

/// A guard overruled, with the reason that the public ledger keeps. Each guard is named, because
/// "publish whatever is wrong" would overrule also those nobody thought of.
package struct Acceptance: Hashable, Sendable, CustomStringConvertible {
  package let kind: GuardKind
  /// One line.
  package let reason: String

  package static let longestReason = 500

  package init?(_ kind: GuardKind, _ reason: String) {
    guard Acceptance.isReason(reason) else { return nil }
    self.kind = kind
    self.reason = reason
  }

  /// Reads `<guard>: <reason>`.
  package init?(_ text: String) {
    guard let colon = text.firstRange(of: ": "),
      let kind = GuardKind(rawValue: String(text[..<colon.lowerBound]))
    else { return nil }
    self.init(kind, String(text[colon.upperBound...]))
  }

  package var description: String { "\(kind.rawValue): \(reason)" }

  /// One line that shows something, without control characters.
  package static func isReason(_ text: String) -> Bool {
    text.unicodeScalars.count <= longestReason
      && text.unicodeScalars.contains { !$0.properties.isWhitespace }
      && text.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control
          && $0.properties.generalCategory != .lineSeparator
          && $0.properties.generalCategory != .paragraphSeparator
      }
  }
}
