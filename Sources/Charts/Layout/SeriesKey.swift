/// Samples of the series with their names, in a row above a chart, wrapped where they do not fit.
///
/// Names at the ends of lines are better where there is room; a group of bars has none.
struct SeriesKey {
  enum Sample { case bar, line, mark }

  private static let sampleWidth = 26
  private static let gap = 18

  private struct Entry {
    let series: Int
    let text: LabelLines
    let x: Int
    let middle: Int
  }

  private var entries: [Entry] = []
  private let sample: Sample
  /// The room it takes, with a little space below; 0 for one series, which the heading names.
  private(set) var height = 0

  init(_ series: [ChartSeries], sample: Sample, width: Int) {
    self.sample = sample
    if series.count < 2 { return }
    var (x, top, rowHeight) = (0, 0, 0)
    for (index, series) in series.enumerated() {
      let text = LabelLines(series.name, width: width - SeriesKey.sampleWidth, most: 2)
      if x > 0, x + SeriesKey.sampleWidth + text.width > width {
        (x, top, rowHeight) = (0, top + rowHeight, 0)
      }
      entries.append(Entry(series: index, text: text, x: x, middle: top + Drawing.lineHeight / 2))
      rowHeight = max(rowHeight, text.height + 4)
      x += SeriesKey.sampleWidth + text.width + SeriesKey.gap
    }
    height = top + rowHeight + 8
  }

  func draw(into drawing: inout Drawing, top: Int) {
    for entry in entries {
      let middle = top + entry.middle
      switch sample {
      case .bar: drawing.bar(entry.series, x: entry.x, middle: middle, length: 20)
      case .line:
        drawing.draw(
          .line(entry.series), .horizontal(x: entry.x, y: middle, length: 20))
        drawing.mark(entry.series, Point(x: entry.x + 10, y: middle))
      case .mark: drawing.mark(entry.series, Point(x: entry.x + 10, y: middle))
      }
      drawing.write(entry.text, x: entry.x + SeriesKey.sampleWidth, middle: middle)
    }
  }
}

extension Drawing {
  static let barWidth = 16

  /// Series differ without colour too: filled; striped; hollow.
  mutating func bar(_ series: Int, x: Int, middle: Int, length: Int) {
    if length == 0 { return }
    // An outline with anything inside is three wide.
    let length = series > 0 ? max(3, length) : length
    if series < 2 { draw(.bar(series), .horizontal(x: x, y: middle, length: length)) }
    if series > 0 {
      // The outline's own width stays inside the bar.
      draw(
        .box(series),
        .rectangle(
          x: x + 1, y: middle - Drawing.barWidth / 2 + 1, width: length - 2,
          height: Drawing.barWidth - 2))
    }
  }

  /// A dot, a square, a triangle.
  mutating func mark(_ series: Int, _ point: Point) {
    switch series {
    case 0: draw(.mark(series), .point(point))
    case 1: draw(.mark(series), .rectangle(x: point.x - 4, y: point.y - 4, width: 8, height: 8))
    default: draw(.mark(series), .triangle(point))
    }
  }

  /// The mark of a value that is not shown, in the middle of what stands for its place.
  mutating func write(mark: String, x: Int, middle: Int, _ anchor: Label.Anchor = .start) {
    write(mark, x: x, base: middle + Drawing.middleToBase, anchor)
  }
}
