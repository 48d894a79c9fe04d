/// Finds a code's number by its bytes without making a string: open addressing over ids packed into
/// two words, so that a look-up is one multiplication and usually one comparison.
struct CodeIndex: Sendable {
  static let longestId = 16

  private struct Slot {
    var key: Key
    var number: Int
  }

  /// Up to sixteen bytes, zero-filled. Ids hold no zero byte, so the length needs no place of its own.
  private struct Key: Equatable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    init() {}

    @inline(__always)
    init(_ bytes: Span<UInt8>, _ cell: Range<Int>) {
      let middle = min(cell.lowerBound + 8, cell.upperBound)
      for position in cell.lowerBound..<middle { low = low << 8 | UInt64(bytes[position]) }
      for position in middle..<cell.upperBound { high = high << 8 | UInt64(bytes[position]) }
    }

    @inline(__always)
    var hash: UInt64 {
      // Multiplicative hashing (Knuth, TAOCP 6.4); the high bits are the good ones.
      (low ^ (high &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private var slots: [Slot]
  private let shift: UInt64

  /// - Parameter ids: distinct, each of 1 to `longestId` bytes.
  init(ids: [String]) {
    var bits: UInt64 = 3
    while 1 << bits < ids.count * 2 { bits += 1 }
    shift = 64 - bits
    let free = Slot(key: Key(), number: 0)
    slots = Array(repeating: free, count: 1 << bits)
    for (position, id) in ids.enumerated() {
      let bytes = Array(id.utf8)
      let key = Key(bytes.span, bytes.indices)
      slots[slot(of: key)] = Slot(key: key, number: position + 1)
    }
  }

  @inline(__always)
  func number(in bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    guard cell.count <= CodeIndex.longestId, !cell.isEmpty else { return nil }
    let found = slots[slot(of: Key(bytes, cell))].number
    return found == 0 ? nil : found
  }

  /// The slot that holds `key`, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: Key) -> Int {
    var position = Int(truncatingIfNeeded: key.hash >> shift)
    while slots[position].number != 0, slots[position].key != key {
      position = (position + 1) & (slots.count - 1)
    }
    return position
  }
}
