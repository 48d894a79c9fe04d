import Core

/// Appeals that are known as counts only. They join the statistics by the month of their registration,
/// have no references and are in no look-up. Like rows, nothing here is fit for publishing: it goes through disclosure control.
package struct CountedAppeals: Sendable {
  /// The codes that a number of appeals have in common, as numbers of `AppealCodes` lists; 0 for "not
  /// stated".
  package struct Cell: Hashable, Sendable {
    package var channel = 0
    package var kind = 0
    package var topic = 0
    package var region = 0
    package var body = 0
    package var outcome = 0
    /// Of registration: year * 12 + month - 1. The first one of the period where nobody says which.
    package var month = 0

    package subscript(column: AppealColumn) -> Int {
      get {
        switch column {
        case .channel: channel
        case .kind: kind
        case .topic: topic
        case .region: region
        case .body: body
        case .outcome: outcome
        default: 0
        }
      }
      set {
        switch column {
        case .channel: channel = newValue
        case .kind: kind = newValue
        case .topic: topic = newValue
        case .region: region = newValue
        case .body: body = newValue
        case .outcome: outcome = newValue
        default: break
        }
      }
    }
  }

  package let period: ClosedRange<CalendarDate>
  /// The characteristics that the source states; by the others nothing is known of these appeals.
  package let stated: Set<AppealColumn>
  /// The day by which all of them were closed; `nil`: nobody says when they were.
  package let closedBy: CalendarDate?
  /// Whether the month of each appeal is known; otherwise only the period as a whole.
  package let isByMonth: Bool
  /// Every combination that occurs, with its number of appeals.
  package private(set) var cells: [Cell: Int] = [:]
  package private(set) var total = 0

  init(
    period: ClosedRange<CalendarDate>, stated: Set<AppealColumn>, closedBy: CalendarDate?,
    isByMonth: Bool
  ) {
    self.period = period
    self.stated = stated
    self.closedBy = closedBy
    self.isByMonth = isByMonth
  }

  mutating func add(_ count: Int, _ cell: Cell) {
    if count == 0 { return }
    cells[cell, default: 0] += count
    total += count
  }

  /// Numbers of appeals by the codes of one characteristic; the first place is "not stated".
  package func counts(by column: AppealColumn, of codes: AppealCodes) -> [Int] {
    var counts = [Int](repeating: 0, count: (codes.list(of: column)?.count ?? 0) + 1)
    for (cell, count) in cells { counts[cell[column]] += count }
    return counts
  }
}
