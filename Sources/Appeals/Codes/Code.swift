import Core

/// One entry of a code list: what a cell of the registry may say, and what readers see instead.
package struct Code: Hashable, Sendable {
  /// For comparing bodies of like size with each other.
  package enum Size: String, CaseIterable, Sendable {
    case large
    case medium
    case small
  }

  /// As it stands in the registry: 1 to 16 ASCII letters, digits, `-`, `_` or `.`.
  package let id: String
  package let name: Localized<String>
  /// A sentence readers should see beside the name, such as a change of name.
  package let note: Localized<String>?
  /// First day on which an appeal may carry the code; `nil`: always.
  package let validFrom: CalendarDate?
  /// Last such day; `nil`: still.
  package let validUntil: CalendarDate?
  /// Number of the code one level up; `nil` at the top.
  package internal(set) var parent: Int?
  /// Of a body.
  package let size: Size?
  /// Of a channel whose contacts are published beside the total and not in it, such as advice.
  package let isOutsideTotal: Bool

  package func isValid(on date: CalendarDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validUntil.map { date <= $0 } ?? true)
  }
}
