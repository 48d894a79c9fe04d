import Core
import References

/// Holds the references of a registry against the office's patterns while their rows are at hand, so
/// that a fault is told by line and column, and before the events of the row are called nobody's.
package struct ReferenceCheck: Sendable {
  private let grammar: ReferenceGrammar
  /// Appeals closed before this day are not looked up: their references may be of any kind.
  private let closedFrom: CalendarDate?

  /// - Parameter closedFrom: `nil` where the day of the data is not known yet: all are checked.
  package init(grammar: ReferenceGrammar, closedFrom: CalendarDate?) {
    self.grammar = grammar
    self.closedFrom = closedFrom
  }

  /// - Parameter cell: where the reference lies among the bytes of the row.
  @inline(__always)
  func problem(
    with bytes: Span<UInt8>, _ cell: Range<Int>, closed: CalendarDate?
  ) -> ReferenceProblem? {
    if grammar.plainNumber(bytes.extracting(cell)) != nil { return nil }
    if let closedFrom, let closed, closed < closedFrom { return nil }
    var spelling: [UInt8] = []
    for position in cell { spelling.append(bytes[position]) }
    switch grammar.canonical(of: String(decoding: spelling, as: UTF8.self)) {
    case .success: return nil
    case .failure(let problem): return problem
    }
  }
}
