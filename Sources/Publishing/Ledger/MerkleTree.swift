/// The Merkle hash tree of RFC 6962, section 2.1, over SHA-256: its root stands for a whole log,
/// and a log can only grow under it.
enum MerkleTree {
  /// Hash of an entry: SHA-256 of a zero byte and the entry. The byte keeps an entry from passing
  /// for a node.
  static func leafHash(_ entry: [UInt8]) -> ContentHash {
    ContentHash(of: [0x00] + entry)
  }

  /// Root over the hashes of the entries; that of no entries is the hash of nothing.
  static func root(_ leaves: ArraySlice<ContentHash>) -> ContentHash {
    guard let first = leaves.first else { return ContentHash(of: []) }
    if leaves.count == 1 { return first }
    // The left side takes the greatest power of two that is smaller than the number of entries.
    var left = 1
    while left * 2 < leaves.count { left *= 2 }
    let middle = leaves.startIndex + left
    return ContentHash(
      of: [0x01] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
  }
}
