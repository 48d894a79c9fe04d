/// Records in the order of their shards.
enum ShardOrder {
  /// Counting sort: records of shard i are `order[starts[i]..<starts[i + 1]]`.
  ///
  /// - Parameter shards: the shard of each record, below 2^bits.
  static func grouped(
    _ shards: some Collection<Int>, _ bits: Int
  ) -> (order: [UInt32], starts: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
    for shard in shards { starts[shard + 1] += 1 }
    for shard in 0..<1 << bits { starts[shard + 1] += starts[shard] }
    var next = starts
    var order = [UInt32](repeating: 0, count: shards.count)
    for (record, shard) in shards.enumerated() {
      order[Int(next[shard])] = UInt32(record)
      next[shard] += 1
    }
    return (order, starts)
  }
}
