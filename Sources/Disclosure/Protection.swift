/// A release that may be published, with the proof.
package struct Protection: Sendable {
  /// The tables of the release in the order in which they were given.
  package let tables: [ProtectedTable]
  package let audit: Audit
}

extension TableFamily {
  /// Hides what is small and what would give it away, and proves that it does.
  ///
  /// The result depends on nothing but the family and the rule. It takes time that grows faster than
  /// the number of cells: seconds for a thousand, minutes for several thousand.
  package func protected(by rule: SafetyRule) throws(DisclosureFailure) -> Protection {
    let system = try CellSystem(self, rule: rule)
    let primary = try PrimarySuppression(system, mustShow: mustShow)
    let joint = try JointSpace(system, zeros: system.zeros(among: primary.fixed))
    let (hidden, alternatives, solutions) = system.hiding(primary, in: joint)
    var audit = JointAudit(
      system, primary, hidden: hidden, known: BitSet(size: system.cellCount), in: joint)
    audit.consider(Set(alternatives))
    audit.attack()
    let result = audit.result(searched: solutions)
    if !result.isPassed { throw .unprotectable(system.unprotected(result, primary)) }
    return Protection(tables: system.tables(hiding: hidden), audit: result)
  }

  /// What a reader can find out from these tables, however their hidden cells were chosen.
  ///
  /// - Parameters:
  ///   - tables: the tables of the family, in its order; only which cells are hidden counts.
  ///   - known: cells that the reader knows although they are hidden, such as those of the body that
  ///     he works for. Nothing is found about them, and what they betray of others is.
  package func audit(
    of tables: [ProtectedTable], under rule: SafetyRule, knowing known: [CellName] = []
  ) throws(DisclosureFailure) -> Audit {
    precondition(tables.map(\.shape) == self.tables.map(\.shape), "an audit is of the same tables")
    let system = try CellSystem(self, rule: rule)
    let primary = try PrimarySuppression(system, mustShow: [])
    var hidden = system.hiddenEarlier
    var shown = system.shownEarlier
    for (table, cells) in zip(tables, system.places) {
      for (place, cell) in cells.enumerated() {
        if table.cells[place] == .hidden { hidden.insert(cell) } else { shown.insert(cell) }
      }
    }
    // Shown in one of two linked tables is shown.
    hidden.subtract(shown)
    let joint = try JointSpace(system, zeros: system.zeros(among: shown))
    var audit = JointAudit(
      system, primary, hidden: hidden,
      known: BitSet(size: system.cellCount, known.map(system.cell(named:))), in: joint)
    audit.attack()
    return audit.result(searched: 0)
  }
}

extension CellSystem {
  /// Steps 1 to 5 up to the proof: the published cells to hide and the alternatives for which.
  ///
  /// The pattern is searched among the published cells, then tried on the atoms behind them and
  /// mended where they do not bear it. If that cannot be done, everything is hidden that may be, so
  /// that the audit shows how far the best protection reaches.
  func hiding(
    _ primary: PrimarySuppression, in joint: JointSpace
  ) -> (hidden: BitSet, alternatives: [Alternative], solutions: Int) {
    let everything = published.subtracting(primary.fixed)
    var draft = Suppression(
      self, LinearSystem(self, fixed: primary.fixed), primary, hiding: primary.hidden)
    // What fails there may still succeed below, where there are more ways to go.
    _ = draft.search()
    var pattern = Suppression(
      self, LinearSystem(self, joint, fixed: primary.fixed), primary, hiding: draft.hidden)
    pattern.lift(draft, in: joint)
    let failed = pattern.hideComplements()
    let isSmall = cellCount + joint.atomCount <= 1000
    if failed.isEmpty && isSmall { pattern.refine() }
    return (
      failed.isEmpty ? pattern.hidden : everything, pattern.alternatives.compactMap { $0 },
      draft.solutions + pattern.solutions
    )
  }

  func zeros(among cells: BitSet) -> BitSet {
    BitSet(size: cellCount, cells.members.filter { counts[$0] == 0 })
  }

  func tables(hiding hidden: BitSet) -> [ProtectedTable] {
    zip(shapes, places).prefix(newTableCount).map { shape, cells in
      ProtectedTable(
        shape: shape,
        cells: cells.map { hidden.contains($0) ? .hidden : .shown(counts[$0]) })
    }
  }
}
