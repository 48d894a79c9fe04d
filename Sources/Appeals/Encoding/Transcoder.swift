/// Turns the bytes of a registry into UTF-8, chunk by chunk, whatever its encoding.
///
/// Undecided until the first byte that is not ASCII; then the rest of that chunk decides, so that
/// nothing is read twice. UTF-8 passes unchanged and unchecked: `CSVReader` names the place of a byte
/// that is none. What an encoding leaves undefined becomes U+FFFD.
package struct Transcoder: Sendable {
  /// As stated or found; `nil` while everything so far was ASCII.
  package private(set) var encoding: TextEncoding?
  /// Whether the settings say the encoding; otherwise it was found.
  package let isStated: Bool

  private var isAtStart = true
  private var isBigEndian = false
  /// The odd byte and the high surrogate at the end of the last chunk of UTF-16.
  private var carried: [UInt8] = []
  private var output: [UInt8] = []

  package init(_ encoding: TextEncoding?) {
    self.encoding = encoding
    isStated = encoding != nil
  }

  /// Calls `sink` with the chunk as UTF-8, at once.
  package mutating func feed(
    _ chunk: Span<UInt8>, isLast: Bool = false, to sink: (Span<UInt8>) -> Void
  ) {
    if isAtStart, chunk.count > 0 { begin(chunk) }
    if encoding == nil { encoding = TextEncoding.guess(chunk, isLast: isLast) }
    switch encoding {
    case nil, .utf8: sink(chunk)
    case .utf16: decodeUTF16(chunk, isLast: isLast, to: sink)
    case .windows1251: decode(chunk, TextEncoding.upper1251, to: sink)
    case .latin1: decode(chunk, TextEncoding.upperLatin1, to: sink)
    }
  }

  private mutating func begin(_ chunk: Span<UInt8>) {
    isAtStart = false
    let marked = TextEncoding.marked(chunk)
    if encoding == nil { encoding = marked ?? (TextEncoding.isUTF16(chunk) ? .utf16 : nil) }
    guard encoding == .utf16, chunk.count >= 2 else { return }
    if marked == .utf16 {
      isBigEndian = chunk[0] == 0xFE
    } else {
      // Latin letters, digits and delimiters have their NUL first in big-endian text.
      let first = stride(from: 0, to: chunk.count, by: 2).count { chunk[$0] == 0 }
      let second = stride(from: 1, to: chunk.count, by: 2).count { chunk[$0] == 0 }
      isBigEndian = first > second
    }
  }

  // MARK: - Single bytes

  private mutating func decode(
    _ chunk: Span<UInt8>, _ upper: [UInt32], to sink: (Span<UInt8>) -> Void
  ) {
    // Three bytes for each at most; written by place, since an append for each byte costs thrice.
    let written = output.withRoom(chunk.count * 3) { room in
      var end = 0
      for index in chunk.indices {
        let byte = chunk[index]
        if byte < 0x80 {
          room[end] = byte
          end += 1
          continue
        }
        var code = upper[Int(byte & 0x7F)]
        while code != 0 {
          room[end] = UInt8(truncatingIfNeeded: code)
          end += 1
          code >>= 8
        }
      }
      return end
    }
    sink(output.span.extracting(0..<written))
  }

  // MARK: - UTF-16

  private mutating func decodeUTF16(
    _ chunk: Span<UInt8>, isLast: Bool, to sink: (Span<UInt8>) -> Void
  ) {
    output.removeAll(keepingCapacity: true)
    var bytes = carried
    chunk.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    var position = 0
    while let unit = unit(bytes, position) {
      position += 2
      guard (0xD800...0xDFFF).contains(unit) else {
        append(UInt32(unit))
        continue
      }
      guard unit < 0xDC00 else {
        append(0xFFFD)
        continue
      }
      guard let low = self.unit(bytes, position) else {
        // The other half comes with the next chunk.
        position -= 2
        break
      }
      if (0xDC00...0xDFFF).contains(low) {
        append(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
        position += 2
      } else {
        append(0xFFFD)
      }
    }
    carried = Array(bytes[position...])
    if isLast, !carried.isEmpty { append(0xFFFD) }
    sink(output.span)
  }

  private func unit(_ bytes: [UInt8], _ position: Int) -> UInt16? {
    guard position + 1 < bytes.count else { return nil }
    let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private mutating func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    output.append(contentsOf: UTF8.encode(scalar)!)
  }
}

extension [UInt8] {
  /// Grows to `count` places and lets `write` fill the first of them, returning how many.
  fileprivate mutating func withRoom(
    _ count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) -> Int {
    if self.count < count { append(contentsOf: repeatElement(0, count: count - self.count)) }
    return withUnsafeMutableBufferPointer { write($0) }
  }
}
