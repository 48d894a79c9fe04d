import Core

/// What a table shows: its name, its sides and what it leaves out of account.
package struct TableShape: Hashable, Sendable {
  package let name: String
  package let axes: [Axis]
  /// The leaves that the table covers of a dimension that it does not show, by the position of the
  /// dimension. A dimension that is neither an axis nor here is covered whole.
  ///
  /// A dimension that grows, such as time, must be an axis or stand here: "all months" of an
  /// earlier release is not "all months" of a later one.
  package let scope: [Int: LeafSet]

  package init(name: String, axes: [Axis], scope: [Int: LeafSet] = [:]) {
    precondition(Set(axes.map(\.dimension)).count == axes.count, "a dimension is one axis only")
    precondition(axes.allSatisfy { scope[$0.dimension] == nil }, "a scope is no axis")
    self.name = name
    self.axes = axes
    self.scope = scope
  }

  package var cellCount: Int { axes.reduce(1) { $0 * $1.categories.count } }

  /// The place of a cell in row-major order; `at` is one position per axis in `Axis.categories`.
  package func place(at positions: [Int]) -> Int {
    precondition(positions.count == axes.count)
    return zip(axes, positions).reduce(0) { place, step in
      precondition(step.0.categories.indices.contains(step.1))
      return place * step.0.categories.count + step.1
    }
  }

  /// The inverse of `place(at:)`.
  package func positions(of place: Int) -> [Int] {
    var rest = place
    let reversed = axes.reversed().map { axis in
      defer { rest /= axis.categories.count }
      return rest % axis.categories.count
    }
    return reversed.reversed()
  }

  /// The codes of a cell's categories, one per axis.
  package func codes(of place: Int) -> [String] {
    zip(axes, positions(of: place)).map { $0.categories[$1].code }
  }

  /// The leaves of a cell in every dimension of the cross-classification.
  func leafSets(of place: Int, in dimensions: [Dimension]) -> [LeafSet] {
    var sets = dimensions.indices.map { scope[$0] ?? dimensions[$0].everything }
    for (axis, position) in zip(axes, positions(of: place)) {
      sets[axis.dimension] = axis.categories[position].leaves
    }
    return sets
  }
}

/// A table of raw counts, which nobody outside this room can read: protect it first.
struct FrequencyTable: Sendable {
  let shape: TableShape
  /// One count per cell, row-major over `shape.axes`.
  let counts: [Int]

  /// Counts each cell of `shape` anew.
  init(_ shape: TableShape, counting whole: CrossClassification) {
    self = FrequencyTable.tables([shape], counting: whole)[0]
  }

  /// Counts the cells of all tables, each once.
  static func tables(_ shapes: [TableShape], counting whole: CrossClassification)
    -> [FrequencyTable]
  {
    if let sums = TableSums(shapes, counting: whole) {
      return concurrentMap(shapes, chunk: 8) {
        FrequencyTable(shape: $0, counts: sums.counts(of: $0))
      }
    }
    return bySets(shapes, counting: whole)
  }

  /// The same, however much the tables cross.
  static func bySets(
    _ shapes: [TableShape], counting whole: CrossClassification
  ) -> [FrequencyTable] {
    var space = CellSpace(dimensions: whole.dimensions)
    let cells = shapes.map { shape in
      (0..<shape.cellCount).map { space.insert(shape.leafSets(of: $0, in: whole.dimensions)) }
    }
    let counts = space.counts(in: whole)
    return zip(shapes, cells).map { shape, cells in
      FrequencyTable(shape: shape, counts: cells.map { counts[$0] })
    }
  }

  init(shape: TableShape, counts: [Int]) {
    self.shape = shape
    self.counts = counts
  }
}
