import Core
import Phrasing

/// One cell of a table that is published.
package enum TidyCell: Sendable, Hashable {
  /// The code of a category of the column.
  case code(String)
  case text(String)
  case year(Int)
  /// Quarter 1 to 4.
  case quarter(Int, year: Int)
  /// Month 1 to 12.
  case month(Int, year: Int)
  case day(CalendarDate)
  case number(Decimals)
  /// There is a number, but it would give somebody away: `[c]`.
  case hidden
  /// Nobody counted, or the source does not say: `[x]`.
  case notAvailable
  /// There can be no number here: `[z]`.
  case notApplicable

  package static func number(_ count: Int) -> TidyCell {
    .number(Decimals(units: count, places: 0))
  }

  /// What stands in the note column, and in a workbook in the cell itself.
  package var mark: TidyMark? {
    switch self {
    case .hidden: .hidden
    case .notAvailable: .notAvailable
    case .notApplicable: .notApplicable
    default: nil
    }
  }

  /// The cell as it stands in a file: numbers with a point and without groups, periods as
  /// `2026`, `2026-Q1`, `2026-01`, `2026-01-31`; empty where there is a mark instead.
  var plain: String {
    switch self {
    case .code(let text), .text(let text): text
    case .year(let year): padded(year, 4)
    case .quarter(let quarter, let year): padded(year, 4) + "-Q\(quarter)"
    case .month(let month, let year): padded(year, 4) + "-" + padded(month, 2)
    case .day(let day): day.description
    case .number(let number): number.plain
    case .hidden, .notAvailable, .notApplicable: ""
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Shorthand for what is not shown, as the UK Analysis Function recommends it.
package enum TidyMark: String, Sendable, CaseIterable {
  case hidden = "[c]"
  case notAvailable = "[x]"
  case notApplicable = "[z]"
}

extension Decimals {
  /// As programs read it: `-1234.50`.
  var plain: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = units < 0 ? "-" : ""
    if places == 0 { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
