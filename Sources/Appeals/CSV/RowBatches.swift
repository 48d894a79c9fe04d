/// Cuts a text into batches of rows that several cores can read at the same time.
///
/// A batch ends with a line that ends outside quotation marks, as far as their number tells: exactly where
/// the text follows RFC 4180. Any cut is right, since whoever takes a batch checks that a row begins
/// where it does; a good one saves reading it twice.
struct RowBatches: Sendable {
  struct Batch: Sendable {
    let bytes: [UInt8]
    /// Whether a row most likely begins where the batch does.
    let beginsRow: Bool
  }

  /// Two batches fit into the second cache of a core, with what is made of them.
  static let usualSize = 256 << 10

  /// How many batches the cores get at a time: enough that none waits long for the last of them, few
  /// enough that they take little memory, and the same on every machine.
  static let atOnce = 16

  private let size: Int
  private var closed: [Batch] = []
  private var open: [UInt8] = []
  private var beginsRow = true

  /// - Parameter size: in bytes; a batch is shorter by the row that it cuts.
  init(of size: Int = usualSize) {
    self.size = size
  }

  var count: Int { closed.count }

  /// The batches that are full; they are not kept.
  mutating func take() -> [Batch] {
    defer { closed = [] }
    return closed
  }

  /// What no batch was filled with; it is not kept.
  mutating func takeRest() -> [UInt8] {
    defer { open = [] }
    return open
  }

  mutating func append(_ piece: Span<UInt8>) {
    var position = 0
    while position < piece.count {
      let end = min(piece.count, position + size - open.count)
      piece.extracting(position..<end).withUnsafeBufferPointer { open.append(contentsOf: $0) }
      if open.count == size { close() }
      position = end
    }
  }

  private mutating func close() {
    let end = RowBatches.endOfRows(in: open.span)
    var rest: [UInt8] = []
    rest.reserveCapacity(size)
    if let end {
      rest.append(contentsOf: open[end...])
      open.removeSubrange(end...)
    }
    closed.append(Batch(bytes: open, beginsRow: beginsRow))
    beginsRow = end != nil
    open = rest
  }
}

extension RowBatches {
  /// Behind the last line that ends outside quotation marks; `nil` when none does.
  static func endOfRows(in bytes: Span<UInt8>) -> Int? {
    var isQuoted = hasOddQuotes(bytes)
    for position in bytes.indices.reversed() {
      if bytes[position] == .quote { isQuoted.toggle() }
      if bytes[position] == .lineFeed, !isQuoted { return position + 1 }
    }
    return nil
  }

  /// Eight bytes at a time: every byte of a registry comes through here, on one core.
  private static func hasOddQuotes(_ bytes: Span<UInt8>) -> Bool {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let raw = bytes.bytes
    var marks: UInt64 = 0
    var position = 0
    while position + 8 <= bytes.count {
      // A byte that is a quotation mark becomes zero, and its top bit alone is flipped in `marks`.
      let word =
        raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self) ^ 0x2222_2222_2222_2222
      marks ^= ~((word & low) &+ low | word | low)
      position += 8
    }
    var isOdd = marks.nonzeroBitCount % 2 == 1
    while position < bytes.count {
      if bytes[position] == .quote { isOdd.toggle() }
      position += 1
    }
    return isOdd
  }
}
