/// A set of 64-bit values for a hundred million look-ups a second: open addressing with linear
/// probing, half full at most.
struct NumberSet: Sendable {
  private var slots: [UInt64]
  private var mask: Int
  private(set) var count = 0
  /// 0 marks a free slot.
  private var hasZero = false

  /// - Parameter expected: how many values it takes before it has to grow.
  init(expecting expected: Int = 0) {
    var size = 16
    while size < expected * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
  }

  var isEmpty: Bool { count == 0 }

  mutating func insert(_ value: UInt64) {
    if value == 0 {
      if !hasZero { count += 1 }
      hasZero = true
      return
    }
    if (count + 1) * 2 > slots.count { grow() }
    place(value)
  }

  @inline(__always)
  func contains(_ value: UInt64) -> Bool {
    if value == 0 { return hasZero }
    var slot = NumberSet.mixed(value) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func place(_ value: UInt64) {
    var slot = NumberSet.mixed(value) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = value
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    mask = slots.count - 1
    count = hasZero ? 1 : 0
    for value in old where value != 0 { place(value) }
  }

  /// The finaliser of SplitMix64.
  @inline(__always)
  static func mixed(_ value: UInt64) -> Int {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: z ^ (z >> 31))
  }
}
