import References

/// Finds references that are not mere numbers of sixteen digits, such as ПА-2026-015073 and
/// 05-6/1234, by reading every word that may begin one as a citizen's entry would be read.
///
/// References without letters are easily a date or a figure. They are looked for only as letters
/// are written: with hyphens or slashes, without zeros that do not belong. Long words of the
/// base64 alphabet are passed over, since sealed entries contain short numbers by chance.
struct ReferenceSearch: Sendable {
  private let grammar: ReferenceGrammar
  private let references: NumberSet
  /// For characters below U+0530, whether a reference may begin with them.
  private let mayBegin: [Bool]
  /// Words that a reference may consist of: a part each, and one more for a hidden character.
  private let mostWords: Int

  init(_ patterns: LeakPatterns) {
    let grammar = patterns.grammar
    self.grammar = grammar
    references = NumberSet(patterns.references)
    mayBegin = (0..<0x530).map { scalar in
      grammar.patterns.contains { $0.mayBegin(with: scalar) }
    }
    mostWords = 1 + (grammar.patterns.map(\.separatedParts).max() ?? 0)
  }

  private static let longestWord = 96
  /// Bytes between two words; a spaced dash has five.
  private static let longestGap = 8

  func offsets(in bytes: Span<UInt8>, limit: Int) -> [Int] {
    var offsets: [Int] = []
    var position = 0
    var isInWord = false
    while position < bytes.count, offsets.count < limit {
      let length = TextBytes.letterOrDigit(in: bytes, at: position)
      if length > 0, !isInWord {
        let word = TextBytes.base64Word(in: bytes, at: position)
        if word > ReferenceSearch.longestWord {
          position += word
          continue
        }
        if mayBegin(in: bytes, at: position),
          let found = reference(in: bytes, at: position)
        {
          offsets.append(position)
          position += found
          continue
        }
      }
      isInWord = length > 0
      position += max(1, length)
    }
    return offsets
  }

  private func mayBegin(in bytes: Span<UInt8>, at place: Int) -> Bool {
    let byte = UInt32(bytes[place])
    if byte < 0x80 { return mayBegin[Int(byte)] }
    // Two bytes for Cyrillic; full-width forms are few enough to be read each time.
    if byte >= 0xE0 || place + 1 >= bytes.count { return true }
    let scalar = Int((byte & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F))
    return scalar < mayBegin.count && mayBegin[scalar]
  }

  /// The length of the published reference that begins at `start`; `nil` when there is none.
  private func reference(in bytes: Span<UInt8>, at start: Int) -> Int? {
    let ends = wordEnds(in: bytes, from: start)
    guard let last = ends.last, hasDigit(bytes, start..<last) else { return nil }
    for end in ends.reversed() {
      let text = bytes.extracting(start..<end).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
      guard let reference = grammar.reference(text),
        references.contains(LeakPatterns.hash(reference.text.utf8)),
        grammar.patterns[reference.pattern].hasLetters || isPlainly(reference.text, text)
      else { continue }
      return end - start
    }
    return nil
  }

  /// Most words that begin like a reference have no digit near; no reference is without.
  private func hasDigit(_ bytes: Span<UInt8>, _ place: Range<Int>) -> Bool {
    for position in place where bytes[position] &- 0x30 < 10 || bytes[position] == 0xEF {
      return true
    }
    return false
  }

  /// Where the words end that follow with only separators between them.
  private func wordEnds(in bytes: Span<UInt8>, from start: Int) -> [Int] {
    var ends: [Int] = []
    var position = start
    while position < bytes.count, ends.count < mostWords {
      var end = position
      while end < bytes.count {
        let length = TextBytes.letterOrDigit(in: bytes, at: end)
        if length == 0 { break }
        end += length
      }
      if end == position { break }
      ends.append(end)
      position = end
      while position < bytes.count, position - end < ReferenceSearch.longestGap {
        let length = TextBytes.separator(in: bytes, at: position)
        if length == 0 { break }
        position += length
      }
      if position == end { break }
    }
    return ends
  }

  /// Whether the text is the reference with hyphens or slashes and nothing else.
  private func isPlainly(_ canonical: String, _ text: String) -> Bool {
    let plain = text.unicodeScalars.lazy.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "/", "\\", "\u{2010}"..."\u{2015}", "\u{2212}": "-"
      default: scalar
      }
    }
    return plain.elementsEqual(canonical.unicodeScalars)
  }
}
