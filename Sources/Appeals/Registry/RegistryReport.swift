import Core

/// What reading a registry did with the rows of its sources, in numbers that add up.
package struct RegistryReport: Sendable {
  /// One file, sheet or query.
  package struct Source: Sendable {
    package var name: String
    /// Encoding and delimiter say something of text files only.
    package var format = RegistrySource.Format.csv
    package var encoding: TextEncoding
    package var encodingIsStated: Bool
    package var delimiter: UInt8
    package var delimiterIsStated: Bool
    /// All rows, the malformed ones included; = kept + filtered + folded +
    /// leftOut + rejected, and of an update its changes + superseded + filtered + leftOut + rejected.
    package var rows = 0
    package var kept = 0
    /// Rows that the filters of the source drop.
    package var filtered = 0
    /// Rows whose reference another row has, by the policy for duplicates.
    package var folded = 0
    /// Rows with faults, where the settings say to leave them out.
    package var leftOut = 0
    /// Of an update: what its rows did. = rows − filtered − leftOut − rejected.
    package var changes: [UpdateChange: Int]?
    /// Rows of an update that is no newer than the base, which holds them already.
    package var superseded = 0
    /// Rows with errors, which stop the build.
    package var rejected = 0
    /// Kept rows that were short and got empty cells.
    package var padded = 0
    /// Of a source of counts: the appeals that its kept rows count.
    package var counted: Int?
    /// Columns of the file, and how many of them the rules name.
    package var columnsSeen = 0
    package var columnsKept = 0
    package var unmapped: [Unmapped] = []
  }

  /// Values of a column that have no mapping: their rows, the appeals of these, and how many different
  /// values there are.
  package struct Unmapped: Hashable, Sendable {
    package let column: AppealColumn
    package let rows: Int
    package let appeals: Int
    package let values: Int
  }

  package var sources: [Source] = []

  package var rows: Int { sources.map(\.rows).reduce(0, +) }
  package var rejected: Int { sources.map(\.rejected).reduce(0, +) }
}
