/// Where the points of lines over a time axis lie, the axis itself, and the strip below it for what
/// is not shown. Shared by line charts and the panels of small multiples.
struct LinePlot {
  /// The first and the last period, the top of the scale, and 0.
  let left: Int
  let right: Int
  let top: Int
  let base: Int
  let count: Int
  let scale: ChartScale
  let breaks: Set<Int>

  static let stripHeight = Drawing.lineHeight

  func x(_ index: Int) -> Int {
    count == 1 ? right : left + (index * (right - left) + (count - 1) / 2) / (count - 1)
  }

  func point(_ index: Int, _ value: ChartValue) -> Point? {
    value.number.map { Point(x: x(index), y: base - scale.length($0, in: base - top)) }
  }

  /// The line of a series, in pieces, with its markers.
  func draw(_ series: Int, _ values: [ChartValue], into drawing: inout Drawing, marks: Bool = true)
  {
    for piece in pieces(values) where piece.count > 1 {
      drawing.draw(.line(series), .line(piece.compactMap { point($0, values[$0]) }))
    }
    for piece in pieces(values) {
      // Markers tell series apart; on long lines those at the ends of each piece are enough.
      for index in piece where isMarked(index, in: piece, marks) {
        if let point = point(index, values[index]) { drawing.mark(series, point) }
      }
    }
  }

  /// Writes the last number of a line beside its point.
  func drawLast(_ values: [ChartValue], _ chart: Chart, into drawing: inout Drawing) {
    guard let last = values.lastIndex(where: { $0.number != nil }),
      let end = point(last, values[last])
    else { return }
    // Not so low that it would lie on the strip, nor so high that it would on the top of the scale.
    let middle = min(max(end.y, top + 7), base - 4)
    drawing.write(mark: chart.text(values[last]), x: end.x + 10, middle: middle)
  }

  private func isMarked(_ index: Int, in piece: Range<Int>, _ marks: Bool) -> Bool {
    index == piece.lowerBound || index == piece.upperBound - 1
      || marks && (count <= 14 || index % 3 == 0)
  }

  /// Runs of shown values: a line never crosses a hidden one, nor a break in comparability.
  private func pieces(_ values: [ChartValue]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for (index, value) in values.enumerated() where value.number != nil {
      if let last = pieces.last, last.upperBound == index, !breaks.contains(index) {
        pieces[pieces.count - 1] = last.lowerBound..<index + 1
      } else {
        pieces.append(index..<index + 1)
      }
    }
    return pieces
  }

  /// Writes `[c]` and the like below the axis, one for a run of the same, with a dotted line over
  /// the length of the run.
  func drawStrip(_ values: [ChartValue], top: Int, into drawing: inout Drawing) {
    let middle = top + LinePlot.stripHeight / 2
    var free = Int.min
    for run in gaps(values) {
      guard let mark = values[run.lowerBound].mark else { continue }
      let (from, to) = (x(run.lowerBound), x(run.upperBound - 1))
      let width = TextWidth.of(mark)
      let centre = min(max((from + to) / 2, width / 2), drawing.width - width / 2 - 1)
      let start = centre - width / 2
      // Where marks would lie on each other the dotted line alone says that something is missing.
      if start >= free {
        drawing.write(mark: mark, x: start, middle: middle)
        free = start + width + 3
      }
      for (a, b) in [(from - 5, start - 3), (start + width + 3, to + 5)] where b > a {
        drawing.draw(.gap, .horizontal(x: a, y: middle, length: b - a))
      }
    }
  }

  private func gaps(_ values: [ChartValue]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    for (index, value) in values.enumerated() where value.number == nil {
      if let last = gaps.last, last.upperBound == index, values[last.lowerBound] == value {
        gaps[gaps.count - 1] = last.lowerBound..<index + 1
      } else {
        gaps.append(index..<index + 1)
      }
    }
    return gaps
  }

  /// Names of the periods below the axis: as many as fit, always the first that begins a year (it
  /// has a second line) or else the last. Answers their height.
  func drawPeriods(
    _ categories: [ChartCategory], top: Int, into drawing: inout Drawing
  ) -> Int {
    let names = categories.map { $0.short.split(separator: "\n").map(String.init) }
    let widths = names.map { lines in lines.map { TextWidth.of($0) }.max() ?? 0 }
    let centres = widths.indices.map { index in
      min(max(x(index), (widths[index] + 1) / 2), drawing.width - (widths[index] + 1) / 2)
    }
    let certain = names.firstIndex { $0.count > 1 } ?? count - 1
    let every = spacing(centres, widths, certain)
    for index in names.indices where (index - certain) % every == 0 {
      for (line, text) in names[index].enumerated() {
        drawing.write(
          text, x: centres[index], base: top + 13 + line * Drawing.lineHeight, .middle)
      }
      drawing.draw(.axis, .vertical(x: x(index), y: base, length: 4))
    }
    return (names.map(\.count).max() ?? 0) * Drawing.lineHeight
  }

  /// The smallest step, counted from a period that is certain, at which no two names touch.
  private func spacing(_ centres: [Int], _ widths: [Int], _ certain: Int) -> Int {
    for every in 1..<max(2, count) {
      let shown = centres.indices.filter { ($0 - certain) % every == 0 }
      let fits = zip(shown, shown.dropFirst()).allSatisfy { one, next in
        centres[next] - centres[one] >= (widths[one] + widths[next]) / 2 + 9
      }
      if fits { return every }
    }
    return count
  }
}
