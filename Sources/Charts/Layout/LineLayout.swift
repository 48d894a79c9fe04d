/// Lines over time. The names of series stand at their ends, with what the last period has; where
/// these are too long for that, in a key above.
struct LineLayout {
  private let chart: Chart
  private let size: ChartSize
  private let breaks: Set<Int>
  private let scale: ChartScale
  private let ticks: [String]
  /// Name and last value of each series.
  private let ends: [LabelLines]
  private let namesAtEnds: Bool

  init(chart: Chart, size: ChartSize, breaks: Set<Int>) {
    self.chart = chart
    self.size = size
    self.breaks = breaks
    scale = ChartScale(chart.series.flatMap(\.values), rounded: true)
    ticks = scale.ticks.map { chart.text($0) }
    // Of the last period, be it a mark: the number of an earlier one would be taken for it.
    // A line by itself has its last number beside the point.
    let numbers = chart.series.map { series in
      series.values.last { $0.number != nil || chart.series.count > 1 }
        .map { chart.text($0) } ?? ""
    }
    let room = size == .narrow ? 84 : 160
    let named = zip(chart.series, numbers).map { series, number in
      LabelLines("\(series.name) \(number)", width: room, most: 4)
    }
    namesAtEnds = chart.series.count > 1 && !named.contains { $0.isCut }
    ends = namesAtEnds ? named : numbers.map { LabelLines($0, width: room) }
  }

  func drawing() -> Drawing {
    var drawing = Drawing(width: size.width)
    let key = SeriesKey(namesAtEnds ? [] : chart.series, sample: .line, width: size.width)
    key.draw(into: &drawing, top: 0)
    let plot = plot(top: key.height + (breaks.isEmpty ? 8 : 26))
    drawGrid(plot, &drawing)
    for (index, series) in chart.series.enumerated() {
      plot.draw(index, series.values, into: &drawing)
    }
    drawEnds(plot, &drawing)
    drawBreaks(plot, &drawing)
    var bottom = plot.base + 4
    for (index, series) in chart.series.enumerated() where hasGaps(series) {
      if chart.series.count > 1 {
        drawing.mark(index, Point(x: 8, y: bottom + LinePlot.stripHeight / 2))
      }
      plot.drawStrip(series.values, top: bottom, into: &drawing)
      bottom += LinePlot.stripHeight
    }
    drawing.height = bottom + plot.drawPeriods(chart.categories, top: bottom, into: &drawing) + 2
    return drawing
  }

  private func plot(top: Int) -> LinePlot {
    let left = (ticks.map { TextWidth.of($0) }.max() ?? 0) + 16
    let right = size.width - (ends.map(\.width).max() ?? 0) - (chart.series.count > 1 ? 28 : 12)
    let height = size == .narrow ? 170 : 220
    return LinePlot(
      left: left, right: right, top: top, base: top + height, count: chart.categories.count,
      scale: scale, breaks: breaks)
  }

  private func hasGaps(_ series: ChartSeries) -> Bool {
    series.values.contains { $0.number == nil }
  }

  private func drawGrid(_ plot: LinePlot, _ drawing: inout Drawing) {
    let left = plot.left - 8
    for (number, text) in zip(scale.ticks, ticks) {
      let length = scale.length(number, in: plot.base - plot.top)
      let y = plot.base - length
      drawing.draw(
        length == 0 ? .axis : .grid,
        .horizontal(x: left, y: y, length: plot.right + 6 - left))
      drawing.write(text, x: left - 6, base: y + Drawing.middleToBase, .end)
    }
  }

  /// Each label at the height of its line's end, moved as little as keeps them apart.
  private func drawEnds(_ plot: LinePlot, _ drawing: inout Drawing) {
    if chart.series.count == 1 {
      return plot.drawLast(chart.series[0].values, chart, into: &drawing)
    }
    let wanted = chart.series.indices.compactMap { series -> (series: Int, middle: Int)? in
      let values = chart.series[series].values
      guard let last = values.lastIndex(where: { $0.number != nil }) else { return nil }
      return plot.point(last, values[last]).map { (series, $0.y) }
    }
    let places = Stack.places(
      wanted.map { (middle: $0.middle, height: ends[$0.series].height) },
      from: plot.top - 8, to: plot.base + Drawing.lineHeight / 2)
    for (entry, top) in zip(wanted, places) {
      let first = top + Drawing.lineHeight / 2
      drawing.mark(entry.series, Point(x: plot.right + 16, y: first))
      drawing.write(ends[entry.series], x: plot.right + 26, middle: first)
    }
  }

  private func drawBreaks(_ plot: LinePlot, _ drawing: inout Drawing) {
    for index in breaks.sorted() where (1..<plot.count).contains(index) {
      let x = (plot.x(index - 1) + plot.x(index)) / 2
      drawing.draw(.gap, .vertical(x: x, y: plot.top - 6, length: plot.base - plot.top + 6))
      drawing.write("[b]", x: x, base: plot.top - 10, .middle)
    }
  }
}

/// Heights of labels that stand above each other.
enum Stack {
  /// The tops of labels, each as near to its place as lets all stand between `from` and `to`
  /// without touching. Where even that is too little room they go on below.
  static func places(
    _ labels: [(middle: Int, height: Int)], from: Int, to: Int
  ) -> [Int] {
    let order = labels.indices.sorted { (labels[$0].middle, $0) < (labels[$1].middle, $1) }
    var tops = [Int](repeating: 0, count: labels.count)
    var free = from
    for index in order {
      tops[index] = max(free, labels[index].middle - labels[index].height / 2)
      free = tops[index] + labels[index].height
    }
    var limit = max(to, from + labels.reduce(0) { $0 + $1.height })
    for index in order.reversed() {
      tops[index] = min(tops[index], limit - labels[index].height)
      limit = tops[index]
    }
    return tops
  }
}
