/// What the author of a table could leave out, or make coarser.
package struct TableDetail: Hashable, Sendable, CustomStringConvertible {
  package let table: String
  /// The dimension and the level whose categories are too fine; nil for the table as a whole.
  package let dimension: String?
  package let level: String?

  package var description: String {
    guard let dimension, let level else { return table }
    return "\(table): \(level) of \(dimension)"
  }
}

extension CellSystem {
  /// The findings that fail, each with the detail whose omission would mend it.
  func unprotected(_ audit: Audit, _ primary: PrimarySuppression) -> [UnprotectedCell] {
    zip(audit.findings, primary.requirements).filter { !$0.0.isProtected }.map {
      UnprotectedCell(finding: $0, drop: detail(of: $1.cell))
    }
  }

  /// The level without which the cell would be inside one that is not small; of several, or of none
  /// that is enough, the one with the most categories.
  private func detail(of cell: Int) -> TableDetail {
    let published = implicit.first { $0.cell == cell }?.minuend ?? cell
    var best: (detail: TableDetail, rank: Int)?
    for (shape, cells) in zip(shapes, places) {
      guard let place = cells.firstIndex(of: published) else { continue }
      for side in shape.axes.indices {
        guard let candidate = detail(shape, cells, place: place, side: side) else { continue }
        if best.map({ $0.rank < candidate.rank }) ?? true { best = candidate }
      }
    }
    return best?.detail
      ?? TableDetail(table: names(of: cell).cell.table, dimension: nil, level: nil)
  }

  private func detail(
    _ shape: TableShape, _ cells: [Int], place: Int, side: Int
  ) -> (detail: TableDetail, rank: Int)? {
    let axis = shape.axes[side]
    var positions = shape.positions(of: place)
    let category = axis.categories[positions[side]]
    let wider = axis.categories.indices.filter {
      axis.categories[$0].leaves != category.leaves
        && category.leaves.isSubset(of: axis.categories[$0].leaves)
    }
    guard !wider.isEmpty, let level = axis.levels.first(where: { $0.categories.contains(category) })
    else { return nil }
    let isEnough = wider.contains { parent in
      positions[side] = parent
      return !rule.isSmall(counts[cells[shape.place(at: positions)]])
    }
    return (
      TableDetail(
        table: shape.name, dimension: whole.dimensions[axis.dimension].name, level: level.name),
      (isEnough ? 1_000_000 : 0) + level.categories.count
    )
  }
}
