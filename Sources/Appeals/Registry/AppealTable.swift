import Core

/// The registry in memory: one array a column, 28 bytes a row (30 with references of 20 digits).
///
/// Columns of codes hold numbers of `AppealCodes` lists, 0 for "not stated". The rows are those
/// without errors, in the order of the file. Nothing here is fit for publishing: counts have to go
/// through disclosure control, rows through sealing.
package struct AppealTable: Sendable {
  package internal(set) var references = ReferenceColumn()
  package internal(set) var received = DateColumn()
  package internal(set) var registered = DateColumn()
  package internal(set) var closed = DateColumn()
  package internal(set) var channels: [UInt8] = []
  package internal(set) var kinds: [UInt8] = []
  package internal(set) var topics: [UInt16] = []
  package internal(set) var regions: [UInt8] = []
  package internal(set) var bodies: [UInt16] = []
  package internal(set) var statuses: [UInt8] = []
  package internal(set) var outcomes: [UInt8] = []
  /// How many people signed; 0 for "not stated".
  package internal(set) var signatories: [UInt32] = []
  /// How often an appeal was passed on; 255 for "not stated".
  package internal(set) var transfers: [UInt8] = []
  package internal(set) var flags: [AppealFlags] = []

  package static let transfersNotStated = UInt8.max

  package init() {}

  package var count: Int { flags.count }

  /// The latest day that any row names: the default for "as of", so that a build repeats.
  package var newestDate: CalendarDate? {
    [received.newest, registered.newest, closed.newest].compactMap(\.self).max()
  }

  package subscript(row: Int) -> Appeal {
    Appeal(
      reference: references[row], received: received.known(row), registered: registered[row],
      channel: Int(channels[row]), kind: Int(kinds[row]),
      signatories: signatories[row] == 0 ? nil : Int(signatories[row]),
      topic: Int(topics[row]), region: Int(regions[row]), body: Int(bodies[row]),
      transfers: transfers[row] == AppealTable.transfersNotStated ? nil : Int(transfers[row]),
      flags: flags[row], status: Int(statuses[row]), closed: closed[row],
      outcome: Int(outcomes[row]))
  }
}

/// One row of the registry, taken out of its columns. Codes are numbers of `AppealCodes` lists.
package struct Appeal: Hashable, Sendable {
  package let reference: String
  package let received: CalendarDate
  package let registered: CalendarDate?
  package let channel: Int
  package let kind: Int
  package let signatories: Int?
  package let topic: Int
  package let region: Int
  package let body: Int
  package let transfers: Int?
  package let flags: AppealFlags
  package let status: Int
  package let closed: CalendarDate?
  package let outcome: Int
}
