/// On which line each row of a table began. Nearly all rows follow their neighbour by one line, so
/// only the rows that do not are kept.
package struct LineIndex: Sendable {
  private var jumps: [(row: Int, offset: Int)] = []

  /// Rows are added in order.
  mutating func append(row: Int, line: Int) {
    if line - row != jumps.last?.offset { jumps.append((row, line - row)) }
  }

  package func line(ofRow row: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : row + jumps[low - 1].offset
  }
}
