/// What a reader gets to see of a count.
package enum ProtectedCount: Hashable, Sendable {
  case shown(Int)
  /// Small, or hidden because a small one could be worked out from it; the mark is the same.
  case hidden

  package var value: Int? {
    if case .shown(let value) = self { value } else { nil }
  }
}

/// A table that may be published: the only type of this room out of which counts come.
///
/// It is made by ``TableFamily/protected(by:)``, which proved it together with all tables of its
/// release and all earlier ones, or read by ``TablesFile/tables(in:dimensions:)`` from what has been
/// published already. There is no other way to make one.
package struct ProtectedTable: Hashable, Sendable {
  package let shape: TableShape
  /// One per cell, row-major over `shape.axes`.
  package let cells: [ProtectedCount]

  init(shape: TableShape, cells: [ProtectedCount]) {
    precondition(cells.count == shape.cellCount)
    self.shape = shape
    self.cells = cells
  }

  package var name: String { shape.name }
  package var hiddenCount: Int { cells.count { $0 == .hidden } }

  /// The count at one position per axis.
  package subscript(positions: [Int]) -> ProtectedCount { cells[shape.place(at: positions)] }
}
