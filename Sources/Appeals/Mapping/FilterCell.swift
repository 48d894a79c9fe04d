/// A filter while rows are read.
struct FilterCell: Sendable {
  let rule: RowFilter
  var position = -1
  private var index: ValueIndex

  init(_ rule: RowFilter) {
    self.rule = rule
    let values = rule.values.map { (FoldedText($0), 1) }
    index = ValueIndex(Dictionary(values) { one, _ in one })
  }

  mutating func keeps(_ bytes: Span<UInt8>, _ fields: [CSVReader.Field]) -> Bool {
    let cell = fields[position].trimmed(in: bytes)
    if cell.isEmpty { return rule.keepsEmpty }
    if rule.values.isEmpty { return true }
    return (index.number(in: bytes, cell) != nil) == rule.keeps
  }
}

extension CSVReader.Field {
  /// The content without blanks and no-break spaces at its ends.
  @inline(__always)
  func trimmed(in bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (start, end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    while end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { start += 2 }
    while end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 { end -= 2 }
    return start..<end
  }
}
