import Core

/// The journeys of the appeals of a table: 6 bytes an event and 4 bytes a row.
///
/// For a row that an events file mentions at all, the receipt, the registration and the answer are
/// here too where the file leaves them out and the registry states their days; so an office may
/// export only what the registry does not say.
package struct AppealEvents: Sendable {
  /// Where the events of each row begin, and behind the last row their end.
  private let starts: [UInt32]
  /// The events of all rows, one row's after the other's.
  ///
  /// Side by side: rows are asked for in the order of shards, where each array more would be a place
  /// more in memory that is far.
  package let steps: [AppealStep]

  package var count: Int { steps.count }

  /// The places in `steps` of the events of a row of the table, in order of time: by day, then as steps
  /// follow each other (`AppealEvent`), then as in the file. Empty for a row that the file does not
  /// mention.
  package func places(ofRow row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The events of a row.
  package func steps(ofRow row: Int) -> ArraySlice<AppealStep> { steps[places(ofRow: row)] }

  init(_ listed: ListedEvents, _ order: ListedEvents.Order) {
    starts = order.starts
    steps = order.entries.map { entry in
      AppealStep(
        dayNumber: listed.days[entry.place] - 1, event: listed.events[entry.place],
        body: listed.bodies[entry.place])
    }
  }
}
