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

  /// - Parameters:
  ///   - whole: the finest counts, of this period and of all earlier ones, the latter as
  ///     they were when they were published.
  ///   - shapes: the tables of the release, with different names.
  ///   - earlierReleases: every table that was ever published about these dimensions, a list for each
  ///     release, the first release first.
  package init(
    counting whole: CrossClassification, shapes: [TableShape], mustShow: [CellName] = [],
    after earlierReleases: [[ProtectedTable]] = []
  ) {
    precondition(Set(shapes.map(\.name)).count == shapes.count, "tables have different names")
    self.whole = whole
    self.earlierReleases = earlierReleases
    self.mustShow = mustShow
    tables = shapes.map { FrequencyTable($0, counting: whole) }
  }

  var earlier: [ProtectedTable] { earlierReleases.flatMap(\.self) }
}
