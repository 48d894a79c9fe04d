/// The bytes of a page while it is written.
///
/// Memory of its own and not an array: a page is made of some thousand short texts, and for each an array
/// asks who else holds it, asks for room and calls three functions. That was a third of writing a page.
struct PageBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// Whether the memory is its own.
  private var isOwner: Bool

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
    isOwner = true
  }

  private init(lent room: UnsafeMutableBufferPointer<UInt8>) {
    (start, capacity, isOwner) = (room.baseAddress!, room.count, false)
  }

  deinit { if isOwner { start.deallocate() } }

  var copy: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// An array of what is written, written right into its memory as long as that is enough: memory of that
  /// size apart from it, and a copy, were a twelfth of what a page took.
  static func array(capacity: Int, _ write: (consuming PageBytes) -> PageBytes) -> [UInt8] {
    var longer: [UInt8]?
    let array = [UInt8](unsafeUninitializedCapacity: max(capacity, 64)) { room, count in
      let page = write(PageBytes(lent: room))
      if page.isOwner { longer = page.copy } else { count = page.count }
    }
    return longer ?? array
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  mutating func append(_ short: ShortBytes) {
    makeRoom(for: 16)
    UnsafeMutableRawPointer(start + count).storeBytes(of: short.bytes, as: SIMD16<UInt8>.self)
    count += short.count
  }

  /// Appends a text in which no byte has to be escaped, looking at each on its way; `false`, and nothing is
  /// appended, when some may have to be. Byte by byte, looking for them took as long as copying all text
  /// and more.
  @inline(__always)
  mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    makeRoom(for: text.count)
    let target = UnsafeMutableRawPointer(start + count)
    let isPlain =
      text.count >= 8
      ? PageBytes.copyWords(text, to: target) : PageBytes.copyBytes(text, to: target)
    if isPlain { count += text.count }
    return isPlain
  }

  /// Eight bytes at a time; the last word may lie over the one before it. (The vectors of the standard library
  /// are compared element by element.)
  @inline(__always)
  private static func copyWords(
    _ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer
  ) -> Bool {
    let source = UnsafeRawBufferPointer(text)
    let last = text.count &- 8
    var special: UInt64 = 0
    func copyWord(at offset: Int) {
      let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      special |= (word &- each(0x20)) & ~word
      // `<` and `>` differ in one bit, as do `"` and `&`.
      special |= zeros((word | each(0x02)) ^ each(0x3E)) | zeros((word | each(0x04)) ^ each(0x26))
    }
    var offset = 0
    while offset < last {
      copyWord(at: offset)
      offset &+= 8
    }
    copyWord(at: last)
    return special & each(0x80) == 0
  }

  /// The same byte eight times.
  @inline(__always)
  private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that is 0, and now and then of one above it.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }

  @inline(__always)
  private static func copyBytes(
    _ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer
  ) -> Bool {
    for (offset, byte) in text.enumerated() {
      if byte < 0x20 || byte | 0x02 == 0x3E || byte | 0x04 == 0x26 { return false }
      target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }
    return true
  }

  @inline(__always)
  mutating func append(_ text: String) {
    PageBytes.withBytes(of: text) { append($0) }
  }

  /// Lends the bytes of a text where they lie; a copy of the text would be retained.
  @inline(__always)
  static func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let isLent: Void? = text.utf8.withContiguousStorageIfAvailable(body)
    precondition(isLent != nil, "native texts are contiguous")
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if more > capacity - count { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    let old = start
    start = .allocate(capacity: capacity)
    start.update(from: old, count: count)
    if isOwner { old.deallocate() }
    isOwner = true
  }
}
