/// A step of an appeal's journey, as an events file names it. Raw values are published, and count in
/// the order in which the steps of one day follow each other.
package enum AppealEvent: Int, CaseIterable, Sendable, BitwiseCopyable {
  case received = 0
  case registered = 1
  /// Sent to the body that has to answer it.
  case referred = 2
  /// Sent on by a body that it had been referred to.
  case passedOn = 3
  /// The term was extended.
  case extended = 4
  case answered = 5

  static let names = ["received", "registered", "referred", "passed-on", "extended", "answered"]

  private static let index = CodeIndex(ids: names)

  /// As it stands in an events file.
  package var name: String { AppealEvent.names[rawValue] }

  /// The event spelled by `bytes[cell]`.
  init?(_ bytes: Span<UInt8>, _ cell: Range<Int>) {
    guard let number = AppealEvent.index.number(in: bytes, cell) else { return nil }
    self.init(rawValue: number - 1)
  }

  /// Whether the event leads to a body, so that one without a body says too little.
  var leadsToBody: Bool { self == .referred || self == .passedOn }

  /// The column of the registry that states the day of the event; `nil` for events that it leaves
  /// to the events file.
  var registryColumn: AppealColumn? {
    switch self {
    case .received: .received
    case .registered: .registered
    case .answered: .closed
    case .referred, .passedOn, .extended: nil
    }
  }
}
