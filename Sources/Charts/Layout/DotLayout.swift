/// A marker a series on one line a category, with the numbers at both ends of what they span. Broad:
/// names on the left; narrow: above.
struct DotLayout {
  private static let space = 12

  private let chart: Chart
  private let size: ChartSize
  private let names: [LabelLines]
  private let scale: ChartScale
  /// 0 and the far end of the scale.
  private let left: Int
  private let right: Int

  init(chart: Chart, size: ChartSize) {
    self.chart = chart
    self.size = size
    let nameRoom = size == .narrow ? size.width - 8 : 210
    names = chart.categories.map {
      LabelLines($0.name, width: nameRoom, most: size == .narrow ? 2 : 3)
    }
    let values = chart.series.flatMap(\.values)
    scale = ChartScale(values, rounded: true)
    let number = values.map { TextWidth.of(chart.text($0)) }.max() ?? 0
    // A number may stand left of a marker at 0 where there are two series.
    let ahead = chart.series.count > 1 ? number + 12 : 12
    left = (size == .narrow ? 0 : (names.map(\.width).max() ?? 0)) + ahead
    right = size.width - number - 12 - DotLayout.gapRoom(chart)
  }

  /// Room at the right for the marks of what is not shown.
  private static func gapRoom(_ chart: Chart) -> Int {
    let most =
      chart.categories.indices.map { category in
        chart.series.reduce(0) { $0 + ($1.values[category].number == nil ? 1 : 0) }
      }.max() ?? 0
    return most * (TextWidth.of("[x]") + (chart.series.count > 1 ? 20 : 6))
  }

  func drawing() -> Drawing {
    var drawing = Drawing(width: size.width)
    let key = SeriesKey(chart.series, sample: .mark, width: size.width)
    key.draw(into: &drawing, top: 0)
    var top = key.height
    var rows: [(Int, Int)] = []
    for category in names.indices {
      if category > 0 { top += DotLayout.space }
      top = row(category, top: top, &drawing)
      rows.append((top - Drawing.lineHeight, top))
    }
    let bottom = top + 6
    drawScale(from: key.height, to: bottom, rows: rows, &drawing)
    drawing.height = bottom + Drawing.lineHeight + 4
    return drawing
  }

  /// Draws a category and answers where it ends.
  private func row(_ category: Int, top: Int, _ drawing: inout Drawing) -> Int {
    let name = names[category]
    let first = top + Drawing.lineHeight / 2
    let isNarrow = size == .narrow
    let middle = isNarrow ? top + name.height + Drawing.lineHeight / 2 + 3 : top + name.height / 2
    if isNarrow {
      drawing.write(name, x: 0, middle: first)
    } else {
      let gap = chart.series.count > 1 ? left - (names.map(\.width).max() ?? 0) : 10
      drawing.write(name, x: left - max(gap, 10), middle: first, .end)
    }
    drawing.draw(.grid, .horizontal(x: left, y: middle, length: right - left))
    drawMarks(category, middle: middle, &drawing)
    drawGaps(category, middle: middle, &drawing)
    return isNarrow ? middle + Drawing.lineHeight / 2 : top + name.height
  }

  private func drawMarks(_ category: Int, middle: Int, _ drawing: inout Drawing) {
    var ends: [(x: Int, text: String)] = []
    for (index, series) in chart.series.enumerated() {
      guard let number = series.values[category].number else { continue }
      let x = left + scale.length(number, in: right - left)
      drawing.mark(index, Point(x: x, y: middle))
      ends.append((x, chart.text(number)))
    }
    guard let last = ends.max(by: { $0.x < $1.x }), let first = ends.min(by: { $0.x < $1.x })
    else { return }
    drawing.write(mark: last.text, x: last.x + 9, middle: middle)
    if first.x < last.x { drawing.write(mark: first.text, x: first.x - 9, middle: middle, .end) }
  }

  private func drawGaps(_ category: Int, middle: Int, _ drawing: inout Drawing) {
    var x = size.width - DotLayout.gapRoom(chart) + 6
    for (index, series) in chart.series.enumerated() {
      guard let mark = series.values[category].mark else { continue }
      if chart.series.count > 1 {
        drawing.mark(index, Point(x: x + 5, y: middle))
        x += 14
      }
      drawing.write(mark: mark, x: x, middle: middle)
      x += TextWidth.of(mark) + 6
    }
  }

  /// - Parameter rows: from where to where the lines of the scale go when names stand between rows.
  private func drawScale(
    from top: Int, to bottom: Int, rows: [(Int, Int)], _ drawing: inout Drawing
  ) {
    var free = Int.min
    for number in scale.ticks {
      let length = scale.length(number, in: right - left)
      let x = left + length
      for (top, bottom) in size == .narrow ? rows : [(top, bottom)] {
        drawing.draw(
          length == 0 ? .axis : .grid, .vertical(x: x, y: top, length: bottom - top))
      }
      let text = chart.text(number)
      let half = (TextWidth.of(text) + 1) / 2
      let centre = min(max(x, half), size.width - half)
      if centre - half >= free {
        drawing.write(text, x: centre, base: bottom + 14, .middle)
        free = centre + half + 6
      }
    }
  }
}
