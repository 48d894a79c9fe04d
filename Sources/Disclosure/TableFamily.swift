/// All tables that are published together, with those of earlier releases: the unit of protection,
/// because what one table hides another may give away.
package struct TableFamily: Sendable {
  package let whole: CrossClassification
  package let tables: [FrequencyTable]
  /// Tables of earlier releases, read from the ledger: what was shown stays known, what was hidden
  /// stays hidden.
  package let earlier: [ProtectedTable]
  /// Cells that may not be hidden for the sake of others. The grand total of a table need not be
  /// listed: it is never hidden unless it is small itself.
  package let mustShow: [CellName]

  /// - Parameters:
  ///   - whole: the finest counts, of this period and of all periods in `earlier`, the latter as
  ///     they were when they were published.
  ///   - shapes: the tables of the release, with different names.
  package init(
    counting whole: CrossClassification, shapes: [TableShape], mustShow: [CellName] = [],
    after earlier: [ProtectedTable] = []
  ) {
    precondition(Set(shapes.map(\.name)).count == shapes.count, "tables have different names")
    self.whole = whole
    self.earlier = earlier
    self.mustShow = mustShow
    tables = shapes.map { FrequencyTable($0, counting: whole) }
  }
}
