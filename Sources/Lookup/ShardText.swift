/// The file of a shard: `{"v":1,"k":"2026a","i":17,"e":["…",…]}`.
struct ShardText {
  private let length: Int
  private let head: [UInt8]
  private var bytes: [UInt8] = []
  private var order: [Place] = []

  /// An entry by its first eight bytes.
  private struct Place: BitwiseCopyable {
    let head: UInt64
    let start: Int
  }

  init(_ layout: ShardLayout) {
    length = SealedEntry.length(payload: layout.payload)
    var head = Array("{\"v\":1,\"k\":".utf8)
    head.append(quoted: layout.keyID)
    self.head = head + Array(",\"i\":".utf8)
  }

  /// - Parameter entries: in any order. In the file they are sorted by bytes: neither the registry's order
  ///   nor which entries are dummies can be seen.
  mutating func write(_ shard: Int, _ entries: [UInt8]) -> [UInt8] {
    sort(entries)
    bytes.removeAll(keepingCapacity: true)
    bytes += head
    bytes.append(decimal: shard)
    bytes += ",\"e\":[".utf8
    var place = bytes.count
    let (order, length) = (order, length)
    let width = Base64URL.length(of: length) + 3
    bytes += repeatElement(UInt8(ascii: "\""), count: order.count * width)
    var target = bytes.mutableSpan
    for entry in order {
      let source = entries.span.extracting(entry.start..<entry.start + length)
      Base64URL.write(source, to: &target, at: place + 1)
      place += width
      target[place - 1] = UInt8(ascii: ",")
    }
    if !order.isEmpty { bytes.removeLast() }
    bytes += "]}".utf8
    return bytes
  }

  private mutating func sort(_ entries: [UInt8]) {
    order.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: entries.count, by: length) {
      let head = entries.withUnsafeBytes {
        UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      order.append(Place(head: head, start: start))
    }
    order.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return entries[left.start..<left.start + length]
        .lexicographicallyPrecedes(entries[right.start..<right.start + length])
    }
  }
}
