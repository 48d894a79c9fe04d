import Appeals
import Core

/// Some thousand rows of the registry with the leaf of each in every dimension of the plan, worked out
/// column by column: which column a dimension looks at is asked once, not for each row.
struct RowBlock {
  static let size = 4096

  /// As each row stood on the closing day of its quarter.
  let states: [DayTables.State]
  /// For each dimension of the plan the leaf of each row.
  let leaves: [[UInt16]]

  init(
    _ rows: Range<Int>, of registry: AppealTable, _ categories: [Categories], _ days: DayTables
  ) {
    let registered = registry.registered.days[rows]
    let states = zip(registered, registry.closed.days[rows]).map {
      days.state(registered: $0, closed: $1)
    }
    self.states = states
    leaves = categories.map { Self.leaves(registry, rows, $0, states) }
  }

  private static func leaves(
    _ registry: AppealTable, _ rows: Range<Int>, _ categories: Categories,
    _ states: [DayTables.State]
  ) -> [UInt16] {
    let leaf = categories.leafOfNumber.map(UInt16.init)
    func mapped(_ column: some Sequence<some BinaryInteger>) -> [UInt16] {
      column.map { leaf[Int($0)] }
    }
    let flags = registry.flags[rows]
    switch categories.field {
    case .channel: return mapped(registry.channels[rows])
    case .kind: return mapped(registry.kinds[rows])
    case .topic: return mapped(registry.topics[rows])
    case .region: return mapped(registry.regions[rows])
    case .body: return mapped(registry.bodies[rows])
    case .outcome:
      return zip(states, registry.outcomes[rows]).map { $0.isOpen ? leaf[0] : leaf[Int($1)] }
    case .collective: return flags.map { leaf[answer($0.answer(.collective))] }
    case .repeated: return flags.map { leaf[answer($0.answer(.repeated))] }
    case .inspected: return flags.map { leaf[answer($0.answer(.inspected))] }
    case .workingDays: return states.map { leaf[categories.band(of: $0.workingDays)] }
    case .transfers:
      return registry.transfers[rows].map {
        leaf[categories.band(of: $0 == AppealTable.transfersNotStated ? nil : Int($0))]
      }
    case .timeliness:
      return zip(states, flags).map { state, flags in
        if state.isOpen { return leaf[3] }
        if !state.isAfterTerm { return leaf[0] }
        return leaf[flags.answer(.extended) == true ? 1 : 2]
      }
    }
  }

  /// `yes`, `no`, not stated.
  private static func answer(_ answer: Bool?) -> Int { answer.map { $0 ? 0 : 1 } ?? 2 }
}
