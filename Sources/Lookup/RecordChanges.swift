/// By how many records two published look-ups differ. Counts only: which records they are is nobody's
/// business, and cannot be told without their numbers.
///
/// Every shard has as many entries as it had, so that an outsider sees only that something changed; the
/// office's secret tells dummies from records.
package struct RecordChanges: Hashable, Sendable {
  package var added = 0
  package var changed = 0
  package var dropped = 0
  /// Records of the live look-up.
  package var live = 0

  /// - Parameters:
  ///   - layout: of both look-ups.
  ///   - shardOfLive: the bytes of a shard of the live site, by its number; so for `shardOfNew`.
  /// - Returns: `nil` when the secret is not the one that the dummies were made with: then every shard
  ///   would seem full, which no build leaves.
  package init?(
    layout: ShardLayout, secret: LookupSecret, live shardOfLive: (Int) -> [UInt8]?,
    new shardOfNew: (Int) -> [UInt8]?
  ) {
    var dummies = 0
    for shard in 0..<layout.count {
      let before = SealedShard.entries(of: shardOfLive(shard) ?? [])
      let after = SealedShard.entries(of: shardOfNew(shard) ?? [])
      let made = RecordChanges.dummies(of: shard, layout, secret.paddingKey)
      dummies += after.count { made.contains($0) } + before.count { made.contains($0) }
      live += before.count { !made.contains($0) }
      if before == after { continue }
      add(Set(before).subtracting(made), Set(after).subtracting(made))
    }
    if dummies == 0 { return nil }
  }

  /// A record keeps its locator while it changes.
  private mutating func add(_ before: Set<[UInt8]>, _ after: Set<[UInt8]>) {
    let old = Set(before.map { $0.prefix(SealedEntry.locatorLength) })
    let new = Set(after.map { $0.prefix(SealedEntry.locatorLength) })
    added += new.subtracting(old).count
    dropped += old.subtracting(new).count
    let rewritten = after.subtracting(before).map { $0.prefix(SealedEntry.locatorLength) }
    changed += Set(rewritten).intersection(old).count
  }

  private static func dummies(
    of shard: Int, _ layout: ShardLayout, _ paddingKey: Bytes32
  ) -> Set<[UInt8]> {
    var maker = DummyEntry(in: layout, paddingKey: paddingKey)
    var entry = [UInt8](repeating: 0, count: SealedEntry.length(payload: layout.payload))
    return Set(
      (0..<layout.cap).map { dummy in
        maker.write(dummy, ofShard: shard, into: &entry, at: 0)
        return entry
      })
  }
}

extension SealedShard {
  /// The entries of a shard as it is published; none when the bytes are something else.
  package static func entries(of json: [UInt8]) -> [[UInt8]] {
    guard let start = json.firstRange(of: Array("\"e\":[".utf8))?.upperBound else { return [] }
    let list = json[start...].prefix { $0 != UInt8(ascii: "]") }
    return list.split(separator: UInt8(ascii: ",")).compactMap { text in
      Base64URL.bytes(String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
    }
  }
}
