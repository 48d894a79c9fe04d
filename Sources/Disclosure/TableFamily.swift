/// All tables that are published together, with those of earlier releases: the unit of protection,
/// because what one table hides another may give away.
///
/// This is the way in: ``protected(by:)`` decides what is hidden and proves it.
package struct TableFamily: Sendable {
  let whole: CrossClassification
  let tables: [FrequencyTable]
  /// The tables of each earlier release, the first release first, read from the ledger: what was
  /// shown stays known, what was hidden stays hidden. The order tells what a reader can conclude from
  /// the rule, which looked only at what was published by then.
  package let earlierReleases: [[ProtectedTable]]
  /// Cells that may not be hidden for the sake of others. The grand total of a table need not be
  /// listed: it is never hidden unless it is small itself.
  package let mustShow: [CellName]
  /// The tables as they were first published from counts that were corrected since: of the same
  /// shapes, in the same order. Empty when this is the first publication.
  package let first: [ProtectedTable]

  /// - Parameters:
  ///   - whole: the finest counts, of this period and of all earlier ones, the latter as
  ///     they were when they were published.
  ///   - shapes: the tables of the release, with different names.
  ///   - earlierReleases: every table that was ever published about these dimensions, a list for each
  ///     release, the first release first.
  ///   - first: set for a revision. The difference of a revised and a first number is a count of
  ///     corrections: a small one must stay as uncertain as a small count.
  package init(
    counting whole: CrossClassification, shapes: [TableShape], mustShow: [CellName] = [],
    after earlierReleases: [[ProtectedTable]] = [], revising first: [ProtectedTable] = []
  ) {
    precondition(Set(shapes.map(\.name)).count == shapes.count, "tables have different names")
    precondition(
      first.isEmpty || first.map(\.shape.axes) == shapes.map(\.axes),
      "what is revised has the same cells")
    self.first = first
    self.whole = whole
    self.earlierReleases = earlierReleases
    self.mustShow = mustShow
    tables = FrequencyTable.tables(shapes, counting: whole)
  }

  /// How many cells its tables have.
  package var cellCount: Int { tables.reduce(0) { $0 + $1.counts.count } }

  var earlier: [ProtectedTable] { earlierReleases.flatMap(\.self) }
}
