/// Which first and last eight bytes of words `LineSieve` may find something in, as two sets that may
/// hold more than that.
///
/// A letter counts with the five lowest bits of its last byte: capitals then are the same as small
/// letters but for a few, which are put in beside them.
final class WordEdges: Sendable {
  static let shared = WordEdges()

  /// In bytes: four letters of Cyrillic.
  static let length = 8
  /// One in eighty other words is in a set this large.
  private static let width: UInt64 = 15

  let starts: [UInt64]
  let ends: [UInt64]

  private init() {
    var (starts, ends) = (WordEdges.empty, WordEdges.empty)
    for word in Signs.beginnings {
      WordEdges.forEachSpelling(of: word) {
        WordEdges.insert(WordEdges.start(WordEdges.little($0), $0.count), into: &starts)
      }
    }
    for word in Signs.endings {
      WordEdges.forEachSpelling(of: word) { spelling in
        let gap = WordEdges.length - spelling.count
        let last = [UInt8](repeating: 0, count: gap) + spelling
        let key = WordEdges.end(WordEdges.little(last), spelling.count)
        WordEdges.insert(key, into: &ends)
        // Behind any other letter, where it has but three.
        if word.unicodeScalars.count == 4 { return }
        for letter: UInt64 in 1..<32 {
          WordEdges.insert(key | letter << UInt64(8 * gap - 8), into: &ends)
        }
      }
    }
    (self.starts, self.ends) = (starts, ends)
  }

  /// Of the first eight bytes of a word what tells its first four letters, or all of a shorter one.
  ///
  /// - Parameter count: how many bytes the word has, from 1; those behind are not its own.
  @inline(__always)
  static func start(_ bytes: UInt64, _ count: Int) -> UInt64 {
    let letters: UInt64 = bytes & 0x80 == 0 ? 0x1F1F_1F1F : 0x1F00_1F00_1F00_1F00
    return bytes & letters
      & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(count, length)))
  }

  /// As `start`, of the last eight.
  @inline(__always)
  static func end(_ bytes: UInt64, _ count: Int) -> UInt64 {
    let letters: UInt64 = bytes >> 63 == 0 ? 0x1F1F_1F1F_0000_0000 : 0x1F00_1F00_1F00_1F00
    return bytes & letters
      & (UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* min(count, length)))
  }

  /// Not 0 where the set holds the key. No branch: one in many words is known, and that costs as much
  /// as the rest.
  @inline(__always)
  static func isKnown(_ key: UInt64, in set: Span<UInt64>) -> UInt64 {
    let place = place(of: key)
    return set[unchecked: place >> 6] &>> UInt64(place) & 1
  }

  // MARK: - Making the sets

  private static var empty: [UInt64] { [UInt64](repeating: 0, count: 1 << Int(width - 6)) }

  private static func insert(_ key: UInt64, into set: inout [UInt64]) {
    let place = place(of: key)
    set[place >> 6] |= 1 &<< UInt64(place)
  }

  @inline(__always)
  private static func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 - width))
  }

  private static func little(_ bytes: [UInt8]) -> UInt64 {
    bytes.prefix(length).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Gives the word, of at most four letters of one alphabet, in all mixtures of small letters and
  /// capitals.
  private static func forEachSpelling(of word: String, _ body: ([UInt8]) -> Void) {
    var spellings: [[UInt8]] = [[]]
    for letter in word.unicodeScalars {
      let forms = [letter] + (capitals[letter] ?? [])
      spellings = spellings.flatMap { start in forms.map { start + Array(String($0).utf8) } }
    }
    spellings.forEach(body)
  }

  private static let capitals: [Unicode.Scalar: [Unicode.Scalar]] = {
    var capitals: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for value: UInt32 in 0..<0x800 {
      guard PersonalData.lowered(value) != value, let capital = Unicode.Scalar(value),
        let letter = Unicode.Scalar(PersonalData.lowered(value))
      else { continue }
      capitals[letter, default: []].append(capital)
    }
    return capitals
  }()
}
