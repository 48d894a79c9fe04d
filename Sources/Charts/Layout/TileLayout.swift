/// A map of equal tiles: name, number, a bar from 0, and a shade in four steps. Small territories
/// are seen as well as large ones; the number is there for whoever does not see the shade.
struct TileLayout {
  private static let gap = 4
  private static let inset = 4

  private let chart: Chart
  private let size: ChartSize
  private let tiles: [ChartTile]
  private let names: [LabelLines]
  private let side: Int
  private let tileHeight: Int
  private let scale: ChartScale

  init(chart: Chart, size: ChartSize, tiles: [ChartTile]) {
    self.chart = chart
    self.size = size
    self.tiles = tiles
    let columns = (tiles.map(\.column).max() ?? 0) + 1
    // Not wider than four columns need, or a map of two would have tiles like doors.
    let width = (size.width + TileLayout.gap) / max(4, columns) - TileLayout.gap
    side = width
    names = chart.categories.map { LabelLines($0.short, width: width - 2 * TileLayout.inset - 1) }
    tileHeight = (names.map(\.height).max() ?? 0) + Drawing.lineHeight + 22
    scale = ChartScale(chart.series.flatMap(\.values), rounded: false)
  }

  func drawing() -> Drawing {
    var drawing = Drawing(width: size.width)
    for index in tiles.indices { draw(index, &drawing) }
    drawing.height =
      ((tiles.map(\.row).max() ?? 0) + 1) * (tileHeight + TileLayout.gap) - TileLayout.gap + 2
    return drawing
  }

  private func draw(_ index: Int, _ drawing: inout Drawing) {
    let left = tiles[index].column * (side + TileLayout.gap) + 1
    let top = tiles[index].row * (tileHeight + TileLayout.gap) + 1
    let shape = PathData.rectangle(x: left, y: top, width: side - 2, height: tileHeight - 2)
    let x = left + TileLayout.inset
    let value = chart.series[0].values[index]
    drawing.write(names[index], x: x, middle: top + 4 + Drawing.lineHeight / 2)
    let middle = top + tileHeight - 12 - Drawing.lineHeight / 2 - 4
    drawing.write(mark: chart.text(value), x: x, middle: middle)
    guard let number = value.number else {
      drawing.draw(.gap, shape)
      return
    }
    drawing.draw(.tile, shape)
    let room = side - 2 * TileLayout.inset - 1
    let length = scale.length(number, in: room)
    if length > 0 {
      drawing.draw(.shade(min(3, (length * 4 - 1) / room)), shape)
      drawing.draw(.rule, .horizontal(x: x, y: top + tileHeight - 10, length: length))
    }
  }
}
