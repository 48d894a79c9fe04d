import Core

/// Turns the cells of an office's own export into events, as the rules of its source say.
struct EventMapping: Sendable {
  private let rules: EventSource.Rules
  private(set) var positions = [Int](repeating: -1, count: EventColumn.allCases.count)
  private var events: ValueIndex
  private var body: CodedCell?

  init(
    _ rules: EventSource.Rules, bodies: CodeList, reporting diagnostics: inout [Diagnostic]
  ) {
    self.rules = rules
    var known: [FoldedText: Int] = [:]
    for (number, name) in AppealEvent.names.enumerated() { known[FoldedText(name)] = number }
    for spellings in rules.events {
      guard let number = AppealEvent.names.firstIndex(of: spellings.code) else { continue }
      for text in spellings.texts { known[FoldedText(text)] = number }
    }
    events = ValueIndex(known)
    body = rules.body.map { CodedCell($0, .body, list: bodies, reporting: &diagnostics) }
  }

  /// Says where each column stands, once the header is known.
  mutating func place(_ find: (ColumnRule.Place, SourceLocation) -> Int?) {
    for column in EventColumn.allCases {
      guard let place = rules.places[column], let location = rules.locations[column] else {
        continue
      }
      positions[column.rawValue] = find(place, location) ?? -1
    }
  }

  /// Knows the spellings that another copy has met.
  mutating func learn(from other: EventMapping) {
    events.learn(from: other.events)
    if let met = other.body { body?.index.learn(from: met.index) }
  }

  func day(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> CalendarDate? {
    for format in rules.dates {
      if let day = format.date(in: bytes, cell), DateColumn.holds(day) { return day }
    }
    return nil
  }

  func hint(forUnreadDay cell: Range<Int>, in bytes: Span<UInt8>) -> String {
    DateFormat.hint(forUnread: cell, in: bytes, stated: rules.dates)
  }

  mutating func event(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> AppealEvent? {
    events.number(in: bytes, cell).flatMap(AppealEvent.init(rawValue:))
  }

  /// The number of a body; `nil` for a value without a mapping that may not be left out.
  mutating func bodyNumber(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    if let number = body?.index.number(in: bytes, cell) { return number }
    return body?.unmapped == .notStated ? 0 : nil
  }
}
