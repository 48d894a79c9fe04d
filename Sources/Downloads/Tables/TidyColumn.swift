import Core

/// A column of a tidy table: one variable.
package struct TidyColumn: Sendable {
  /// A code and what it is called.
  package struct Category: Sendable, Hashable {
    package let code: String
    package let name: Localized<String>

    package init(_ code: String, _ name: Localized<String>) {
      self.code = code
      self.name = name
    }
  }

  package enum Kind: Sendable {
    /// Codes; files have the names in a column for each language beside them. A total is a category
    /// too.
    case categories([Category])
    case year, quarter, month, day
    /// Years, quarters and months in one column.
    case period
    /// A text that says something about the row; never part of its key.
    case text
    /// Whole numbers from 0 on, such as counts.
    case count
    /// Numbers with decimals, such as medians, and percentages (31.4 means 31.4 %).
    case decimal(places: Int)
    case percent(places: Int)

    /// Whether the column says what a row is about, rather than what was measured.
    var isKey: Bool {
      switch self {
      case .categories, .year, .quarter, .month, .day, .period: true
      case .text, .count, .decimal, .percent: false
      }
    }

    /// Whether a value may be missing, so that a column of notes stands beside it.
    var isMeasure: Bool {
      switch self {
      case .count, .decimal, .percent: true
      case .categories, .year, .quarter, .month, .day, .period, .text: false
      }
    }
  }

  /// The name in files: `a-z`, digits and `_`, beginning with a letter.
  package let name: String
  package let title: Localized<String>
  package let kind: Kind

  package init(_ name: String, _ title: Localized<String>, _ kind: Kind) {
    precondition(TidyColumn.isName(name), "not a name of a column: \(name)")
    self.name = name
    self.title = title
    self.kind = kind
  }

  /// Names that need no quotes in any language that reads the files.
  static func isName(_ text: String) -> Bool {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    return text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
