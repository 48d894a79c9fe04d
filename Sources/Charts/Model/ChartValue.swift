import Phrasing

/// What a chart may draw at one point. A number gets in only as `shown`: whoever makes the value
/// decides what may be seen, and a hidden count can never be drawn as 0.
package enum ChartValue: Sendable, Hashable {
  /// At least 0; charts of differences are not drawn.
  case shown(Decimals)
  /// There is a count, but it would give somebody away: `[c]`.
  case hidden
  /// Nobody counted, or the source does not say: `[x]`.
  case notAvailable
  /// There can be no count here: `[z]`.
  case notApplicable

  package static func shown(_ count: Int) -> ChartValue {
    .shown(Decimals(units: count, places: 0))
  }

  /// The shorthand that stands in place of a number, as the UK Analysis Function recommends it for
  /// tables; its meaning stands beside the table.
  package var mark: String? {
    switch self {
    case .shown: nil
    case .hidden: "[c]"
    case .notAvailable: "[x]"
    case .notApplicable: "[z]"
    }
  }

  /// `nil` for a mark.
  package var number: Decimals? {
    if case .shown(let number) = self { return number }
    return nil
  }
}

/// One row of values under one name.
package struct ChartSeries: Sendable, Hashable {
  package let name: String
  /// One for each category of the chart, in its order.
  package let values: [ChartValue]

  package init(_ name: String, _ values: [ChartValue]) {
    self.name = name
    self.values = values
  }
}

/// What a bar, a dot or a place on the time axis stands for.
package struct ChartCategory: Sendable, Hashable {
  /// Wrapped where it is long; cut with `…` only when even that does not fit, so the table beside
  /// the chart must have it in full.
  package let name: String
  /// For a time axis: as short as it can be, `\n` parting month and year.
  package let short: String

  package init(_ name: String, short: String? = nil) {
    self.name = name
    self.short = short ?? name
  }
}

/// How the numbers of a chart read.
package enum ChartFormat: Sendable, Hashable {
  /// `1 234` or `12,5`, with the decimals that the values have.
  case number
  /// Values are percentages: `31,4%`.
  case percent
}
