/// Entries of no record, which only the secret tells from others: HKDF-Expand (RFC 5869) of the padding
/// key, with the place of the dummy as its info.
///
/// They are the same in every build, so that a new record takes the place of one and nothing else
/// changes.
struct DummyEntry {
  private let length: Int
  /// Bytes of the info that are the same for all.
  private let prefixCount: Int
  private var key: KeyedHash.Key
  /// What is hashed for the first 32 bytes: info and a counter.
  private var first: [UInt8] = []
  /// And for all others: the 32 bytes before, info and a counter.
  private var next: [UInt8] = []
  private var info: [UInt8]
  private var infoCount = 0

  /// - Parameter paddingKey: secret; without it nobody can tell a dummy from a record.
  init(in layout: ShardLayout, paddingKey: Bytes32) {
    length = SealedEntry.length(payload: layout.payload)
    precondition(length <= 255 * 32, "HKDF-Expand gives no more")
    info = Array("pad|\(layout.keyID)|".utf8)
    prefixCount = info.count
    key = KeyedHash.Key(paddingKey)
  }

  /// Writes a dummy of a shard.
  ///
  /// - Parameter start: of the dummy among the entries.
  mutating func write(_ dummy: Int, ofShard shard: Int, into entries: inout [UInt8], at start: Int)
  {
    placeInfo(dummy, shard)
    var done = 0
    var counter: UInt8 = 1
    while done < length {
      let block =
        counter == 1
        ? first.withUnsafeBytes { key.code(blocks: $0) }
        : next.withUnsafeBytes { key.code(blocks: $0) }
      let count = min(32, length - done)
      block.withBytes { bytes in
        entries.withUnsafeMutableBytes {
          UnsafeMutableRawBufferPointer(rebasing: $0[start + done..<start + done + count])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
        next.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
      }
      counter += 1
      next[32 + infoCount] = counter
      done += count
    }
  }

  private mutating func placeInfo(_ dummy: Int, _ shard: Int) {
    info.removeSubrange(prefixCount...)
    info.append(decimal: shard)
    info.append(UInt8(ascii: "|"))
    info.append(decimal: dummy)
    if info.count != infoCount {
      infoCount = info.count
      first = info + [1]
      next = [UInt8](repeating: 0, count: 32) + info + [1]
      KeyedHash.Padding.pad(&first, after: 64)
      KeyedHash.Padding.pad(&next, after: 64)
      return
    }
    info.withUnsafeBytes { info in
      first.withUnsafeMutableBytes { $0.copyMemory(from: info) }
      next.withUnsafeMutableBytes {
        UnsafeMutableRawBufferPointer(rebasing: $0[32...]).copyMemory(from: info)
      }
    }
  }
}
