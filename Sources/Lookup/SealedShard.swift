import Core

/// One file of sealed entries, ready to be written.
package struct SealedShard: Hashable, Sendable {
  package let index: Int
  /// Below the folder of the manifest.
  package let path: RelativePath
  package let bytes: [UInt8]

  /// - Parameter entries: real ones and dummies one after the other, in any order.
  init(index: Int, layout: ShardLayout, entries: [UInt8]) {
    self.index = index
    path = layout.path(of: index)
    bytes = SealedShard.json(index: index, layout: layout, entries: entries)
  }

  /// Sorted by bytes: neither the registry's order nor which entries are dummies can be seen.
  private static func json(index: Int, layout: ShardLayout, entries: [UInt8]) -> [UInt8] {
    let length = SealedEntry.length(payload: layout.payload)
    let textLength = Base64URL.length(of: length)
    let starts = sortedStarts(of: entries, length: length)
    var output: [UInt8] = []
    output.reserveCapacity(starts.count * (textLength + 3) + 64)
    output += "{\"v\":1,\"k\":".utf8
    output.append(quoted: layout.keyID)
    output += ",\"i\":".utf8
    output.append(decimal: index)
    output += ",\"e\":[".utf8
    var place = output.count
    output += repeatElement(UInt8(ascii: "\""), count: starts.count * (textLength + 3))
    var target = output.mutableSpan
    let source = entries.span
    for start in starts {
      Base64URL.write(source.extracting(start..<start + length), to: &target, at: place + 1)
      place += textLength + 3
      target[place - 1] = UInt8(ascii: ",")
    }
    if !starts.isEmpty { output.removeLast() }
    output += "]}".utf8
    return output
  }

  private static func sortedStarts(of entries: [UInt8], length: Int) -> [Int] {
    stride(from: 0, to: entries.count, by: length)
      .map { start in
        let head = entries.withUnsafeBytes {
          UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        return (head: head, start: start)
      }
      .sorted { left, right in
        if left.head != right.head { return left.head < right.head }
        return entries[left.start..<left.start + length]
          .lexicographicallyPrecedes(entries[right.start..<right.start + length])
      }
      .map(\.start)
  }
}
