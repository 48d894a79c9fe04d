/// A column of the canonical registry; raw values count from 0 in the order of the header.
package enum AppealColumn: Int, CaseIterable, Sendable {
  case reference
  case received
  case registered
  case channel
  case kind
  case collective
  case signatories
  case repeated
  case topic
  case region
  case body
  case transfers
  case inspected
  case status
  case extended
  case closed
  case outcome

  /// The header line of a canonical registry, without a line end.
  package static let header = names.joined(separator: ",")

  private static let names = [
    "reference", "received", "registered", "channel", "kind", "collective", "signatories",
    "repeat", "topic", "region", "body", "transfers", "inspected", "status", "extended", "closed",
    "outcome",
  ]

  /// As it stands in the header.
  package var name: String { AppealColumn.names[rawValue] }

  package init?(name: String) {
    guard let position = AppealColumn.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: position)
  }

  /// Whether an empty cell is an error; elsewhere it means "not stated".
  var isRequired: Bool {
    switch self {
    case .reference, .received, .channel, .status: true
    default: false
    }
  }
}
