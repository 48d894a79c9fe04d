/// The yes/no columns of a row in one byte: for each a bit "stated" and a bit "yes".
package struct AppealFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let collective = AppealFlags(rawValue: 1)
  package static let repeated = AppealFlags(rawValue: 2)
  package static let inspected = AppealFlags(rawValue: 4)
  package static let extended = AppealFlags(rawValue: 8)

  /// What the row answers to one of the four questions; `nil` when it does not say.
  package func answer(_ question: AppealFlags) -> Bool? {
    let isStated = rawValue & (question.rawValue << 4) != 0
    return isStated ? contains(question) : nil
  }

  mutating func answer(_ question: AppealFlags, _ yes: Bool) {
    self = AppealFlags(
      rawValue: rawValue | question.rawValue << 4 | (yes ? question.rawValue : 0))
  }
}
