import Core

/// The journeys of the appeals of a table: 5 bytes an event and 4 bytes a row.
///
/// For a row that an events file mentions at all, the receipt, the registration and the answer are
/// here too where the file leaves them out and the registry states their days; so an office may
/// export only what the registry does not say.
package struct AppealEvents: Sendable {
  /// Where the events of each row begin, and behind the last row their end.
  private let starts: [UInt32]
  private var days = DateColumn()
  private var events: [AppealEvent] = []
  private var bodies: [UInt16] = []

  package var count: Int { events.count }

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
      body(days.known(index), events[index], Int(bodies[index]))
    }
  }

  init(_ listed: ListedEvents, _ order: ListedEvents.Order) {
    starts = order.starts
    events.reserveCapacity(order.entries.count)
    bodies.reserveCapacity(order.entries.count)
    for entry in order.entries {
      days.append(listed.day(entry.place))
      events.append(listed.events[entry.place])
      bodies.append(listed.bodies[entry.place])
    }
  }
}
