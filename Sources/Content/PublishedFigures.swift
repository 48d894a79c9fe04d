import Core

/// Totals that an office published earlier, as its sources print them: one file of `figures/`.
///
/// Nothing here is computed or corrected; shares are worked out where the figures are shown, and the
/// arithmetic of each file is checked (`FiguresArithmetic`).
package struct PublishedFigures: Sendable {
  package enum Certainty: String, CaseIterable, Sendable {
    case oneSource = "one-source"
    case twoSources = "two-sources"
    case official
  }

  package struct Period: Sendable {
    package let from: CalendarDate
    package let to: CalendarDate
    /// False when the dates are not a whole year, half-year, quarter or month.
    package let isComplete: Bool
  }

  package struct Source: Sendable {
    package let id: String
    package let name: Localized<String>
    package let url: String?
    package let certainty: Certainty
  }

  package struct Total: Sendable {
    package let value: Int
    package let label: Localized<String>
    package let source: String
    let sourceLocation: SourceLocation
  }

  /// What the shares of a table are of.
  package struct Base: Sendable {
    /// `nil` when the source does not say; then no share is computed.
    package let value: Int?
    package let label: Localized<String>
  }

  package struct Row: Sendable {
    package let id: String
    package let label: Localized<String>
    /// `nil` when only a share was published.
    package let value: Int?
    /// In percent, as the source prints it.
    package let printedPercent: PrintedPercent?
    /// Listed by the source beside the base, not part of it.
    package let isOutsideTotal: Bool
    package let location: SourceLocation
  }

  /// A printed percentage keeps how many decimals it was printed with.
  package struct PrintedPercent: Sendable, Hashable {
    package let units: Int
    package let places: Int
  }

  package struct Table: Sendable {
    package let id: String
    package let title: Localized<String>
    package let base: Base?
    /// Whether the source claims that the parts make up the base.
    package let addsUp: Bool
    package let rows: [Row]
    package let note: Localized<String>?
    package let location: SourceLocation
  }

  /// The file's name without `.yaml`; also the page's address.
  package let id: String
  package let path: RelativePath
  package let title: Localized<String>
  package let body: Localized<String>
  package let period: Period
  /// The day the source came out, where it is known.
  package let published: CalendarDate?
  package let sources: [Source]
  package let total: Total?
  package let tables: [Table]
  package let notes: [Localized<String>]
  /// Values for the comparison of years, by the name of the series.
  package let series: [String: Int]
}

/// `figures/overview.yaml`: which figures of different years may be set side by side, and why the
/// others may not.
package struct FiguresOverview: Sendable {
  package struct Comparison: Sendable {
    package struct Point: Sendable {
      /// The `id` of a figures file.
      package let file: String
      package let value: Int
      package let note: Localized<String>?
      package let location: SourceLocation
    }

    package let id: String
    package let label: Localized<String>
    package let note: Localized<String>?
    package let points: [Point]
    /// The table of the registry whose years these numbers come before.
    package let table: String?
    package let location: SourceLocation
  }

  package struct Exclusion: Sendable {
    package let what: Localized<String>
    package let why: Localized<String>
  }

  package let title: Localized<String>
  package let intro: Localized<String>
  package let compared: [Comparison]
  package let notCompared: [Exclusion]
}
