/// Bars that lie: names of categories are phrases rather than words. Broad: names on the left;
/// narrow: each name above its bars. The number stands at the end of each bar, so there is no scale.
struct BarLayout {
  private static let pitch = Drawing.barWidth + 3
  private static let space = 10

  private let chart: Chart
  private let size: ChartSize
  private let names: [LabelLines]
  private let scale: ChartScale
  /// Where bars begin, and the length of the longest: what its number leaves.
  private let left: Int
  private let room: Int

  init(chart: Chart, size: ChartSize) {
    self.chart = chart
    self.size = size
    let nameRoom = size == .narrow ? size.width - 8 : 210
    names = chart.categories.map {
      LabelLines($0.name, width: nameRoom, most: size == .narrow ? 2 : 3)
    }
    left = size == .narrow ? 1 : (names.map(\.width).max() ?? 0) + 10
    let values = chart.series.flatMap(\.values)
    scale = ChartScale(values, rounded: false)
    room = size.width - left - 6 - (values.map { TextWidth.of(chart.text($0)) }.max() ?? 0)
  }

  func drawing() -> Drawing {
    var drawing = Drawing(width: size.width)
    let key = SeriesKey(chart.series, sample: .bar, width: size.width)
    key.draw(into: &drawing, top: 0)
    var top = key.height
    for category in names.indices {
      if category > 0 { top += BarLayout.space }
      top = row(category, top: top, &drawing)
    }
    drawing.draw(.axis, .vertical(x: left, y: key.height, length: top - key.height))
    drawing.height = top + 2
    return drawing
  }

  /// Draws a category and answers where it ends.
  private func row(_ category: Int, top: Int, _ drawing: inout Drawing) -> Int {
    let name = names[category]
    let bars = chart.series.count * BarLayout.pitch - 3
    let barTop: Int
    let bottom: Int
    if size == .narrow {
      drawing.write(name, x: 8, middle: top + Drawing.lineHeight / 2)
      barTop = top + name.height + 2
      bottom = barTop + bars
    } else {
      let height = max(name.height, bars)
      let first = top + (height - name.height) / 2 + Drawing.lineHeight / 2
      drawing.write(name, x: left - 10, middle: first, .end)
      barTop = top + (height - bars) / 2
      bottom = top + height
    }
    for (index, series) in chart.series.enumerated() {
      let middle = barTop + index * BarLayout.pitch + Drawing.barWidth / 2
      bar(series.values[category], index, middle: middle, &drawing)
    }
    return bottom
  }

  private func bar(_ value: ChartValue, _ series: Int, middle: Int, _ drawing: inout Drawing) {
    let text = chart.text(value)
    guard let number = value.number else {
      drawing.write(mark: text, x: left + 6, middle: middle)
      if value == .hidden {
        // A dotted way over the whole width: the bar may end anywhere.
        let start = left + 12 + TextWidth.of(text)
        drawing.draw(.gap, .horizontal(x: start, y: middle, length: left + room - start))
      }
      return
    }
    let length = scale.length(number, in: room)
    drawing.bar(series, x: left, middle: middle, length: length)
    drawing.write(mark: text, x: left + length + 6, middle: middle)
  }
}
