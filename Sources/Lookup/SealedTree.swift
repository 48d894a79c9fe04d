import Core

/// All shards of one key period. A shard is sealed when it is asked for, on whichever core asks, so
/// that memory does not grow with the number of shards.
package struct SealedTree: Sendable {
  package let layout: ShardLayout
  package let period: KeyPeriod
  private let records: LookupRecords
  private let keys: RecordKeys
  private let paddingKey: Bytes32
  /// Places of the records, by record.
  private let places: [RecordPlace]
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
    places = RecordKeys.inParallel(records.count) { keys.key(of: $0).place }
    (order, starts) = ShardOrder.grouped(places.lazy.map { $0.shard(bits: bits) }, bits)
    let largest = zip(starts, starts.dropFirst()).map { Int($1 - $0) }.max() ?? 0
    layout = ShardLayout(
      keyID: period.id, bits: bits, cap: ShardLayout.cap(largestLoad: largest, previous: previous),
      payload: previous?.payload ?? payload)
  }

  /// Seals one shard.
  ///
  /// - Throws: a record that does not fit its slot, however many steps are left out.
  package func shard(at index: Int) throws(SealingFailure) -> SealedShard {
    var entries: [UInt8] = []
    entries.reserveCapacity(layout.cap * SealedEntry.length(payload: layout.payload))
    var message = SealedMessage(in: period)
    let members = order[Int(starts[index])..<Int(starts[index + 1])]
    // Gathered first: a key lies anywhere in memory, and so the machine fetches many at a time.
    let keys = members.map { self.keys.key(of: Int($0)) }
    let places = members.map { self.places[Int($0)] }
    let contents = records.records(members)
    for (index, member) in members.enumerated() {
      if !message.take(contents[index], size: layout.payload) {
        throw .recordTooLong(records.location(Int(member)))
      }
      SealedEntry.append(message, key: keys[index], place: places[index], to: &entries)
    }
    appendDummies(layout.cap - members.count, shard: index, to: &entries)
    return SealedShard(index: index, layout: layout, entries: entries)
  }

  /// Dummies are the same in every build, so that a new record takes the place of one and nothing
  /// else changes.
  private func appendDummies(_ count: Int, shard: Int, to entries: inout [UInt8]) {
    let length = SealedEntry.length(payload: layout.payload)
    var key = KeyedHash.Key(paddingKey)
    for dummy in 0..<count {
      SealedTree.appendDummy(
        dummy, shard: shard, keyID: period.id, length: length, &key, to: &entries)
    }
  }

  static func appendDummy(
    _ dummy: Int, shard: Int, keyID: String, length: Int, _ paddingKey: inout KeyedHash.Key,
    to entries: inout [UInt8]
  ) {
    let info = Array("pad|\(keyID)|\(shard)|\(dummy)".utf8)
    KeyedHash.expand(key: &paddingKey, info: info, count: length, into: &entries)
  }
}

/// What cannot be sealed.
package enum SealingFailure: Error, Hashable, Sendable {
  /// The codes of its bodies are too long for the fixed length of a record.
  case recordTooLong(SourceLocation)
}
