import Appeals

/// The rows of a block that one year has to do with, and their leaves.
///
/// Chosen on whichever core has the block, so that only adding to the year is left to be done in turn.
struct YearShare {
  /// In the block.
  private(set) var positions: [UInt16] = []
  /// Of these rows, in the dimensions of time.
  private(set) var registered: [UInt16] = []
  private(set) var closed: [UInt16] = []
  /// For each dimension of the plan the leaf of each of these rows.
  let planned: [[UInt16]]

  init(
    of block: RowBlock, _ rows: Range<Int>, of registry: AppealTable, _ days: DayTables,
    in dimensions: YearDimensions
  ) {
    let (year, later) = (dimensions.year, dimensions.laterLeaf)
    for (position, row) in rows.enumerated() {
      let month = days.month(registry.registered.days[row])
      // Appeals of before the first month are brought forward into it.
      if month < 0 || month > days.lastMonth { continue }
      let closed = registry.closed.days[row]
      guard let leaf = days.registeredLeaf(month, closed, in: year) else { continue }
      positions.append(UInt16(position))
      registered.append(UInt16(leaf))
      self.closed.append(UInt16(days.closedLeaf(closed, in: year, later: later)))
    }
    let chosen = positions
    planned = block.leaves.map { column in
      // All of them, mostly: registries are kept in the order of time.
      chosen.count == column.count ? column : chosen.map { column[Int($0)] }
    }
  }
}
