import Appeals
import Core

/// Some thousand rows of the registry with the leaf of each in every dimension of the plan, worked out
/// column by column: which column a dimension looks at is asked once, not for each row.
struct RowBlock {
  static let size = 4096

  /// Closed in no month.
  static let never = Int32.max

  /// Of each row the month of registration, -1 where it is not stated, and the month of closing.
  let registered: [Int32]
  let closed: [Int32]
  let months: ClosedRange<Int32>
  /// Working days that each row took by the closing day of its quarter, `YearShare.open` for one that was
  /// open.
  let elapsed: [UInt16]
  /// People who signed each collective appeal.
  let signatories: [UInt32]
  /// For each dimension of the plan the leaf of each row.
  let leaves: [[UInt16]]

  init(
    _ rows: Range<Int>, of registry: AppealTable, _ categories: [Categories], _ days: DayTables
  ) {
    let (start, end) = (registry.registered.days[rows], registry.closed.days[rows])
    registered = start.map { Int32(days.month($0)) }
    months = (registered.min() ?? -1)...(registered.max() ?? -1)
    closed = end.map { $0 == 0 ? RowBlock.never : Int32(days.month($0)) }
    let states = zip(start, end).map { days.state(registered: $0, closed: $1) }
    elapsed = states.map { $0.workingDays.map { UInt16(clamping: $0) } ?? YearShare.open }
    signatories = zip(registry.flags[rows], registry.signatories[rows]).map {
      $0.answer(.collective) == true ? $1 : 0
    }
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
