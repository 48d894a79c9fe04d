import Appeals
import Core

/// What a citizen may learn about one appeal: status, dates and the body that holds it. Nothing in
/// it says who wrote, about what or from where, nor under which reference.
package struct LookupRecord: Hashable, Sendable, BitwiseCopyable {
  /// A step of the journey. Its event is published as its number.
  package typealias Step = AppealStep

  /// Number in the published list of statuses.
  package var status: UInt8
  /// Number in the published list of outcomes; 0 while there is none.
  package var outcome: UInt8
  package var registered: CalendarDate
  /// The last day for the answer; `nil` where no period is set.
  package var deadline: CalendarDate?
  /// Number of the body that holds the appeal; 0 while it is with the office itself.
  package var body: UInt16

  package init(
    status: UInt8, outcome: UInt8 = 0, registered: CalendarDate, deadline: CalendarDate? = nil,
    body: UInt16 = 0
  ) {
    self.status = status
    self.outcome = outcome
    self.registered = registered
    self.deadline = deadline
    self.body = body
  }
}

/// Records with their steps, all steps in one array: millions are made, and none allocates anything.
package struct RecordBatch: Sendable {
  private(set) var records: [LookupRecord] = []
  /// Of all records, in order of time for each.
  private(set) var steps: [LookupRecord.Step] = []
  /// Where the steps of each record end.
  private var ends: [Int] = []

  package init() {}

  package var count: Int { records.count }

  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  package mutating func append(
    _ record: LookupRecord, steps new: some Collection<LookupRecord.Step>
  ) {
    records.append(record)
    steps.append(contentsOf: new)
    ends.append(steps.count)
  }

  /// - Parameters:
  ///   - first: its first step, fetched with those of other records: they lie anywhere in memory.
  ///   - place: of the following steps among others. Copied one by one, the machine fetches those of
  ///     several records at a time, which it does not over a call that copies them.
  mutating func append(
    _ record: LookupRecord, _ first: LookupRecord.Step, copying place: Range<Int>,
    of others: [LookupRecord.Step]
  ) {
    records.append(record)
    steps.append(first)
    for index in place { steps.append(others[index]) }
    ends.append(steps.count)
  }

  /// The places in `steps` of the steps of a record.
  func places(of record: Int) -> Range<Int> { (record == 0 ? 0 : ends[record - 1])..<ends[record] }

  /// Whether a record or a step of it names a body.
  package func namesBody(_ record: Int) -> Bool {
    records[record].body != 0 || steps[places(of: record)].contains { $0.body != 0 }
  }
}
