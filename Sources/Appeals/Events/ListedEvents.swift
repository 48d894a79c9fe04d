import Core

/// Events while they are read: 9 bytes each, in the order of the file.
struct ListedEvents: Sendable {
  private(set) var rows: [UInt32] = []
  private(set) var days: [UInt16] = []
  private(set) var events: [AppealEvent] = []
  /// Numbers of codes, 0 for none.
  private(set) var bodies: [UInt16] = []

  var count: Int { events.count }

  /// - Parameter day: a day that a `DateColumn` can hold.
  mutating func append(row: Int, day: CalendarDate, event: AppealEvent, body: Int) {
    rows.append(UInt32(row))
    days.append(DateColumn.stored(day))
    events.append(event)
    bodies.append(UInt16(body))
  }

  mutating func append(contentsOf other: ListedEvents, _ places: Range<Int>) {
    rows.append(contentsOf: other.rows[places])
    days.append(contentsOf: other.days[places])
    events.append(contentsOf: other.events[places])
    bodies.append(contentsOf: other.bodies[places])
  }

  /// Adds what the registry states of the rows that have events, and the file leaves out.
  mutating func addStated(in table: AppealTable) {
    var present = [UInt8](repeating: 0, count: table.count)
    for (row, event) in zip(rows, events) { present[Int(row)] |= 1 << UInt8(event.rawValue) }
    for row in present.indices where present[row] != 0 {
      for event in AppealEvent.allCases where present[row] & 1 << UInt8(event.rawValue) == 0 {
        guard let day = table.day(of: event, row: row) else { continue }
        append(row: row, day: day, event: event, body: 0)
      }
    }
  }
}

extension AppealTable {
  /// The day that a row states for an event; `nil` where it states none, or no row ever does.
  func day(of event: AppealEvent, row: Int) -> CalendarDate? {
    switch event {
    case .received: received.known(row)
    case .registered: registered[row]
    case .answered: closed[row]
    case .referred, .passedOn, .extended: nil
    }
  }
}

extension ListedEvents {
  /// An event's place in the file's order under what it is sorted by: day, event, place.
  struct Entry: Comparable {
    private let word: UInt64

    init(day: UInt16, event: AppealEvent, place: Int) {
      word = UInt64(day) << 40 | UInt64(event.rawValue) << 32 | UInt64(UInt32(place))
    }

    var place: Int { Int(UInt32(truncatingIfNeeded: word)) }

    func isSameEventAndDay(as other: Entry) -> Bool { word >> 32 == other.word >> 32 }

    static func < (left: Entry, right: Entry) -> Bool { left.word < right.word }
  }

  struct Order {
    /// Where the entries of each row begin, and behind the last row their end.
    fileprivate(set) var starts: [UInt32]
    fileprivate(set) var entries: [Entry]
  }

  /// An event and the earlier one that it repeats, as places in the file's order.
  struct Repetition {
    let place: Int
    let earlier: Int
  }

  /// The events of each row in order of time.
  func order(rowCount: Int) -> Order {
    // A counting sort by row, which costs nothing extra on files that are in order already.
    var starts = [UInt32](repeating: 0, count: rowCount + 1)
    for row in rows { starts[Int(row) + 1] += 1 }
    for row in 0..<rowCount { starts[row + 1] += starts[row] }
    var next = starts
    var entries = [Entry](repeating: Entry(day: 0, event: .received, place: 0), count: count)
    for place in 0..<count {
      let row = Int(rows[place])
      entries[Int(next[row])] = Entry(day: days[place], event: events[place], place: place)
      next[row] += 1
    }
    // Slices of an array are copied when they are sorted; those of a buffer are not.
    entries.withUnsafeMutableBufferPointer { buffer in
      for row in 0..<rowCount where starts[row + 1] - starts[row] > 1 {
        buffer[Int(starts[row])..<Int(starts[row + 1])].sort()
      }
    }
    return Order(starts: starts, entries: entries)
  }

  /// Takes events out of the order that say what an earlier one says.
  func removeRepetitions(from order: inout Order) -> [Repetition] {
    var repetitions: [Repetition] = []
    var kept = 0
    for row in 0..<order.starts.count - 1 {
      let first = kept
      for index in Int(order.starts[row])..<Int(order.starts[row + 1]) {
        let entry = order.entries[index]
        if let twin = twin(of: entry, among: order.entries[first..<kept]) {
          repetitions.append(Repetition(place: entry.place, earlier: twin.place))
        } else {
          order.entries[kept] = entry
          kept += 1
        }
      }
      order.starts[row] = UInt32(first)
    }
    order.starts[order.starts.count - 1] = UInt32(kept)
    order.entries.removeSubrange(kept...)
    return repetitions
  }

  private func twin(of entry: Entry, among earlier: ArraySlice<Entry>) -> Entry? {
    for other in earlier.reversed() {
      if !entry.isSameEventAndDay(as: other) { return nil }
      if bodies[other.place] == bodies[entry.place] { return other }
    }
    return nil
  }
}
