import Core

/// The journeys of the appeals of a table: 6 bytes an event and 4 bytes a row.
///
/// For a row that an events file mentions at all, the receipt, the registration and the answer are
/// here too where the file leaves them out and the registry states their days; so an office may
/// export only what the registry does not say.
package struct AppealEvents: Sendable {
  /// Where the events of each row begin, and behind the last row their end.
  private let starts: [UInt32]
  /// Side by side: rows are asked for in the order of shards, where each array more would be a place
  /// more in memory that is far.
  private let entries: [Entry]

  private struct Entry {
    /// As a `DateColumn` stores it.
    let day: UInt16
    let body: UInt16
    let event: AppealEvent
  }

  package var count: Int { entries.count }

  /// The events of a row of the table in order of time: by day, then as steps follow each other
  /// (`AppealEvent`), then as in the file. Empty for a row that the file does not mention.
  ///
  /// - Returns: `body` is the number of a code in `AppealCodes.bodies`, 0 where the event names none.
  package func steps(
    ofRow row: Int
  ) -> [(day: CalendarDate, event: AppealEvent, body: Int)] {
    var steps: [(day: CalendarDate, event: AppealEvent, body: Int)] = []
    forEachStep(ofRow: row) { steps.append((day: $0, event: $1, body: $2)) }
    return steps
  }

  /// The same without a list in between.
  package func forEachStep(ofRow row: Int, _ body: (CalendarDate, AppealEvent, Int) -> Void) {
    for index in Int(starts[row])..<Int(starts[row + 1]) {
      let entry = entries[index]
      body(DateColumn.known(entry.day), entry.event, Int(entry.body))
    }
  }

  /// How many events a row has.
  package func count(ofRow row: Int) -> Int { Int(starts[row + 1] - starts[row]) }

  /// The events of some rows, as if there were no others: theirs lie anywhere in memory, and copied
  /// before anything else is done with them, the machine fetches many at a time.
  package func gathered(_ rows: [Int]) -> AppealEvents {
    let places = rows.map { Int(starts[$0])..<Int(starts[$0 + 1]) }
    var near: [Entry] = []
    near.reserveCapacity(places.reduce(0) { $0 + $1.count })
    var nearStarts: [UInt32] = [0]
    nearStarts.reserveCapacity(rows.count + 1)
    for place in places {
      for index in place { near.append(entries[index]) }
      nearStarts.append(UInt32(near.count))
    }
    return AppealEvents(starts: nearStarts, entries: near)
  }

  private init(starts: [UInt32], entries: [Entry]) {
    self.starts = starts
    self.entries = entries
  }

  init(_ listed: ListedEvents, _ order: ListedEvents.Order) {
    starts = order.starts
    entries = order.entries.map { entry in
      Entry(
        day: listed.days[entry.place], body: listed.bodies[entry.place],
        event: listed.events[entry.place])
    }
  }
}
