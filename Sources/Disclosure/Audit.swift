/// What a reader can find out about one cell from all that is shown.
package struct Finding: Hashable, Sendable {
  package let cell: CellName
  /// Set when the cell is in no table but is the difference of two: `cell` minus this one.
  package let subtrahend: CellName?
  /// The least and the greatest count that are possible for the reader. The bounds of a protected
  /// cell are each attained by a table set of integers that agrees with all that is shown.
  package let interval: ClosedRange<Int>
  /// What the rule wants the interval to cover.
  package let required: ClosedRange<Int>

  package var isProtected: Bool {
    interval.lowerBound <= required.lowerBound && interval.upperBound >= required.upperBound
  }

  /// Whether the reader knows the count.
  package var isExact: Bool { interval.count == 1 }
}

/// A cell that is hidden for the sake of others.
package struct HiddenCell: Hashable, Sendable {
  package let cell: CellName
  /// Counts that are possible for the reader, at least; nobody asks for more, so no more is proved.
  package let interval: ClosedRange<Int>
}

/// The proof, or refutation, that the hidden cells of a family of tables stay hidden.
package struct Audit: Hashable, Sendable {
  /// Different cells that the tables of this release publish.
  package let cells: Int
  /// Those that are small (or betray a group) themselves.
  package let primaries: Int
  /// Those that are not shown, the primaries included.
  package let hidden: Int
  /// One for each cell that the rule wants uncertain, in the order of the tables: small cells of this
  /// and earlier releases, and small differences between shown cells.
  package let findings: [Finding]
  /// The other hidden cells of this release.
  package let complements: [HiddenCell]
  /// Linear programs solved, for search and proof together.
  package let linearPrograms: Int

  /// The share of the different cells that is hidden, 0 to 1.
  package var hiddenShare: Double { cells == 0 ? 0 : Double(hidden) / Double(cells) }
  package var disclosures: [Finding] { findings.filter { !$0.isProtected } }
  package var isPassed: Bool { findings.allSatisfy(\.isProtected) }
}
