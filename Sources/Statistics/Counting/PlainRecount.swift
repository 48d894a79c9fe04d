import Appeals
import Core
import Disclosure

/// What whoever downloads records published in the clear can count for himself, held against what
/// the tables hide.
///
/// A record says when its appeal was registered and closed, how it ended and, where the registry keeps
/// events, who holds it; nothing of channel, topic or region. So every cell can be recounted that asks
/// for no more, and totals of the tables that ask for more.
package struct PlainRecount {
  private let closing: Closing
  private let ledgerYears: [Int]
  private let last: Period

  /// `nil` before anything was published.
  package init?(_ closing: Closing) {
    guard let last = closing.ledger.periods.max() else { return nil }
    self.closing = closing
    self.last = last
    ledgerYears = Set(closing.ledger.periods.map(\.year)).sorted()
  }

  /// Tables, as `table-period`, of which the records give a hidden count.
  ///
  /// - Parameters:
  ///   - rows: of the registry, those whose records are published.
  ///   - namesBody: whether the record of a row says which body it went to.
  package func revealed(
    by rows: [UInt32], namesBody: (UInt32) -> Bool
  ) -> [String] {
    let told: Set<PlanDimension.Field> = [.outcome, .timeliness, .workingDays]
    let all = counts(nil)
    let names =
      revealed(by: counts(rows), of: all, telling: told)
      .union(revealed(by: counts(rows.filter(namesBody)), of: all, telling: told.union([.body])))
    return names.sorted()
  }

  private func counts(_ rows: [UInt32]?) -> [YearCounts] {
    CountingPass(
      closing.plan, closing.registry, [], closing.categories, years: ledgerYears,
      through: .month(last.year, last.months.upperBound), calendar: closing.calendar,
      rules: closing.rules, rows: rows
    ).years
  }

  private func revealed(
    by published: [YearCounts], of all: [YearCounts], telling told: Set<PlanDimension.Field>
  ) -> Set<String> {
    var names: Set<String> = []
    for place in ledgerYears.indices {
      let (some, every) = (published[place].occurrences, all[place].occurrences)
      let tables = closing.ledger.families(of: ledgerYears[place]).flatMap(\.tables)
      for table in tables where table.hiddenCount > 0 {
        let isRevealed = table.cells.indices.contains {
          guard table.cells[$0] == .hidden,
            let cell = Cell(table.shape, $0, published[place].dimensions, telling: told)
          else { return false }
          // Nothing published of a cell that is not empty: all of it is older than what is kept.
          return some.count(of: cell) > 0 || every.count(of: cell) == 0
        }
        if isRevealed { names.insert(table.name) }
      }
    }
    return names
  }

  /// The leaves of a cell in each dimension that it restricts.
  fileprivate struct Cell {
    let leaves: [Int: LeafSet]

    /// `nil` when it asks for what no record tells.
    init?(
      _ shape: TableShape, _ place: Int, _ year: YearDimensions,
      telling told: Set<PlanDimension.Field>
    ) {
      var leaves = shape.scope
      for (axis, position) in zip(shape.axes, shape.positions(of: place)) {
        let category = axis.categories[position]
        let field =
          axis.dimension < YearDimensions.planned
          ? nil : year.categories[axis.dimension - YearDimensions.planned].field
        let isTold = field.map(told.contains) ?? true
        guard isTold || category.code == Categories.totalCode else { return nil }
        leaves[axis.dimension] = category.leaves
      }
      self.leaves = leaves
    }
  }
}

extension [(combination: [Int], count: Int)] {
  fileprivate func count(of cell: PlainRecount.Cell) -> Int {
    reduce(0) { sum, entry in
      let belongs = cell.leaves.allSatisfy { $1.contains(entry.combination[$0]) }
      return belongs ? sum + entry.count : sum
    }
  }
}
