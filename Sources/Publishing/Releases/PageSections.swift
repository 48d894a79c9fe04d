/// The parts of a page by the ids of its headings, each as a hash, so that two versions of a page
/// can be compared part by part.
struct PageSections: Hashable {
  struct Section: Hashable {
    /// Id of the heading the part begins with; `nil` for what stands before the first.
    let heading: String?
    let hash: ContentHash
  }

  /// In the order of the page.
  let sections: [Section]
  /// What stands around the `main` element, on every page much the same.
  let frame: ContentHash

  /// Reads a page as this tool writes it: lower-case tags, quoted attributes, `>` escaped in them.
  /// Other HTML gives other parts, never an error.
  init(_ page: [UInt8]) {
    let scanner = Scanner(bytes: page)
    let main = scanner.main
    frame = ContentHash(of: Array(page[..<main.lowerBound] + page[main.upperBound...]))
    var sections: [Section] = []
    var heading: String?
    var start = main.lowerBound
    for place in scanner.headings(in: main) {
      sections.append(
        Section(heading: heading, hash: ContentHash(of: Array(page[start..<place.start]))))
      heading = place.id
      start = place.start
    }
    let rest = ContentHash(of: Array(page[start..<main.upperBound]))
    self.sections = sections + [Section(heading: heading, hash: rest)]
  }
}

private struct Scanner {
  let bytes: [UInt8]

  /// From the start tag of `main` to its end tag; the whole page when there is none.
  var main: Range<Int> {
    guard let start = find(Array("<main".utf8), in: 0..<bytes.count),
      let end = find(Array("</main>".utf8), in: start..<bytes.count)
    else { return 0..<bytes.count }
    return start..<end
  }

  /// Start tags of `h1` to `h6` that have an id.
  func headings(in range: Range<Int>) -> [(id: String, start: Int)] {
    var result: [(id: String, start: Int)] = []
    var place = range.lowerBound
    while let start = find(Array("<h".utf8), in: place..<range.upperBound) {
      place = start + 2
      guard place + 1 < range.upperBound, (0x31...0x36).contains(bytes[place]),
        bytes[place + 1] == UInt8(ascii: " "),
        let end = bytes[place..<range.upperBound].firstIndex(of: UInt8(ascii: ">")),
        let id = id(in: place..<end)
      else { continue }
      result.append((id, start))
      place = end
    }
    return result
  }

  private func id(in tag: Range<Int>) -> String? {
    let marker = Array(" id=\"".utf8)
    guard let start = find(marker, in: tag) else { return nil }
    let value = bytes[(start + marker.count)..<tag.upperBound].prefix { $0 != UInt8(ascii: "\"") }
    return String(decoding: value, as: UTF8.self)
  }

  private func find(_ pattern: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = pattern.first else { return nil }
    var place = range.lowerBound
    while let next = bytes[place..<range.upperBound].firstIndex(of: first) {
      if bytes[next..<range.upperBound].starts(with: pattern) { return next }
      place = next + 1
    }
    return nil
  }
}
