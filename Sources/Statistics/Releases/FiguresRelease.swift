import Core
import Disclosure

/// What was published of some periods at once: one entry of the ledger. It is written once and never
/// changed; the site publishes its files as they are.
///
/// `figures/releases/NNNN.json` says what the release is about and holds the hash of the entry before;
/// `NNNN-YYYY.json` are its protected tables (``TablesFile``), one file a year, whose hashes the first
/// file holds.
package struct FiguresRelease: Sendable {
  /// The tables of one year, which were protected and audited together.
  package struct Family: Sendable {
    package let year: Int
    /// Those that the year is counted in now.
    package let dimensions: [Disclosure.Dimension]
    package let tables: [ProtectedTable]
    package let audit: Summary
  }

  /// The verdict of the audit. Not how many of the hidden cells are small: that would be one more
  /// equation for a reader, and the audit knows nothing of it.
  package struct Summary: Hashable, Sendable {
    package let cells: Int
    package let hidden: Int
    package let linearPrograms: Int
  }

  /// From 1.
  package let number: Int
  /// SHA-256 of the entry before; `nil` for the first.
  package let previous: String?
  package let closedOn: CalendarDate
  package let rule: SafetyRule
  package let periods: [Period]
  package let families: [Family]
  package let measures: [Period: PeriodMeasures]
  /// Of a revision the year whose tables it gives anew; it has no periods and no measures.
  package var revises: Int?
  /// Whether its appeals are invented: such figures must never stand among an office's own.
  package var isDemonstration = false

  package static let folder = "figures/releases"

  package static func fileName(_ number: Int, year: Int? = nil) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (year.map { "-\($0)" } ?? "") + ".json"
  }

  /// The name of a table of a revision.
  package static func revised(_ table: String, _ year: Int) -> String { "\(table)-\(year)-revised" }

  package var fileName: String { FiguresRelease.fileName(number) }

  static let format = 1
}
