extension AppealTable {
  /// Makes room for about so many rows more. A column that grows by doubling is copied again and again,
  /// and lies in memory twice meanwhile: a sixth of the peak of a large registry. What is reserved
  /// and not used takes no memory.
  mutating func makeRoom(for rows: Int, _ index: inout ReferenceIndex) {
    index.makeRoom(for: count + rows, references)
    // Later rows may be a little shorter than the first.
    reserveCapacity(count + rows + rows / 50)
  }

  mutating func reserveCapacity(_ capacity: Int) {
    references.reserveCapacity(capacity)
    received.reserveCapacity(capacity)
    registered.reserveCapacity(capacity)
    closed.reserveCapacity(capacity)
    channels.reserveCapacity(capacity)
    kinds.reserveCapacity(capacity)
    topics.reserveCapacity(capacity)
    regions.reserveCapacity(capacity)
    bodies.reserveCapacity(capacity)
    statuses.reserveCapacity(capacity)
    outcomes.reserveCapacity(capacity)
    signatories.reserveCapacity(capacity)
    transfers.reserveCapacity(capacity)
    flags.reserveCapacity(capacity)
  }
}
