/// Short texts to be copied millions of times: each in whole words, so that one or two stores copy it.
struct TextPieces: Sendable {
  private var words: [UInt64] = []
  private var places: [(first: UInt32, count: UInt32)] = []
  private(set) var longest = 0

  init(_ texts: some Sequence<[UInt8]>) {
    for text in texts { append(text) }
  }

  private mutating func append(_ text: [UInt8]) {
    places.append((UInt32(words.count), UInt32(text.count)))
    longest = max(longest, text.count)
    for start in stride(from: 0, to: text.count, by: 8) {
      words.append(
        text[start..<min(start + 8, text.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  /// Copies a text, and up to 7 bytes more behind it that the next one overwrites.
  ///
  /// - Returns: where the text ends.
  @inline(__always)
  func write(_ index: Int, to target: inout MutableRawSpan, at start: Int) -> Int {
    let place = places[index]
    var word = Int(place.first)
    var offset = start
    let end = start + Int(place.count)
    while offset < end {
      target.storeBytes(of: words[word].littleEndian, toByteOffset: offset, as: UInt64.self)
      word += 1
      offset += 8
    }
    return end
  }
}
