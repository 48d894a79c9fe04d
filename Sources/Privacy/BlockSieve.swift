/// Says quickly which lines `LineSieve` has to look at: most words begin and end like nobody's name or
/// street, and that is seen in their first and last eight bytes, without taking their letters apart.
/// Never passes over a line in which `LineSieve` finds something (a test holds the two together).
struct BlockSieve {
  private let text: UnsafeBufferPointer<UInt8>
  /// Where the word began that the last block ended in.
  private var wordStart = 0
  private var isInWord = false
  /// Of a number that may go on.
  private var digits = 0

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// A byte in the first line from `start` on, where one begins, that deserves a look; `nil` at the end.
  static func firstSuspicion(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      if start >= text.count { return nil }
      var sieve = BlockSieve(text)
      let edges = WordEdges.shared
      let (starts, ends) = (edges.starts, edges.ends)
      return sieve.firstSuspicion(from: start, starts.span, ends.span)
    }
  }

  private mutating func firstSuspicion(
    from start: Int, _ starts: Span<UInt64>, _ ends: Span<UInt64>
  ) -> Int? {
    guard let address = text.baseAddress, start >= WordEdges.length else { return start }
    let bytes = UnsafeRawPointer(address)
    var base = start
    var isWordPlain = true
    // A word may begin at the last byte of a block, and is read from there.
    while base + TextBlock.size + WordEdges.length <= text.count {
      let block = TextBlock(bytes, at: base)
      let words = block.words
      var isStrange = false
      if block.isPlain {
        if words != 0 { digits = 0 }
      } else {
        isStrange = block.isStrange
        if isSuspicious(block, words: isStrange ? 0 : words) { return isInWord ? wordStart : base }
      }
      isWordPlain = !isStrange && (isWordPlain || !isInWord)
      var edges = words ^ (words << 1 | (isInWord ? 1 : 0))
      while edges != 0 {
        let edge = base &+ edges.trailingZeroBitCount
        edges &= edges &- 1
        if isInWord {
          let isQuiet = isWordPlain && isQuiet(wordStart, edge, in: bytes, starts, ends)
          if !isQuiet, isSuspicious(wordStart..<edge) { return wordStart }
          isWordPlain = !isStrange
        } else {
          wordStart = edge
        }
        isInWord.toggle()
      }
      base &+= TextBlock.size
    }
    return firstSuspicion(inRestFrom: isInWord ? wordStart : base)
  }

  private func firstSuspicion(inRestFrom start: Int) -> Int? {
    if digits > 0 { return start }
    var index = start
    while index < text.count {
      let line = index
      if !LineSieve.suspicion(of: text.span, from: &index).isEmpty { return line }
      index += 1
    }
    return nil
  }

  // MARK: - Words

  /// Whether nothing about a word of plain letters can be of interest.
  @inline(__always)
  private func isQuiet(
    _ start: Int, _ end: Int, in bytes: UnsafeRawPointer, _ starts: Span<UInt64>,
    _ ends: Span<UInt64>
  ) -> Bool {
    let count = end &- start
    let first = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let last = bytes.loadUnaligned(fromByteOffset: end &- WordEdges.length, as: UInt64.self)
    let isKnown =
      WordEdges.isKnown(WordEdges.start(UInt64(littleEndian: first), count), in: starts)
      | WordEdges.isKnown(WordEdges.end(UInt64(littleEndian: last), count), in: ends)
    return isKnown == 0 && !goesOn(bytes.load(fromByteOffset: end, as: UInt8.self), behind: count)
  }

  /// Whether a sign belongs to the word before it: marks of emphasis, and those of short words, such as
  /// initials and `ж/м`.
  @inline(__always)
  private func goesOn(_ sign: UInt8, behind length: Int) -> Bool {
    switch sign {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"): length <= 4
    default: BlockSieve.isMark(sign)
    }
  }

  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// The careful look at a word and the sign behind it, and at every word that goes on behind a mark.
  @inline(never)
  private func isSuspicious(_ word: Range<Int>) -> Bool {
    var end = word.upperBound
    while end < text.count, BlockSieve.isMark(text[end]) { end += 1 }
    if end == text.count { return true }
    let isLetter = text[end] >= 0x80 || (0x61...0x7A).contains(text[end] | 0x20)
    if isLetter, end > word.upperBound { return true }
    var index = 0
    let bytes = UnsafeBufferPointer(rebasing: text[word.lowerBound...end])
    return !LineSieve.suspicion(of: bytes.span, from: &index).isEmpty
  }

  // MARK: - Numbers

  /// Counts the digits of numbers and notes signs that are of interest by themselves.
  ///
  /// - Parameter words: letters, which end numbers.
  @inline(never)
  private mutating func isSuspicious(_ block: TextBlock, words: UInt64) -> Bool {
    if block.isTelling { return true }
    var left = block.digits
    var ends = words | block.endsOfNumbers
    while left != 0 {
      let before = BlockSieve.bitsBelowLowest(of: left)
      if ends & before != 0 { digits = 0 }
      ends &= ~before
      let number = left & BlockSieve.bitsBelowLowest(of: ends)
      digits += number.nonzeroBitCount
      if digits >= LineSieve.fewestDigits { return true }
      left &= ~number
    }
    if ends != 0 { digits = 0 }
    return false
  }

  /// All bits for 0.
  private static func bitsBelowLowest(of bits: UInt64) -> UInt64 { bits & (0 &- bits) &- 1 }
}
