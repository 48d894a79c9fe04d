/// Small multiples: a panel with one line for each series, all on one scale, so that they compare.
struct PanelLayout {
  private static let plotHeight = 64
  private static let space = (across: 20, down: 16)

  private let chart: Chart
  private let size: ChartSize
  private let columns: Int
  private let panelWidth: Int
  private let titles: [LabelLines]
  private let scale: ChartScale
  private let numberWidth: Int

  init(chart: Chart, size: ChartSize) {
    self.chart = chart
    self.size = size
    columns = min(size == .narrow ? 2 : 3, chart.series.count)
    let width = (size.width - (columns - 1) * PanelLayout.space.across) / columns
    panelWidth = width
    titles = chart.series.map { LabelLines($0.name, width: width) }
    let values = chart.series.flatMap(\.values)
    scale = ChartScale(values, rounded: true)
    numberWidth = values.map { TextWidth.of(chart.text($0)) }.max() ?? 0
  }

  func drawing() -> Drawing {
    var drawing = Drawing(width: size.width)
    var top = 0
    for first in stride(from: 0, to: chart.series.count, by: columns) {
      let row = first..<min(first + columns, chart.series.count)
      if first > 0 { top += PanelLayout.space.down }
      top = draw(row, top: top, &drawing)
    }
    drawing.height = top + 2
    return drawing
  }

  /// Draws a row of panels and answers where it ends.
  private func draw(_ row: Range<Int>, top: Int, _ drawing: inout Drawing) -> Int {
    let titleHeight = row.map { titles[$0].height }.max() ?? 0
    let plotTop = top + titleHeight + Drawing.lineHeight + 4
    let base = plotTop + PanelLayout.plotHeight
    let hasGaps = row.contains { chart.series[$0].values.contains { $0.number == nil } }
    let periodTop = base + 4 + (hasGaps ? LinePlot.stripHeight : 0)
    var height = 0
    for index in row {
      let left = (index - row.lowerBound) * (panelWidth + PanelLayout.space.across)
      drawing.write(titles[index], x: left, middle: top + Drawing.lineHeight / 2)
      let plot = LinePlot(
        left: left + 8, right: left + panelWidth - numberWidth - 12, top: plotTop, base: base,
        count: chart.categories.count, scale: scale, breaks: [])
      draw(index, plot, left: left, &drawing)
      height = max(height, drawPeriods(plot, left: left, top: periodTop, &drawing))
    }
    return periodTop + height
  }

  private func draw(_ index: Int, _ plot: LinePlot, left: Int, _ drawing: inout Drawing) {
    let values = chart.series[index].values
    if let most = scale.ticks.last {
      let length = plot.right + 4 - left
      drawing.draw(.grid, .horizontal(x: left, y: plot.top, length: length))
      drawing.draw(.axis, .horizontal(x: left, y: plot.base, length: length))
      drawing.write(chart.text(most), x: left, base: plot.top - 4)
    }
    plot.draw(0, values, into: &drawing, marks: false)
    plot.drawStrip(values, top: plot.base + 4, into: &drawing)
    plot.drawLast(values, chart, into: &drawing)
  }

  /// The first and the last period, or the last alone where both do not fit.
  private func drawPeriods(
    _ plot: LinePlot, left: Int, top: Int, _ drawing: inout Drawing
  ) -> Int {
    let names = [chart.categories.first, chart.categories.last].map {
      ($0?.short ?? "").split(separator: "\n").map(String.init)
    }
    let widths = names.map { lines in lines.map { TextWidth.of($0) }.max() ?? 0 }
    let room = panelWidth
    let fitsBoth = chart.categories.count > 1 && widths[0] + widths[1] + 8 <= room
    for (index, lines) in names.enumerated() where index == 1 || fitsBoth {
      for (line, text) in lines.enumerated() {
        // The last ends where the line does, unless it is wider than the way there.
        let end = max(plot.right + 6, left + widths[index])
        drawing.write(
          text, x: index == 0 ? left : fitsBoth ? max(end, left + widths[0] + widths[1] + 8) : end,
          base: top + 13 + line * Drawing.lineHeight, index == 0 ? .start : .end)
      }
    }
    return (names.map(\.count).max() ?? 0) * Drawing.lineHeight
  }
}
