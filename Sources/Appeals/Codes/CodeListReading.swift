import Core
import LocatedYAML

/// One list of `codes.yaml` while it is read: the list itself, and what its entries say about other
/// lists.
struct CodeListReading {
  /// Named as in the settings.
  enum Column: String, CaseIterable {
    case channels, kinds, topics, regions, bodies, statuses, outcomes

    /// The most codes the column's bytes can number.
    var capacity: Int {
      self == .topics || self == .bodies ? Int(UInt16.max) - 1 : Int(UInt8.max) - 1
    }
  }

  /// A code named by another entry.
  struct Mention {
    let id: String
    let location: SourceLocation
  }

  struct Entry {
    var code: Code
    let location: SourceLocation
    let parent: Mention?
    let outcomes: [Mention]
    let standsForEmpty: Bool
  }

  let entries: [Entry]
  let list: CodeList

  /// - Parameter isOwn: whether entries may be names alone, as in ``OwnCodes``.
  init?(
    _ value: YAMLValue, of column: Column, isOwn: Bool = false,
    reporting diagnostics: inout [Diagnostic]
  ) {
    guard
      let read = value.list(
        reporting: &diagnostics,
        { Entry($0, of: column, isOwn: isOwn, reporting: &$1) })
    else { return nil }
    var entries = CodeListReading.distinct(read, reporting: &diagnostics)
    if entries.isEmpty || entries.count > column.capacity {
      diagnostics.append(
        Diagnostic(
          .error, "codes.count", "a list of \(entries.count) codes", at: value.location,
          hint: "list 1 to \(column.capacity) codes"))
      return nil
    }
    CodeListReading.resolveParents(of: &entries, reporting: &diagnostics)
    self.entries = entries
    list = CodeList(
      codes: entries.map(\.code),
      emptyNumber: CodeListReading.emptyNumber(entries, reporting: &diagnostics))
  }

  private static func distinct(
    _ entries: [Entry], reporting diagnostics: inout [Diagnostic]
  ) -> [Entry] {
    var places: [String: SourceLocation] = [:]
    return entries.filter { entry in
      guard let first = places.updateValue(entry.location, forKey: entry.code.id) else {
        return true
      }
      diagnostics.append(
        Diagnostic(
          .error, "codes.duplicate", "code ‘\(entry.code.id)’ is declared twice",
          at: entry.location, hint: "keep one of them",
          notes: [Diagnostic.Note("first declared here", at: first)]))
      return false
    }
  }

  private static func resolveParents(
    of entries: inout [Entry], reporting diagnostics: inout [Diagnostic]
  ) {
    let tops = entries.filter { $0.parent == nil }.map(\.code.id)
    for position in entries.indices {
      guard let parent = entries[position].parent else { continue }
      if tops.contains(parent.id) {
        let found = entries.firstIndex { $0.code.id == parent.id }
        entries[position].code.parent = found.map { $0 + 1 }
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, "codes.parent", "no code at the top of the list is ‘\(parent.id)’",
          at: parent.location, hint: suggestion(for: parent.id, among: tops)))
    }
  }

  private static func emptyNumber(
    _ entries: [Entry], reporting diagnostics: inout [Diagnostic]
  ) -> Int {
    let marked = entries.indices.filter { entries[$0].standsForEmpty }
    for extra in marked.dropFirst() {
      diagnostics.append(
        Diagnostic(
          .error, "codes.empty", "a second code stands for the empty cell",
          at: entries[extra].location, hint: "keep ‘empty: true’ on one of them",
          notes: [Diagnostic.Note("the first is here", at: entries[marked[0]].location)]))
    }
    return marked.first.map { $0 + 1 } ?? 0
  }
}
