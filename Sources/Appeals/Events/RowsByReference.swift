/// Finds the row of a table by its reference as spelled in another file: open addressing, 5 to 11
/// bytes a row beside the column itself, and only while that file is read.
struct RowsByReference: Sendable {
  private let references: ReferenceColumn
  /// Numbers of rows from 1; 0 is free. At most three quarters full.
  private var slots: [UInt32]

  /// - Parameter references: all different.
  init(_ references: ReferenceColumn) {
    self.references = references
    var size = 16
    while size * 3 < references.count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for row in 0..<references.count {
      var position = start(references.hash(row))
      while slots[position] != 0 { position = (position + 1) & (size - 1) }
      slots[position] = UInt32(row + 1)
    }
  }

  /// The row whose reference is spelled by `bytes[cell]`, byte for byte.
  ///
  /// - Parameter last: the row found before. Most files list an appeal's events one after the other,
  ///   and the appeals as the registry does: looking there first saves a place in memory that is far.
  func row(of bytes: Span<UInt8>, _ cell: Range<Int>, after last: Int) -> Int? {
    var isValid = false
    if let key = ReferenceKey(digits: bytes, cell, isValid: &isValid) {
      for near in last...last + 1 where near < references.count && references.key(near) == key {
        return near
      }
      return row(hash: key.hash) { references.key($0) == key }
    }
    if cell.isEmpty || cell.count > ReferenceKey.longest { return nil }
    let spelling = cell.map { bytes[$0] }
    // The only row of a column of its own, the reference has the hash that it has in the table.
    var probe = ReferenceColumn()
    probe.append(spelling: spelling[...])
    var found: [UInt8] = []
    return row(hash: probe.hash(0)) { row in
      if references.key(row).arenaRange?.count != spelling.count { return false }
      found.removeAll(keepingCapacity: true)
      references.append(row, to: &found)
      return found == spelling
    }
  }

  private func row(hash: UInt64, where isWanted: (Int) -> Bool) -> Int? {
    var position = start(hash)
    while slots[position] != 0 {
      let row = Int(slots[position]) - 1
      if isWanted(row) { return row }
      position = (position + 1) & (slots.count - 1)
    }
    return nil
  }

  private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - slots.count.trailingZeroBitCount))
  }
}
