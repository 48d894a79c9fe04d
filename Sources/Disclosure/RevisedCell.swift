/// A cell of a revision whose first number everybody knows.
struct RevisedCell: Hashable {
  let cell: Int
  let first: Int
  let now: Int

  /// Whether so few corrections lie between the two numbers that showing both would give them away.
  func isNear(_ rule: SafetyRule) -> Bool { now != first && abs(now - first) < rule.threshold }

  /// What must stay possible: that nothing was corrected, and that the threshold was reached.
  func required(_ rule: SafetyRule) -> ClosedRange<Int> {
    now > first
      ? first...first + rule.threshold
      : max(min(rule.floor, now), first - rule.threshold)...first
  }
}

extension CellSystem {
  /// Each cell once, though several tables may have it.
  static func revisedCells(
    _ first: [ProtectedTable], at places: [[Int]], counts: [Int]
  ) -> [RevisedCell] {
    var seen: Set<Int> = []
    return zip(first, places).flatMap { table, cells in
      zip(table.cells, cells).compactMap { known, cell in
        known.value.flatMap { value in
          seen.insert(cell).inserted
            ? RevisedCell(cell: cell, first: value, now: counts[cell]) : nil
        }
      }
    }
  }
}
