/// Which rows hold which references, while a table is read: finds duplicates in one pass.
///
/// Open addressing, 4 bytes a slot, at most three quarters full; the references themselves stay in
/// their column. A slot is a row's number from 1 in as many bits as the table of slots needs, and
/// bits of the reference's hash in the rest, so that hardly any reference is looked at in vain.
struct ReferenceIndex: Sendable {
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var count = 0
  /// Kept so that slots are really looked at.
  private var fetched: UInt32 = 0

  /// The earlier row with the same reference as `row`; notes `row` when there is none.
  ///
  /// - Parameter row: rows come in order, each but the duplicates once.
  mutating func earlierRow(sameAs row: Int, in column: ReferenceColumn) -> Int? {
    if count * 4 >= slots.count * 3 { grow(to: slots.count * 2, column) }
    let hash = column.hash(row)
    let fingerprint = fingerprint(of: hash)
    let rowMask = UInt32(slots.count - 1)
    var position = start(hash)
    while slots[position] != 0 {
      let slot = slots[position]
      let other = Int(slot & rowMask) - 1
      if slot & ~rowMask == fingerprint, column.areEqual(row, other) { return other }
      position = (position + 1) & (slots.count - 1)
    }
    slots[position] = fingerprint | UInt32(row + 1)
    count += 1
    return nil
  }

  /// The row with the same reference as `row`, which is not noted.
  func existingRow(sameAs row: Int, in column: ReferenceColumn) -> Int? {
    let hash = column.hash(row)
    let fingerprint = fingerprint(of: hash)
    let rowMask = UInt32(slots.count - 1)
    var position = start(hash)
    while slots[position] != 0 {
      let slot = slots[position]
      let other = Int(slot & rowMask) - 1
      if slot & ~rowMask == fingerprint, column.areEqual(row, other) { return other }
      position = (position + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Looks at the slots of references that are about to be noted. Each lies elsewhere in memory: asked for
  /// one after the other they come several at a time, while `earlierRow` waits for each.
  mutating func fetch(_ column: ReferenceColumn) {
    for row in 0..<column.count { fetched |= slots[start(column.hash(row))] }
  }

  /// - Parameter rows: how many there will be.
  mutating func makeRoom(for rows: Int, _ column: ReferenceColumn) {
    var size = slots.count
    while size * 3 < rows * 4 { size *= 2 }
    if size > slots.count { grow(to: size, column) }
  }

  private mutating func grow(to size: Int, _ column: ReferenceColumn) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    for slot in old where slot != 0 {
      let row = slot & UInt32(old.count - 1)
      let hash = column.hash(Int(row) - 1)
      var position = start(hash)
      while slots[position] != 0 { position = (position + 1) & (slots.count - 1) }
      slots[position] = fingerprint(of: hash) | row
    }
  }

  @inline(__always)
  private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - slots.count.trailingZeroBitCount))
  }

  /// Bits of the hash that `start` does not use, in those of a slot that no row number needs.
  @inline(__always)
  private func fingerprint(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash) & ~UInt32(slots.count - 1)
  }
}
