import Core

/// What publishing a site would change in the live one, before anything is done.
package struct SiteDifference: Hashable, Sendable {
  package enum Change: String, Sendable {
    case added
    case changed
    case removed
  }

  package struct Section: Hashable, Sendable {
    /// Id of the heading; `nil` for what stands before the first.
    package let heading: String?
    package let change: Change
  }

  package struct Page: Hashable, Sendable {
    package let path: RelativePath
    package let change: Change
    /// Of a changed page.
    package var sections: [Section] = []
    /// Whether the head, header or footer of a changed page differ.
    package var frameChanged = false
    /// Where the address of a removed page leads.
    package var redirect: RelativePath?
  }

  package struct File: Hashable, Sendable {
    package let path: RelativePath
    package let change: Change
  }

  /// A figure by which the facts of the two sites differ; `nil` where one does not name it.
  package struct Figure: Hashable, Sendable {
    package let name: String
    package let live: Int?
    package let new: Int?
  }

  /// Sorted by path, as are the files.
  package let pages: [Page]
  package let files: [File]
  package let totals: [Figure]
  /// Of the published tables, in byte order of their places.
  package let cells: [Cell]
  package let records: Figure?
  package let liveDataDate: CalendarDate?
  package let newDataDate: CalendarDate?

  package var isEmpty: Bool { pages.isEmpty && files.isEmpty }

  package var pageCounts: ChangeCounts { ChangeCounts(pages.map(\.change)) }
  package var fileCounts: ChangeCounts { ChangeCounts(files.map(\.change)) }
}

extension ChangeCounts {
  fileprivate init(_ changes: [SiteDifference.Change]) {
    self.init(
      added: changes.count { $0 == .added }, changed: changes.count { $0 == .changed },
      removed: changes.count { $0 == .removed })
  }
}
