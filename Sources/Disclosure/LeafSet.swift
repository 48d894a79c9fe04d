/// A set of leaf categories of one dimension, by their positions in it.
///
/// A year is the set of its months, "all" is the full set, two districts that are published together
/// are the set of both: totals, margins, hierarchies and groupings that cut across each other need
/// no notion of their own.
package struct LeafSet: Hashable, Sendable {
  /// 64 leaves a word, without zero words at the end, so that equal sets have equal words.
  private(set) var words: [UInt64]

  package init(_ leaves: some Sequence<Int>) {
    words = []
    for leaf in leaves { insert(leaf) }
  }

  // Other rooms come here with these two: what is generic is not specialised for them.
  package init(_ leaves: [Int]) {
    words = []
    for leaf in leaves { insert(leaf) }
  }

  package init(_ leaves: ClosedRange<Int>) {
    words = []
    for leaf in leaves { insert(leaf) }
  }

  /// The full set of a dimension with `count` leaves.
  package init(allOf count: Int) { self.init(0..<count) }

  private init(words: [UInt64]) {
    self.words = words
    while self.words.last == 0 { self.words.removeLast() }
  }

  package var isEmpty: Bool { words.isEmpty }
  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The positions in rising order.
  package var leaves: [Int] { BitSet.positions(in: words) }

  package func contains(_ leaf: Int) -> Bool {
    leaf >> 6 < words.count && words[leaf >> 6] >> UInt64(leaf & 63) & 1 == 1
  }

  package func isSubset(of other: LeafSet) -> Bool {
    words.count <= other.words.count && zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  package func isDisjoint(with other: LeafSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  package func union(_ other: LeafSet) -> LeafSet {
    let (long, short) = words.count >= other.words.count ? (self, other) : (other, self)
    var result = long.words
    for index in short.words.indices { result[index] |= short.words[index] }
    return LeafSet(words: result)
  }

  package func subtracting(_ other: LeafSet) -> LeafSet {
    var result = words
    for index in result.indices where index < other.words.count {
      result[index] &= ~other.words[index]
    }
    return LeafSet(words: result)
  }

  private mutating func insert(_ leaf: Int) {
    precondition(leaf >= 0, "a leaf is a position in its dimension")
    while words.count <= leaf >> 6 { words.append(0) }
    words[leaf >> 6] |= 1 << UInt64(leaf & 63)
  }
}
