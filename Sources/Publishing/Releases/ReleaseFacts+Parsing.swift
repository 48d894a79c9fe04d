import Core

extension ReleaseFacts {
  /// The first line that cannot be read; 0 when the day of the data is missing.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int

    package var description: String { "\(ReleaseFacts.path):\(line) cannot be read" }
  }

  /// Reads what `bytes` writes, in any order after the first line.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    guard let text = String(validating: bytes, as: UTF8.self), bytes.last == 0x0A else {
      throw Fault(line: 1)
    }
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    if lines[0] != ReleaseFacts.header { throw Fault(line: 1) }
    var facts = Draft()
    for (index, line) in lines.enumerated().dropFirst() where !facts.take(line) {
      throw Fault(line: index + 1)
    }
    guard let dataDate = facts.dataDate else { throw Fault(line: 0) }
    self.init(
      dataDate: dataDate, lookupKey: facts.lookupKey, records: facts.records,
      totals: facts.totals, pages: facts.pages, redirects: facts.redirects)
  }
}

private struct Draft {
  var dataDate: CalendarDate?
  var lookupKey: String?
  var records: Int?
  var totals: [String: Int] = [:]
  var pages: Set<RelativePath> = []
  var redirects: [RelativePath: RelativePath] = [:]

  /// False for a line that is malformed or says again what was said.
  mutating func take(_ line: Substring) -> Bool {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch (fields[0], fields.count) {
    case ("data", 2): return set(&dataDate, CalendarDate(iso: fields[1]))
    case ("key", 2): return set(&lookupKey, ReleaseFacts.isWord(fields[1]) ? fields[1] : nil)
    case ("records", 2): return set(&records, count(fields[1]))
    case ("total", 3):
      guard ReleaseFacts.isWord(fields[1]), let value = count(fields[2]) else { return false }
      return totals.updateValue(value, forKey: fields[1]) == nil
    case ("page", 2):
      guard let page = RelativePath(fields[1]) else { return false }
      return pages.insert(page).inserted
    case ("redirect", 3):
      guard let from = RelativePath(fields[1]), let to = RelativePath(fields[2]) else {
        return false
      }
      return redirects.updateValue(to, forKey: from) == nil
    default: return false
    }
  }

  private func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
    if place != nil { return false }
    place = value
    return value != nil
  }

  private func count(_ text: String) -> Int? {
    Int(text).flatMap { (0...Draft.largestCount).contains($0) ? $0 : nil }
  }

  /// Far above any count, and far below what percentages of it could overflow.
  private static let largestCount = 1_000_000_000_000_000
}
