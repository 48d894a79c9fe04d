import Core

/// How many shards there are, how many entries each has and where they lie. Both numbers stay while
/// they can: shards that change without need are downloads without need, and tell an observer more.
package struct ShardLayout: Hashable, Sendable {
  package let keyID: String
  /// There are 2^bits shards.
  package let bits: Int
  /// Entries of each shard, real ones and dummies together.
  package let cap: Int
  /// Bytes of a padded plaintext.
  package let payload: Int

  package init(keyID: String, bits: Int, cap: Int, payload: Int = ShardLayout.defaultPayload) {
    precondition((0...24).contains(bits), "more than 16 million files are no site")
    self.keyID = keyID
    self.bits = bits
    self.cap = cap
    self.payload = payload
  }

  /// Room for ten steps with their bodies in all but a few records.
  package static let defaultPayload = 192

  package var count: Int { 1 << bits }

  /// Hexadecimal digits of a shard's name.
  package var hexDigits: Int { max(1, (bits + 3) / 4) }

  /// Where a shard lies, below the folder of the manifest: `s/2026a/01/01f.json`.
  package func path(of shard: Int) -> RelativePath {
    let digits = String(shard, radix: 16)
    let name = String(repeating: "0", count: hexDigits - digits.count) + digits
    guard let path = RelativePath("s/\(keyID)/\(name.prefix(2))/\(name).json") else {
      preconditionFailure("a key's id is made of letters and digits")
    }
    return path
  }

  /// Shards of 32 to 64 records: small enough for a slow line, large enough to hide in.
  package static func bits(records: Int) -> Int {
    var bits = 0
    while records >> (bits + 1) >= 32, bits < 24 { bits += 1 }
    return bits
  }

  /// The layout for the shards' loads, as in the previous build if that still serves.
  ///
  /// - Parameters:
  ///   - largestLoad: records in the fullest shard at these bits.
  ///   - previous: the layout that is published under the same key; others are ignored.
  static func cap(largestLoad: Int, previous: ShardLayout?) -> Int {
    if let previous, largestLoad <= previous.cap { return previous.cap }
    return max(8, (largestLoad + 7) / 8 * 8)
  }
}
