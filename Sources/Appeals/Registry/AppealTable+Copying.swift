import Core

extension AppealTable {
  /// Adds a row of another table that was read with the same codes.
  package mutating func append(copying other: AppealTable, row: Int) {
    references.append(copying: other.references, row: row)
    received.append(other.received[row])
    registered.append(other.registered[row])
    closed.append(other.closed[row])
    channels.append(other.channels[row])
    kinds.append(other.kinds[row])
    topics.append(other.topics[row])
    regions.append(other.regions[row])
    bodies.append(other.bodies[row])
    statuses.append(other.statuses[row])
    outcomes.append(other.outcomes[row])
    signatories.append(other.signatories[row])
    transfers.append(other.transfers[row])
    flags.append(other.flags[row])
  }

  /// The table of some of its rows.
  package func only(_ rows: [UInt32]) -> AppealTable {
    var table = AppealTable()
    for row in rows { table.append(copying: self, row: Int(row)) }
    return table
  }

  /// Gives the last row another day of registration.
  package mutating func setLastRegistered(_ day: CalendarDate?) { registered[count - 1] = day }

  /// Gives the last row another channel, by its number.
  package mutating func setLastChannel(_ channel: UInt8) { channels[count - 1] = channel }

  /// Gives the last row another end: day, status and outcome.
  package mutating func setLastEnd(_ day: CalendarDate?, from other: AppealTable, row: Int) {
    closed[count - 1] = day
    statuses[count - 1] = other.statuses[row]
    outcomes[count - 1] = other.outcomes[row]
  }

  /// For each row the row of another table with the same reference.
  package func rows(in other: AppealTable) -> [Int?] {
    let index = RowsByReference(other.references)
    var spelling: [UInt8] = []
    return (0..<count).map { row in
      spelling.removeAll(keepingCapacity: true)
      references.append(row, to: &spelling)
      return index.row(of: spelling.span, 0..<spelling.count, after: row)
    }
  }

  /// Whether a row says the same as one of another table in all that figures are counted from.
  package func counts(_ row: Int, like other: AppealTable, _ place: Int) -> Bool {
    registered[row] == other.registered[place] && closed[row] == other.closed[place]
      && channels[row] == other.channels[place] && kinds[row] == other.kinds[place]
      && topics[row] == other.topics[place] && regions[row] == other.regions[place]
      && bodies[row] == other.bodies[place] && outcomes[row] == other.outcomes[place]
      && signatories[row] == other.signatories[place] && transfers[row] == other.transfers[place]
      && flags[row] == other.flags[place]
  }
}
