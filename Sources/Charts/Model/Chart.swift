import Core
import HTML
import Phrasing

/// A chart as static SVG: no script, no style attribute, the same bytes for the same values.
///
/// It is drawn twice, 320 and 640 units wide, and the style sheet (`ChartStyle`) shows the one that
/// fits, so that letters never get smaller than 12 pixels. Series differ in colour and also in
/// pattern, dash and marker (WCAG 1.4.1). Everything drawn is hidden from screen readers, which
/// would read the labels as a heap of numbers: they hear `name` and then the page's own text. The
/// caller writes, as visible text, a heading with what the chart shows, one sentence that describes
/// it, the source and the table:
///
/// ```swift
/// let chart = Chart(
///   .bars, categories: regions.map { ChartCategory($0.name) },
///   series: [ChartSeries("Received", counts)], language: .en,
///   name: "Bar chart; the same data are in the table below")
/// html.element(.h3, text: takeaway)
/// html.element(.p, text: description)
/// chart.write(into: &html)
/// ```
package struct Chart: Sendable {
  package enum Form: Sendable, Hashable {
    /// Horizontal bars from 0; with two or three series a group of bars a category.
    case bars
    /// Categories are periods in order. The line is broken before each period in `breaks` (places
    /// in `categories`), since counts before and after are not comparable: `[b]`.
    case lines(breaks: Set<Int> = [])
    /// A marker a series on one line a category: for medians and rates.
    case dots
    /// Small multiples: a panel with one line for each series (here up to 12), all on one scale.
    case panels
    /// A map of equal tiles, one for each category, in its order; one series.
    case tiles([ChartTile])
  }

  package let form: Form
  package let categories: [ChartCategory]
  package let series: [ChartSeries]
  package let format: ChartFormat
  package let language: Language
  package let name: String

  /// - Parameters:
  ///   - series: one to three, each with a value for each category (`panels`: up to twelve).
  ///   - name: what a screen reader says in place of the drawing: the kind of chart, and where the
  ///     same numbers stand as text.
  package init(
    _ form: Form, categories: [ChartCategory], series: [ChartSeries],
    format: ChartFormat = .number, language: Language, name: String
  ) {
    precondition(!categories.isEmpty, "a chart of nothing")
    precondition((1...form.mostSeries).contains(series.count), "\(series.count) series")
    precondition(series.allSatisfy { $0.values.count == categories.count }, "values are missing")
    precondition(
      series.allSatisfy { $0.values.allSatisfy { ($0.number?.units ?? 0) >= 0 } }, "below zero")
    if case .tiles(let tiles) = form {
      precondition(tiles.count == categories.count, "a tile for each category")
      precondition(Set(tiles).count == tiles.count, "two tiles at one place")
    }
    self.form = form
    self.categories = categories
    self.series = series
    self.format = format
    self.language = language
    self.name = name
  }

  /// Both drawings, for a page whose style sheet has the rules of `ChartStyle`.
  package func write(into html: inout HTMLWriter) {
    for size in ChartSize.allCases {
      drawing(size).write(into: &html, size: size, name: name)
    }
  }

  func drawing(_ size: ChartSize) -> Drawing {
    switch form {
    case .bars: BarLayout(chart: self, size: size).drawing()
    case .lines(let breaks): LineLayout(chart: self, size: size, breaks: breaks).drawing()
    case .dots: DotLayout(chart: self, size: size).drawing()
    case .panels: PanelLayout(chart: self, size: size).drawing()
    case .tiles(let tiles): TileLayout(chart: self, size: size, tiles: tiles).drawing()
    }
  }

  /// What stands beside a point: its number, or the mark in its place.
  func text(_ value: ChartValue) -> String {
    guard let number = value.number else { return value.mark ?? "" }
    return text(number)
  }

  func text(_ number: Decimals) -> String {
    format == .percent ? language.percent(number) : language.decimal(number)
  }
}

extension Chart.Form {
  fileprivate var mostSeries: Int {
    switch self {
    case .bars, .lines, .dots: 3
    case .panels: 12
    case .tiles: 1
    }
  }
}

/// Where a territory lies on a tile map; columns and rows count from 0 at the top left. The office
/// places its tiles itself: a tile map is a matter of taste and of territories that change.
package struct ChartTile: Sendable, Hashable {
  package let column: Int
  package let row: Int

  package init(column: Int, row: Int) {
    precondition((0..<8).contains(column) && (0..<12).contains(row), "a tile off the map")
    self.column = column
    self.row = row
  }
}

/// The two drawings of a chart.
enum ChartSize: CaseIterable {
  /// For screens narrower than 640 pixels.
  case narrow
  case broad

  /// In user units; at their usual size one is a pixel.
  var width: Int { self == .narrow ? 320 : 640 }
}
