import Core

/// One line of the public record: which release went live when, what it changed in counts, and
/// which guards were overruled and why.
///
/// Its text is a few lines of a word, a space and a value, in a fixed order, so that a person can
/// read the log and every entry has one spelling:
///
///     entry 2
///     time 2026-07-30T12:00:00Z
///     act publish
///     release <hash of the manifest>
///     previous <hash of entry 1, or "none" for the first>
///     data 2026-06-30
///     records 22546
///     pages 1 added, 3 changed, 0 removed
///     files 0 added, 12 changed, 0 removed
///     accepted total: a double count was put right
///     because <reason of a rollback>
package struct LedgerEntry: Hashable, Sendable {
  package enum Act: String, Sendable {
    case publish
    /// An earlier release went live again.
    case rollback
  }

  /// Counts from 1.
  package let number: Int
  package let time: PublicationTime
  package let act: Act
  /// The id of the release that went live.
  package let release: ContentHash
  /// The hash of the entry before; `nil` for the first.
  package let previous: ContentHash?
  /// The day the data speak of, when the release says it.
  package var dataDate: CalendarDate?
  /// Look-up records, when the release says it.
  package var records: Int?
  package var pages = ChangeCounts()
  /// Files that are not pages.
  package var files = ChangeCounts()
  package var accepted: [Acceptance] = []
  /// Why it was rolled back; one line.
  package var reason: String?

  /// RFC 6962 hash of the entry as a leaf: SHA-256 of a zero byte and the text.
  package var hash: ContentHash { MerkleTree.leafHash(Array(text.utf8)) }

  /// With the newline of its last line.
  package var text: String {
    var lines = [
      "entry \(number)", "time \(time)", "act \(act.rawValue)", "release \(release)",
      "previous \(previous?.description ?? "none")",
    ]
    if let dataDate { lines.append("data \(dataDate)") }
    if let records { lines.append("records \(records)") }
    lines += ["pages \(pages)", "files \(files)"]
    lines += accepted.map { "accepted \($0)" }
    if let reason { lines.append("because \(reason)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// How many of something were added, changed and removed.
package struct ChangeCounts: Hashable, Sendable, CustomStringConvertible {
  package var added = 0
  package var changed = 0
  package var removed = 0

  package init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
    self.added = added
    self.changed = changed
    self.removed = removed
  }

  package var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }

  package var description: String {
    "\(added) added, \(changed) changed, \(removed) removed"
  }
}
