import Core

/// Seals shard after shard in the same memory: one for each core.
package struct ShardSealer {
  private let tree: SealedTree
  private let payload: Payload
  private var message: SealedMessage
  private var dummy: DummyEntry
  private var batch = RecordBatch()
  private var text: [UInt8] = []
  /// Real ones and dummies one after the other.
  private var entries: [UInt8]
  private var file: ShardText

  init(_ tree: SealedTree) {
    self.tree = tree
    payload = Payload(bodies: tree.records.bodies)
    message = SealedMessage(in: tree.period, size: tree.layout.payload)
    dummy = DummyEntry(in: tree.layout, paddingKey: tree.paddingKey)
    let length = SealedEntry.length(payload: tree.layout.payload)
    entries = Array(repeating: 0, count: tree.layout.cap * length)
    file = ShardText(tree.layout)
  }

  /// The bytes of a shard's file.
  ///
  /// - Throws: a record that does not fit its slot, however many steps are left out.
  package mutating func seal(_ shard: Int) throws(SealingFailure) -> [UInt8] {
    let length = SealedEntry.length(payload: tree.layout.payload)
    let members = tree.members(of: shard)
    // Gathered first: a key lies anywhere in memory, and so the machine fetches many at a time.
    let keys = members.map { tree.keys.key(of: Int($0)) }
    let places = members.map { tree.places[Int($0)] }
    batch.removeAll()
    tree.records.records(members, &batch)
    for (index, member) in members.enumerated() {
      guard let count = payload.write(index, of: batch, over: &text, size: tree.layout.payload)
      else { throw .recordTooLong(tree.records.location(Int(member))) }
      message.take(text, count: count)
      SealedEntry.write(message, keys[index], places[index], into: &entries, at: index * length)
    }
    for index in members.count..<tree.layout.cap {
      dummy.write(index - members.count, ofShard: shard, into: &entries, at: index * length)
    }
    return file.write(shard, entries)
  }
}

/// What cannot be sealed.
package enum SealingFailure: Error, Hashable, Sendable {
  /// The codes of its bodies are too long for the fixed length of a record.
  case recordTooLong(SourceLocation)
}
