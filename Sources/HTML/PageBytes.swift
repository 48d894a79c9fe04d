/// The bytes of a page while it is written.
///
/// Memory of its own and not an array: a page is made of some thousand short texts, and for each an array
/// asks who else holds it, asks for room and calls three functions. That was a third of writing a page.
struct PageBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  var copy: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

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
    old.deallocate()
  }
}
