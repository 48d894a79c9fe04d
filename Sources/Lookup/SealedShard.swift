import Core

/// One file of sealed entries.
package struct SealedShard: Hashable, Sendable {
  package let index: Int
  /// Below the folder of the manifest.
  package let path: RelativePath
  package let bytes: [UInt8]

  /// Whether a byte can be in the file of a shard at all: base64url and the signs of its JSON.
  static func mayHold(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-_{}[]\":,".utf8.contains(byte)
    }
  }
}
