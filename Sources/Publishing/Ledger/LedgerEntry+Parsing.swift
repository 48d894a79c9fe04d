import Core

extension LedgerEntry {
  /// Reads what `text` writes; `nil` for any other spelling.
  init?(parsing text: String) {
    var fields = Fields(text)
    guard let number = fields.next("entry").flatMap({ Int($0) }), number > 0,
      let time = fields.next("time").flatMap({ PublicationTime($0) }),
      let act = fields.next("act").flatMap({ Act(rawValue: String($0)) }),
      let release = fields.next("release").flatMap({ ContentHash($0) }),
      let previous = fields.next("previous")
    else { return nil }
    self.number = number
    self.time = time
    self.act = act
    self.release = release
    self.previous = ContentHash(previous)
    dataDate = fields.next("data").flatMap { CalendarDate(iso: $0) }
    records = fields.next("records").flatMap { Int($0) }
    guard let pages = fields.next("pages").flatMap({ ChangeCounts($0) }),
      let files = fields.next("files").flatMap({ ChangeCounts($0) })
    else { return nil }
    self.pages = pages
    self.files = files
    while let accepted = fields.next("accepted") {
      guard let acceptance = Acceptance(String(accepted)) else { return nil }
      self.accepted.append(acceptance)
    }
    reason = fields.next("because").map { String($0) }
    // Whatever was read loosely above shows here, so that no two texts are the same entry. Bytes
    // are compared: equal strings may differ in their Unicode form.
    if !self.text.utf8.elementsEqual(text.utf8) || hasNegativeCount { return nil }
  }

  private var hasNegativeCount: Bool {
    let counts = [pages, files].flatMap { [$0.added, $0.changed, $0.removed] }
    return (counts + [records ?? 0]).contains { $0 < 0 }
  }
}

/// The lines of an entry, taken in order.
private struct Fields {
  private var lines: ArraySlice<Substring>

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
  }

  /// The value of the next line if it begins with this word.
  mutating func next(_ word: String) -> Substring? {
    guard let line = lines.first, line.hasPrefix(word + " ") else { return nil }
    lines.removeFirst()
    return line.dropFirst(word.count + 1)
  }
}

extension ChangeCounts {
  init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count == 6, let added = Int(words[0]), let changed = Int(words[2]),
      let removed = Int(words[4])
    else { return nil }
    self.init(added: added, changed: changed, removed: removed)
  }
}
