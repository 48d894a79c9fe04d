import Core

/// All shards of one key period. A shard is sealed when it is asked for, on whichever core asks, so
/// that memory does not grow with the number of shards.
package struct SealedTree: Sendable {
  package let layout: ShardLayout
  package let period: KeyPeriod
  let records: LookupRecords
  let keys: RecordKeys
  let paddingKey: Bytes32
  /// Places of the records, by record.
  let places: [RecordPlace]
  /// Records by shard: those of shard i are `order[starts[i]..<starts[i + 1]]`.
  private let order: [UInt32]
  private let starts: [UInt32]

  /// - Parameters:
  ///   - paddingKey: secret; without it nobody can tell a dummy from a record.
  ///   - previous: the layout of the last published build; used only if it has the same key.
  ///   - payload: bytes of a padded record, if no previous layout says so.
  package init(
    of records: LookupRecords, keys: RecordKeys, paddingKey: Bytes32, previous: ShardLayout?,
    payload: Int = ShardLayout.defaultPayload
  ) {
    let period = keys.period
    let previous = previous.flatMap { $0.keyID == period.id ? $0 : nil }
    let bits = previous?.bits ?? ShardLayout.bits(records: records.count)
    self.records = records
    self.keys = keys
    self.period = period
    self.paddingKey = paddingKey
    places = keys.places
    (order, starts) = ShardOrder.grouped(places.lazy.map { $0.shard(bits: bits) }, bits)
    let largest = zip(starts, starts.dropFirst()).map { Int($1 - $0) }.max() ?? 0
    layout = ShardLayout(
      keyID: period.id, bits: bits, cap: ShardLayout.cap(largestLoad: largest, previous: previous),
      payload: previous?.payload ?? payload)
  }

  /// The records of a shard.
  func members(of shard: Int) -> ArraySlice<UInt32> {
    order[Int(starts[shard])..<Int(starts[shard + 1])]
  }

  /// Seals shards one after the other.
  package func sealer() -> ShardSealer { ShardSealer(self) }

  /// Seals one shard.
  package func shard(at index: Int) throws(SealingFailure) -> SealedShard {
    var sealer = sealer()
    return SealedShard(
      index: index, path: layout.path(of: index), bytes: try sealer.seal(index))
  }
}
