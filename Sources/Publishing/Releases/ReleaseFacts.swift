import Core

/// What a site says of itself for whoever compares two releases, in the file `release.txt` of the
/// site. It is public like all the rest, so it holds only figures that the pages show.
///
/// Each line is a word and its values, separated by tabs: paths may have spaces, never tabs.
///
///     portal-release 1
///     data      2026-06-30
///     key       <id of the key of the look-up>
///     records   22546
///     total     <name>  13042
///     page      ky/index.html
///     redirect  ky/old/index.html  ky/other/index.html
package struct ReleaseFacts: Hashable, Sendable {
  /// The day the data speak of.
  package var dataDate: CalendarDate
  /// Names, without giving it away, the key that look-up records are sealed with. When it changes,
  /// every number that citizens hold stops working.
  package var lookupKey: String?
  /// Look-up records.
  package var records: Int?
  /// Published totals by a name that stays the same from release to release.
  package var totals: [String: Int]
  /// The files of pages for readers; not those that only lead elsewhere.
  package var pages: Set<RelativePath>
  /// From the file of a page that was to the file of the page it leads to.
  package var redirects: [RelativePath: RelativePath]

  package init(
    dataDate: CalendarDate, lookupKey: String? = nil, records: Int? = nil,
    totals: [String: Int] = [:], pages: Set<RelativePath> = [],
    redirects: [RelativePath: RelativePath] = [:]
  ) {
    let words = Array(totals.keys) + [lookupKey].compactMap(\.self)
    precondition(words.allSatisfy(ReleaseFacts.isWord), "a name has no tabs or line breaks")
    self.dataDate = dataDate
    self.lookupKey = lookupKey
    self.records = records
    self.totals = totals
    self.pages = pages
    self.redirects = redirects
  }

  /// Where the facts stand in a site.
  package static let path: RelativePath = {
    guard let path = RelativePath("release.txt") else { preconditionFailure("is a path") }
    return path
  }()

  static let header = "portal-release\t1"

  /// Sorted, so that equal facts are equal bytes.
  package var bytes: [UInt8] {
    var lines = [ReleaseFacts.header, "data\t\(dataDate)"]
    if let lookupKey { lines.append("key\t\(lookupKey)") }
    if let records { lines.append("records\t\(records)") }
    lines += totals.sorted { precedes($0.key, $1.key) }.map { "total\t\($0.key)\t\($0.value)" }
    lines += pages.sorted().map { "page\t\($0)" }
    lines += redirects.sorted { $0.key < $1.key }.map { "redirect\t\($0.key)\t\($0.value)" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}

/// Byte order, the same on every machine.
func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
