/// A column of an events file; raw values count from 0 in the order of the header.
package enum EventColumn: Int, CaseIterable, Sendable {
  case reference
  case date
  case event
  /// A code of the list of bodies; empty where the event leads to none.
  case body

  private static let names = ["reference", "date", "event", "body"]

  /// The header line of an events file, without a line end.
  package static let header = names.joined(separator: ",")

  /// As it stands in the header.
  package var name: String { EventColumn.names[rawValue] }

  /// Where each column stands among the fields of a header; `nil` unless each stands there once and
  /// nothing else.
  static func positions(in header: [String]) -> [Int]? {
    guard header.count == names.count else { return nil }
    let positions = names.compactMap { header.firstIndex(of: $0) }
    return positions.count == names.count ? positions : nil
  }
}
