/// What the nonce of an entry is a code over: the data that is authenticated with each record of a
/// period, a line feed and the padded record. One is used for record after record.
struct SealedMessage {
  /// Ready to be hashed after the block of a key.
  private var blocks: [UInt8]
  /// Bytes of the authenticated data.
  private let dataCount: Int
  private let size: Int

  /// - Parameter size: bytes of a padded record.
  init(in period: KeyPeriod, size: Int) {
    blocks = period.authenticatedData
    dataCount = blocks.count
    self.size = size
    blocks.append(UInt8(ascii: "\n"))
    blocks += repeatElement(0, count: size)
    KeyedHash.Padding.pad(&blocks, after: 64)
  }

  /// Puts the beginning of a text, padded with spaces, which JSON ignores, in the place of the record
  /// before.
  ///
  /// - Parameter count: bytes of the text that belong to the record, not more than its size.
  mutating func take(_ text: [UInt8], count: Int) {
    precondition(count <= size && count <= text.count, "a record fits its size")
    blocks.withUnsafeMutableBytes { blocks in
      let target = UnsafeMutableRawBufferPointer(
        rebasing: blocks[(dataCount + 1)..<(dataCount + 1 + size)])
      text.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
      }
      UnsafeMutableRawBufferPointer(rebasing: target[count...])
        .initializeMemory(as: UInt8.self, repeating: UInt8(ascii: " "))
    }
  }

  /// - Parameter body: takes all of it as blocks to be hashed, the authenticated data and the record.
  @inline(__always)
  func withParts(
    _ body: (
      _ blocks: UnsafeRawBufferPointer, _ data: UnsafeRawBufferPointer,
      _ plaintext: UnsafeRawBufferPointer
    ) -> Void
  ) {
    blocks.withUnsafeBytes { bytes in
      body(
        bytes, UnsafeRawBufferPointer(rebasing: bytes[..<dataCount]),
        UnsafeRawBufferPointer(rebasing: bytes[(dataCount + 1)..<(dataCount + 1 + size)]))
    }
  }
}
