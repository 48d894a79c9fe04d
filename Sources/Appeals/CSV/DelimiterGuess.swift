/// Finds what separates the fields of a file: the candidate that cuts the first lines into equally
/// many fields, the most of them.
enum DelimiterGuess {
  static let candidates = [",", ";", "\t", "|"].map { $0.utf8.first! }
  private static let linesLookedAt = 20

  /// `nil` when no candidate stands in the first line.
  static func delimiter(of bytes: Span<UInt8>) -> UInt8? {
    let lines = lineCounts(bytes)
    guard let header = lines.first else { return nil }
    let scored = candidates.indices.compactMap { index -> (UInt8, Int, Int)? in
      guard header[index] > 0 else { return nil }
      let equal = lines.count { $0[index] == header[index] }
      return (candidates[index], equal, header[index])
    }
    return scored.max { ($0.1, $0.2) < ($1.1, $1.2) }?.0
  }

  /// For each of the first lines, how often each candidate stands outside quotation marks. A last
  /// line that is cut does not count.
  private static func lineCounts(_ bytes: Span<UInt8>) -> [[Int]] {
    var lines: [[Int]] = []
    var counts = candidates.map { _ in 0 }
    var isQuoted = false
    var isEmpty = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == .quote { isQuoted.toggle() }
      if !isQuoted, byte == .lineFeed || byte == .carriageReturn {
        if !isEmpty { lines.append(counts) }
        if lines.count == linesLookedAt { return lines }
        counts = candidates.map { _ in 0 }
        isEmpty = true
        continue
      }
      isEmpty = false
      if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    return lines.isEmpty && !isEmpty ? [counts] : lines
  }
}
