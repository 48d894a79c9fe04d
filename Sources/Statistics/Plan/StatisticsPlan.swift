import Core

/// `Site/statistics.yaml`: which questions the figures answer, and how carefully.
package struct StatisticsPlan: Sendable {
  /// Counts from 1 up to this one, without it, are hidden; at least 3.
  package let threshold: Int
  /// The largest count that is hidden for its size.
  package var mostHidden: Int { threshold - 1 }
  /// Months after the end of a period until its figures are closed.
  package let graceMonths: Int
  /// The first month of the registry that figures are made of.
  package private(set) var firstMonth: Period
  /// Whether the settings name it; it follows from the data otherwise.
  package private(set) var namesFirstMonth = true
  /// The count of the open period is rounded down to a multiple of this.
  package let openStep: Int
  package let dimensions: [PlanDimension]
  package let tables: [PlanTable]
  /// Under which the figures may be used.
  package let licence: Licence
  /// Residents of each region, for rates; `nil` without a source that can be named.
  package let population: Population?
  /// The head of the release ledger; `nil` before the first release.
  package private(set) var ledger: LedgerHead?
  package let location: SourceLocation

  /// The plan with the first month that the data give, where the settings name none.
  package func beginning(_ month: Period) -> StatisticsPlan {
    var plan = self
    plan.firstMonth = month
    return plan
  }

  /// The plan of an office that has published nothing yet.
  package var withoutLedger: StatisticsPlan {
    var plan = self
    plan.ledger = nil
    return plan
  }

  package func dimension(_ field: PlanDimension.Field) -> PlanDimension? {
    dimensions.first { $0.field == field }
  }

  package func table(_ id: String) -> PlanTable? { tables.first { $0.id == id } }

  package struct Licence: Sendable {
    /// The identifier in the SPDX licence list, such as `CC-BY-4.0`.
    package let id: String
    package let title: String
    package let address: String
  }

  /// Residents on a day, by the codes of regions.
  package struct Population: Sendable {
    package let date: CalendarDate
    package let source: Localized<String>
    package let residents: [String: Int]
  }

  /// What the chain of releases must end in. It stands in the settings, so that a ledger that was cut
  /// or lost is noticed.
  package struct LedgerHead: Hashable, Sendable {
    package let releases: Int
    /// SHA-256 of the last release's file, in hexadecimal.
    package let sha256: String
  }
}

/// One respect in which appeals are counted apart.
package struct PlanDimension: Sendable {
  /// What the registry can be asked.
  package enum Field: String, CaseIterable, Sendable {
    case channel, kind, topic, region, body, outcome
    case collective, repeated, inspected
    case timeliness
    case workingDays = "working-days"
    case transfers

    /// Categories that do not come from a code list; `nil` for those that do and for bands.
    package var fixedCodes: [String]? {
      switch self {
      case .collective, .repeated, .inspected: ["yes", "no"]
      case .timeliness: ["in-time", "extended", "late", "open"]
      default: nil
      }
    }

    /// Whether its categories are ranges of whole numbers that the plan cuts.
    package var isBanded: Bool { self == .workingDays || self == .transfers }
  }

  package let field: Field
  package let title: Localized<String>
  /// Upper ends of the bands; the last band is open.
  package let bands: [Int]
  /// Categories that are counted together because they would be too small apart.
  package let merged: [Merged]
  /// Where each category lies on a tile map.
  package let tiles: [String: Tile]
  /// Names of categories that no code list names.
  package let names: [String: Localized<String>]
  package let location: SourceLocation

  package var id: String { field.rawValue }

  /// A place on a tile map, from 0 at the top left.
  package struct Tile: Hashable, Sendable {
    package let column: Int
    package let row: Int
  }

  /// One category in the place of several.
  package struct Merged: Sendable {
    package let code: String
    package let parts: [String]
    package let name: Localized<String>
    package let location: SourceLocation
  }
}

/// A table of the plan: one dimension, or two crossed, for each period of some kinds.
package struct PlanTable: Sendable {
  /// How finely a dimension with two levels is shown.
  package enum Detail: String, CaseIterable, Sendable {
    case top, all
  }

  package enum Chart: String, CaseIterable, Sendable {
    case bars
    case groupedBars = "grouped-bars"
    case line
    case dots
    case smallMultiples = "small-multiples"
    case map
  }

  package let id: String
  package let title: Localized<String>
  package let note: Localized<String>?
  package let rows: PlanDimension.Field
  package let columns: PlanDimension.Field?
  package let columnDetail: Detail
  /// In which the table is published, and how finely its rows in each.
  package let periods: [Period.Kind: Detail]
  /// Whether the median of working days stands beside each row.
  package let hasMedian: Bool
  package let chart: Chart?
  package let location: SourceLocation

  package func isPublished(for period: Period) -> Bool { periods[period.kind] != nil }
}
