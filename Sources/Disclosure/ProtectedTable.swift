/// What a reader gets to see of a count.
package enum ProtectedCount: Hashable, Sendable {
  case shown(Int)
  /// Small, or hidden because a small one could be worked out from it; the mark is the same.
  case hidden

  package var value: Int? {
    if case .shown(let value) = self { value } else { nil }
  }
}

/// A table that may be published: the only type of this module with a way out.
///
/// It comes from `TableFamily.protected(by:)`, which proved it together with all tables of its
/// release and all earlier ones, or from the ledger of what has been published already.
package struct ProtectedTable: Hashable, Sendable {
  package let shape: TableShape
  /// One per cell, row-major over `shape.axes`.
  package let cells: [ProtectedCount]

  init(shape: TableShape, cells: [ProtectedCount]) {
    precondition(cells.count == shape.cellCount)
    self.shape = shape
    self.cells = cells
  }

  /// A table of an earlier release, read back from a verified ledger. What was published stays
  /// known for ever, so nothing is checked but the size.
  package init(published shape: TableShape, cells: [ProtectedCount]) {
    self.init(shape: shape, cells: cells)
  }

  package var name: String { shape.name }
  package var hiddenCount: Int { cells.count { $0 == .hidden } }

  /// The count at one position per axis.
  package subscript(positions: [Int]) -> ProtectedCount { cells[shape.place(at: positions)] }
}
