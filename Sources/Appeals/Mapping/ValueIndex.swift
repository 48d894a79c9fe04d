import Core

/// What the cells of one column mean: folded values and the numbers they stand for, with a memory of
/// the spellings met so far, so that a spelling is folded once and after that costs a hash.
///
/// The memory is open addressing over an arena of bytes and stops growing at `mostSpellings`; further
/// ones are folded each time.
struct ValueIndex: Sendable {
  static let mostSpellings = 1 << 14
  /// Longer cells are no category: they are not looked at.
  static let longestValue = 1 << 10

  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var start: UInt32 = 0
    /// 0 for a free slot.
    var length: UInt32 = 0
    var number: Int32 = 0
  }

  private let known: [FoldedText: Int]
  /// What every other value stands for.
  private let others: Int?
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var arena: [UInt8] = []
  private var spellings = 0

  /// - Parameters:
  ///   - known: numbers from 0.
  ///   - others: the number of values that are not known; `nil`: they have none.
  init(_ known: [FoldedText: Int], others: Int? = nil) {
    self.known = known
    self.others = others
  }

  /// The number of the value that `bytes[cell]` spells; `nil` when it has none.
  ///
  /// - Parameter cell: not empty.
  @inline(__always)
  mutating func number(in bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    let hash = ValueIndex.hash(bytes, cell)
    var position = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[position].length != 0 {
      let slot = slots[position]
      if slot.hash == hash, Int(slot.length) == cell.count, isSpelled(slot, bytes, cell) {
        return slot.number < 0 ? nil : Int(slot.number)
      }
      position = (position + 1) & (slots.count - 1)
    }
    return learn(bytes, cell, hash, at: position)
  }

  private func isSpelled(_ slot: Slot, _ bytes: Span<UInt8>, _ cell: Range<Int>) -> Bool {
    let (cells, kept) = (bytes.bytes, arena.span.bytes)
    var (position, place) = (cell.lowerBound, Int(slot.start))
    while position + 8 <= cell.upperBound {
      let one = cells.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      if one != kept.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
      position += 8
      place += 8
    }
    while position < cell.upperBound {
      if bytes[position] != arena[place] { return false }
      position += 1
      place += 1
    }
    return true
  }

  private mutating func learn(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ hash: UInt64, at position: Int
  ) -> Int? {
    if cell.count > ValueIndex.longestValue { return others }
    let text = bytes.extracting(cell).withUnsafeBufferPointer { FoldedText(bytes: $0) }
    let number = known[text] ?? others
    guard spellings < ValueIndex.mostSpellings else { return number }
    slots[position] = Slot(
      hash: hash, start: UInt32(arena.count), length: UInt32(cell.count),
      number: Int32(number ?? -1))
    bytes.extracting(cell).withUnsafeBufferPointer { arena.append(contentsOf: $0) }
    spellings += 1
    if spellings * 2 > slots.count { grow() }
    return number
  }

  /// Takes over the memory of a copy of itself that has met more.
  mutating func learn(from copy: ValueIndex) {
    if copy.spellings > spellings { self = copy }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 4)
    for slot in old where slot.length != 0 {
      var position = Int(truncatingIfNeeded: slot.hash >> 32) & (slots.count - 1)
      while slots[position].length != 0 { position = (position + 1) & (slots.count - 1) }
      slots[position] = slot
    }
  }

  /// Eight bytes at a time; a spelling is compared byte for byte, so quality only costs time.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> UInt64 {
    let raw = bytes.bytes
    var hash = UInt64(cell.count) &* 0x9E37_79B9_7F4A_7C15
    var position = cell.lowerBound
    while position + 8 <= cell.upperBound {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      position += 8
    }
    var rest: UInt64 = 0
    while position < cell.upperBound {
      rest = rest << 8 | UInt64(bytes[position])
      position += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }
}
