/// Finds numbers of one length in a text, whatever separates their digits.
///
/// Short numbers (access codes) are only looked for where nothing but the number stands: in one
/// piece or in groups of equal length. Among a million codes every millionth window of twelve
/// digits in a table of figures would be one by chance.
struct NumberSearch {
  private let length: Int
  private let set: NumberSet
  private let power: UInt64
  /// The last `length` digits and their places, as a ring.
  private var digits: [UInt8]
  private var places: [Int]
  private var next = 0
  private var run = 0
  private var value: UInt64 = 0
  /// Lengths of the groups that the current run consists of.
  private var groups: [Int] = []
  private var offsets: [Int] = []

  init(length: Int, set: NumberSet) {
    self.length = length
    self.set = set
    power = (0..<length).reduce(UInt64(1)) { product, _ in product &* 10 }
    digits = Array(repeating: 0, count: length)
    places = Array(repeating: 0, count: length)
  }

  private var isShort: Bool { length < 16 }

  /// Offsets of the first digits of what was found.
  mutating func offsets(in bytes: Span<UInt8>, limit: Int) -> [Int] {
    var position = 0
    while position < bytes.count, offsets.count < limit {
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        add(byte - 0x30, at: position)
        position += 1
      } else if run == 0 {
        position += 1
      } else {
        position += gap(in: bytes, at: position)
      }
    }
    if run > 0, offsets.count < limit { endGroup() }
    return offsets
  }

  private mutating func add(_ digit: UInt8, at place: Int) {
    value = value &* 10 &+ UInt64(digit)
    if run >= length { value = value &- UInt64(digits[next]) &* power }
    digits[next] = digit
    places[next] = place
    next = next + 1 == length ? 0 : next + 1
    run += 1
    if isShort {
      if groups.isEmpty { groups.append(0) }
      groups[groups.count - 1] += 1
    } else if run >= length, set.contains(value) {
      // The oldest digit of the ring is the number's first.
      offsets.append(places[next])
    }
  }

  /// What follows a digit and is none: a separator or two let the number go on, all else ends it.
  private mutating func gap(in bytes: Span<UInt8>, at start: Int) -> Int {
    endGroup()
    var position = start
    var separators = 0
    while separators < 4, position < bytes.count {
      let length = TextBytes.separator(in: bytes, at: position)
      if length == 0 { break }
      position += length
      separators += 1
    }
    let goesOn =
      separators > 0 && separators < 4 && position < bytes.count && bytes[position] &- 0x30 < 10
    if goesOn {
      if isShort { groups.append(0) }
    } else {
      run = 0
      value = 0
      groups.removeAll(keepingCapacity: true)
    }
    return max(1, position - start)
  }

  /// Looks up a short number that ends here.
  private mutating func endGroup() {
    guard isShort, run >= length, let size = groups.last, size > 0, length % size == 0 else {
      return
    }
    let count = length / size
    guard groups.count >= count, groups.suffix(count).allSatisfy({ $0 == size }) else { return }
    if set.contains(value) { offsets.append(places[next]) }
  }
}
