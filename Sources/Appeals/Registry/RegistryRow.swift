import Core

/// One row between its bytes and its table: every cell decoded, codes as numbers.
struct RegistryRow {
  /// `nil` for a reference that is kept as spelled.
  var referenceDigits: ReferenceKey?
  var referenceCell: Range<Int>
  var received: CalendarDate?
  var registered: CalendarDate?
  var channel = 0
  var kind = 0
  /// 0 for "not stated".
  var signatories: UInt32 = 0
  var topic = 0
  var region = 0
  var body = 0
  var transfers = AppealTable.transfersNotStated
  var flags: AppealFlags = []
  var status = 0
  var closed: CalendarDate?
  var outcome = 0

  init(referenceCell: Range<Int>) {
    self.referenceCell = referenceCell
  }

  /// The latest day of the row, stored as a column stores it; 0 when it has none.
  var newestDay: UInt16 {
    [received, registered, closed].compactMap { $0.map(DateColumn.stored) }.max() ?? 0
  }
}

extension AppealTable {
  /// Appends all columns but the reference, which the reader has put in place to look for its twin.
  mutating func appendCells(of row: RegistryRow) {
    received.append(row.received)
    registered.append(row.registered)
    closed.append(row.closed)
    channels.append(UInt8(row.channel))
    kinds.append(UInt8(row.kind))
    topics.append(UInt16(row.topic))
    regions.append(UInt8(row.region))
    bodies.append(UInt16(row.body))
    statuses.append(UInt8(row.status))
    outcomes.append(UInt8(row.outcome))
    signatories.append(row.signatories)
    transfers.append(row.transfers)
    flags.append(row.flags)
  }
}

extension AppealTable {
  /// Appends all columns but the reference of rows of another table.
  mutating func appendCells(of other: AppealTable, rows: Range<Int>) {
    received.append(contentsOf: other.received, rows)
    registered.append(contentsOf: other.registered, rows)
    closed.append(contentsOf: other.closed, rows)
    channels.append(contentsOf: other.channels[rows])
    kinds.append(contentsOf: other.kinds[rows])
    topics.append(contentsOf: other.topics[rows])
    regions.append(contentsOf: other.regions[rows])
    bodies.append(contentsOf: other.bodies[rows])
    statuses.append(contentsOf: other.statuses[rows])
    outcomes.append(contentsOf: other.outcomes[rows])
    signatories.append(contentsOf: other.signatories[rows])
    transfers.append(contentsOf: other.transfers[rows])
    flags.append(contentsOf: other.flags[rows])
  }
}

extension AppealTable {
  func newestDay(ofRow row: Int) -> UInt16 {
    max(received.days[row], registered.days[row], closed.days[row])
  }

  /// Puts another row in the place of one with the same reference.
  mutating func replaceCells(ofRow number: Int, with row: RegistryRow) {
    received[number] = row.received
    registered[number] = row.registered
    closed[number] = row.closed
    channels[number] = UInt8(row.channel)
    kinds[number] = UInt8(row.kind)
    topics[number] = UInt16(row.topic)
    regions[number] = UInt8(row.region)
    bodies[number] = UInt16(row.body)
    statuses[number] = UInt8(row.status)
    outcomes[number] = UInt8(row.outcome)
    signatories[number] = row.signatories
    transfers[number] = row.transfers
    flags[number] = row.flags
  }
}
