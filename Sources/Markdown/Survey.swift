import Core

/// One pass over all bytes of a page: where lines start, and what no page may hold.
struct Survey {
  /// As in `SourceText.lineStarts`.
  private(set) var lineStarts: [Int]
  private(set) var faults: [CharacterFault] = []

  init(of bytes: [UInt8]) {
    lineStarts = []
    lineStarts.reserveCapacity(bytes.count / 48 + 8)
    lineStarts.append(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    let mayHoldDelete = bytes.offset(of: 0x7F) != nil
    bytes.withUnsafeBufferPointer { read($0, mayHoldDelete: mayHoldDelete) }
  }

  /// - Parameter mayHoldDelete: whether U+007F is among the bytes, the one control above the others.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, mayHoldDelete: Bool) {
    var offset = lineStarts[0]
    while offset < bytes.count {
      if !mayHoldDelete { offset += plainBytes(in: bytes, from: offset) }
      let end = min(offset + 8, bytes.count)
      while offset < end {
        let isLineEnd = bytes[offset] == 0x0A
        readCharacter(in: bytes, at: &offset)
        // What comes next is plain again as a rule.
        if isLineEnd { break }
      }
    }
    if lineStarts.last != bytes.count || bytes.isEmpty { lineStarts.append(bytes.count) }
  }

  /// How many bytes from `offset` are whole characters of one or two bytes and none of them a
  /// control: nearly all of a page. Eight bytes are judged at once, each by the top bit of its own
  /// eight; the bits below are left as they fall and masked at the end.
  private func plainBytes(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    var position = offset
    // The top bit says that the byte before the word starts a character of two bytes.
    var carry: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(start + position).loadUnaligned(as: UInt64.self))
      let second = word << 1
      let third = word << 2
      let leads = word & second
      // C3 to DF: below are controls and overlong forms, above longer characters.
      let isAtLeastC3 = (word & 0x1F1F_1F1F_1F1F_1F1F) &+ 0x1D1D_1D1D_1D1D_1D1D
      let isMisplaced = (word & ~second) ^ (leads << 8 | carry)
      let isStrange = (leads & (third | ~(isAtLeastC3 << 2))) | ~(word | second | third)
      if (isMisplaced | isStrange) & 0x8080_8080_8080_8080 != 0 { break }
      carry = leads >> 56 & 0x80
      position += 8
    }
    return position - offset - Int(carry >> 7)
  }

  private mutating func readCharacter(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: inout Int
  ) {
    switch bytes[offset] {
    case 0x0A:
      offset += 1
      lineStarts.append(offset)
    case 0x0D:
      offset += offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
      lineStarts.append(offset)
    case 0x20..<0x7F: offset += 1
    default:
      let (scalar, length) = decodeScalar(in: bytes, at: offset)
      if let kind = CharacterFault.Kind(scalar), faults.count < CharacterFault.limit {
        faults.append(CharacterFault(kind: kind, offset: offset))
      }
      offset += length
    }
  }
}
