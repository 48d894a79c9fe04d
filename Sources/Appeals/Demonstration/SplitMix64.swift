/// The generator SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, the same numbers on every
/// machine and with every version of the compiler. For demonstration data only; never for references
/// that anybody is given.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound - 1`, all equally likely.
  // Not the standard library's `random(in:)`, whose way of drawing may change between versions.
  mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    // Lemire 2019: the few low halves that would favour some results are drawn again.
    while product.low < (0 &- bound) % bound { product = next().multipliedFullWidth(by: bound) }
    return Int(product.high)
  }

  /// True `count` times out of `total` on average.
  mutating func happens(_ count: Int, of total: Int) -> Bool {
    below(total) < count
  }
}
