/// A cell as a message names it: the table and one category code per axis.
package struct CellName: Hashable, Sendable, CustomStringConvertible {
  package let table: String
  package let codes: [String]

  package init(table: String, codes: [String]) {
    self.table = table
    self.codes = codes
  }

  package var description: String { "\(table) [\(codes.joined(separator: ", "))]" }
}

/// Why a family of tables cannot be published as planned. Nothing of it may be published then.
package enum DisclosureFailure: Error, Hashable, Sendable {
  /// No choice of hidden cells leaves these as uncertain as the rule demands.
  case unprotectable([UnprotectedCell])
  /// A count that an earlier release showed is another one in the present data; shown once is known
  /// for ever. Frozen periods must be counted as they were when they were published.
  case contradictsEarlierRelease([EarlierContradiction])
  /// These must be shown according to the plan but are small.
  case smallButMustShow([CellName])
  /// The dimensions that linked tables cross together have more combinations than can be audited.
  case tooManyCombinations(dimensions: [String], count: Int, limit: Int)
}

/// A hidden cell that a reader can narrow down too far.
package struct UnprotectedCell: Hashable, Sendable {
  package let finding: Finding
  /// Leaving this out would mend it: with it the cell is part of one that is not small.
  package let drop: TableDetail
}

package struct EarlierContradiction: Hashable, Sendable {
  package let cell: CellName
  package let published: Int
  package let counted: Int
}
