/// A set of 64-bit values for a hundred million look-ups a second: open addressing with linear
/// probing, half full at most.
struct NumberSet: Sendable {
  private var slots: [UInt64]
  private let mask: Int
  /// 0 marks a free slot.
  private var hasZero = false

  /// Slots of a part that fits into a core's own cache.
  private static let partBits = 15

  init(_ values: [UInt64]) {
    var size = 16
    while size < values.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    for value in byPart(values) { place(value) }
  }

  /// Part of the table after part: values in any order would each be a place in memory that is far, which
  /// took four times as long.
  private func byPart(_ values: [UInt64]) -> [UInt64] {
    if slots.count >> NumberSet.partBits <= 1 { return values }
    let part = { (value: UInt64) in (NumberSet.mixed(value) & mask) >> NumberSet.partBits }
    var starts = [Int](repeating: 0, count: slots.count >> NumberSet.partBits + 1)
    for value in values { starts[part(value) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var ordered = [UInt64](repeating: 0, count: values.count)
    for value in values {
      let part = part(value)
      ordered[starts[part]] = value
      starts[part] += 1
    }
    return ordered
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
    if value == 0 {
      hasZero = true
      return
    }
    var slot = NumberSet.mixed(value) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = value
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
