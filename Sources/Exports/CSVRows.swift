/// Rows on their way into the reader of CSV: collected as bytes and handed on in pieces, so that every
/// kind of source goes through one reader.
struct CSVRows {
  private static let pieceBytes = 256 << 10

  private var bytes: [UInt8] = []
  private var isFirstCell = true
  private let sink: (Span<UInt8>) -> Bool
  /// False once the reader wants no more.
  private(set) var isWanted = true

  init(_ sink: @escaping (Span<UInt8>) -> Bool) { self.sink = sink }

  mutating func cell(_ text: some Sequence<UInt8>) {
    if !isFirstCell { bytes.append(UInt8(ascii: ",")) }
    isFirstCell = false
    let start = bytes.count
    var needsQuotes = false
    for byte in text {
      switch byte {
      // A line break inside a cell would shift the numbers of the lines that messages cite.
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "\""):
        needsQuotes = true
        bytes += [byte, byte]
      default:
        if byte == UInt8(ascii: ",") { needsQuotes = true }
        bytes.append(byte)
      }
    }
    if needsQuotes {
      bytes.insert(UInt8(ascii: "\""), at: start)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirstCell = true
    if bytes.count >= CSVRows.pieceBytes { flush() }
  }

  mutating func flush() {
    if isWanted { isWanted = sink(bytes.span) }
    bytes.removeAll(keepingCapacity: true)
  }
}
