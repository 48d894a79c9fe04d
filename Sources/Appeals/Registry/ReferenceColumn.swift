/// The reference numbers of a table, packed: 8 bytes a row for numbers of 16 digits, 10 bytes as soon
/// as one of 20 digits is among them, and the spelling itself for all others.
package struct ReferenceColumn: Sendable {
  private var words: [UInt64] = []
  /// Empty until the first number of 20 digits.
  private var leading: [UInt16] = []
  private var arena: [UInt8] = []

  package var count: Int { words.count }

  /// The reference as it was written.
  package subscript(row: Int) -> String {
    var bytes: [UInt8] = []
    append(row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the UTF-8 bytes of a reference; no allocation of its own.
  package func append(_ row: Int, to bytes: inout [UInt8]) {
    let key = key(row)
    if let range = key.arenaRange {
      bytes.append(contentsOf: arena[range])
      return
    }
    if key.leading > 0 {
      ReferenceColumn.appendDigits(UInt64(key.leading - 1), width: 4, to: &bytes)
    }
    ReferenceColumn.appendDigits(key.word, width: 16, to: &bytes)
  }

  func key(_ row: Int) -> ReferenceKey {
    ReferenceKey(word: words[row], leading: leading.isEmpty ? 0 : leading[row])
  }

  mutating func reserveCapacity(_ count: Int) {
    words.reserveCapacity(count)
    if !leading.isEmpty { leading.reserveCapacity(count) }
  }

  mutating func append(_ key: ReferenceKey) {
    if key.leading > 0, leading.isEmpty {
      leading = Array(repeating: 0, count: words.count)
      leading.append(key.leading)
    } else if !leading.isEmpty {
      leading.append(key.leading)
    }
    words.append(key.word)
  }

  mutating func append(spelling bytes: ArraySlice<UInt8>) {
    let key = ReferenceKey(offset: arena.count, length: bytes.count)
    arena.append(contentsOf: bytes)
    append(key)
  }

  /// Appends a row of another column.
  mutating func append(copying other: ReferenceColumn, row: Int) {
    let key = other.key(row)
    if let range = key.arenaRange { append(spelling: other.arena[range]) } else { append(key) }
  }

  /// Takes the last reference off again; its bytes in the arena, if any, stay unused.
  mutating func removeLast() {
    words.removeLast()
    if !leading.isEmpty { leading.removeLast() }
  }

  func areEqual(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (key(one), key(other))
    if first == second { return true }
    guard let left = first.arenaRange, let right = second.arenaRange else { return false }
    return arena[left].elementsEqual(arena[right])
  }

  /// Equal for equal references, spread over all 64 bits.
  @inline(__always)
  func hash(_ row: Int) -> UInt64 {
    let key = key(row)
    guard let range = key.arenaRange else { return key.hash }
    // FNV-1a; its low bits are the good ones, the index wants the high ones.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in arena[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash &* ReferenceKey.golden
  }

  private static func appendDigits(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
    var target = bytes.mutableSpan
    var digits = target.mutableBytes
    if width == 4 {
      let word = eightDigits(value) >> 32
      digits.storeBytes(
        of: UInt32(truncatingIfNeeded: word).littleEndian, toByteOffset: start, as: UInt32.self)
      return
    }
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    digits.storeBytes(of: eightDigits(high).littleEndian, toByteOffset: start, as: UInt64.self)
    digits.storeBytes(of: eightDigits(low).littleEndian, toByteOffset: start + 8, as: UInt64.self)
  }

  /// A number below 10^8 as eight ASCII digits, the first in the lowest byte. It is halved three times,
  /// all parts side by side in one word: a look-up spells every reference several times, and one digit
  /// after the other took four times as long.
  @inline(__always)
  private static func eightDigits(_ value: UInt64) -> UInt64 {
    let halves = value / 10_000 | (value % 10_000) << 32
    // Each quotient by a multiplication that is exact for numbers of four and of two digits.
    let hundreds = (halves &* 10_486) >> 20 & 0x7F_0000_007F
    let pairs = hundreds | (halves - hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    let digits = tens | (pairs - tens &* 10) << 8
    return digits | 0x3030_3030_3030_3030
  }
}
