/// A set of the numbers below a fixed size; cells are numbered, and sets of cells meet often.
struct BitSet: Hashable {
  private(set) var words: [UInt64]

  init(size: Int) { words = [UInt64](repeating: 0, count: (size + 63) / 64) }

  init(size: Int, _ members: some Sequence<Int>) {
    self.init(size: size)
    for member in members { insert(member) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ member: Int) -> Bool { words[member >> 6] >> UInt64(member & 63) & 1 == 1 }
  mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
  mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }

  mutating func formUnion(_ other: BitSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: BitSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: BitSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  func subtracting(_ other: BitSet) -> BitSet {
    var result = self
    result.subtract(other)
    return result
  }

  func isDisjoint(with other: BitSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  func isSubset(of other: BitSet) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  /// The members in rising order.
  var members: [Int] { BitSet.positions(in: words) }

  /// Of the bits that are set, 64 a word.
  static func positions(in words: [UInt64]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}
