/// Thirty-two bytes by value: a key or a hash without a place on the heap.
package struct Bytes32: Hashable, Sendable, BitwiseCopyable {
  var words: InlineArray<4, UInt64>

  /// The words as they lie in memory, so that the bytes are the same on every machine.
  init(words: InlineArray<4, UInt64>) {
    self.words = words
  }

  /// The first 32 of at least 32 bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    words = bytes.loadUnaligned(as: InlineArray<4, UInt64>.self)
  }

  /// `nil` unless there are exactly 32.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self = bytes.withUnsafeBytes { Bytes32($0) }
  }

  package var bytes: [UInt8] { withBytes { Array($0) } }

  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    var copy = words
    return try withUnsafeBytes(of: &copy, body)
  }

  package static func == (left: Bytes32, right: Bytes32) -> Bool {
    (0..<4).allSatisfy { left.words[$0] == right.words[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for index in 0..<4 { hasher.combine(words[index]) }
  }
}
