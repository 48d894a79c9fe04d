/// What a layout has decided: shapes and texts in user units, all whole numbers, so that no machine
/// rounds otherwise than another.
struct Drawing {
  /// 14 units are at least 12 pixels as long as the drawing is scaled by no less than 0.86: a narrow
  /// one on a screen of 320 pixels is scaled by 0.9, a broad one by 0.95.
  static let typeSize = 14
  static let lineHeight = 18
  /// From the middle of a line of text to its base line.
  static let middleToBase = 5

  let width: Int
  var height = 0
  /// Drawn in the order of the tones' declaration, so that lines lie over grids.
  private(set) var strokes: [Tone: PathData] = [:]
  private(set) var labels: [Label] = []

  init(width: Int) {
    self.width = width
  }

  mutating func draw(_ tone: Tone, _ path: PathData) {
    strokes[tone, default: PathData()].append(path)
  }

  mutating func write(_ text: String, x: Int, base: Int, _ anchor: Label.Anchor = .start) {
    if !text.isEmpty { labels.append(Label(x: x, base: base, anchor: anchor, text: text)) }
  }

  /// Lines of text whose first has its middle at `middle`.
  mutating func write(_ lines: LabelLines, x: Int, middle: Int, _ anchor: Label.Anchor = .start) {
    for (index, line) in lines.lines.enumerated() {
      write(
        line, x: x, base: middle + Drawing.middleToBase + index * Drawing.lineHeight, anchor)
    }
  }

  /// How a stroke looks; the raw value is its class in the style sheet.
  enum Tone: Hashable {
    case grid, axis
    /// Where a value is hidden or a series broken.
    case gap
    /// A tile shaded in one of four steps, and the edge of each tile.
    case shade(Int)
    case tile
    /// A filled bar, the outline of one, a thin bar in a tile.
    case bar(Int)
    case box(Int)
    case rule
    case line(Int)
    case mark(Int)

    var classes: String {
      switch self {
      case .grid: "grid"
      case .axis: "axis"
      case .gap: "gap"
      case .shade(let step): "w\(step + 1)"
      case .tile: "tile"
      case .bar(let series): "bar s\(series + 1)"
      case .box(let series): "box s\(series + 1)"
      case .rule: "rule s1"
      case .line(let series): "line s\(series + 1)"
      case .mark(let series): "mark s\(series + 1)"
      }
    }

    /// Of what lies on top of what.
    var order: Int {
      switch self {
      case .grid: 0
      case .shade(let step): 1 + step
      case .tile: 6
      case .gap: 7
      case .bar(let series): 8 + series
      case .box(let series): 11 + series
      case .rule: 14
      case .axis: 15
      case .line(let series): 16 + series
      case .mark(let series): 19 + series
      }
    }
  }
}

/// A line of text in a drawing.
struct Label: Hashable {
  enum Anchor: String, Hashable, CaseIterable {
    case start, middle, end
  }

  let x: Int
  /// The base line.
  let base: Int
  let anchor: Anchor
  let text: String

  /// The room that the text may take, with what goes below the base line.
  var box: Box {
    let width = TextWidth.of(text)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - (width + 1) / 2
      case .end: x - width
      }
    return Box(left: left, top: base - 12, right: left + width, bottom: base + 4)
  }
}

struct Box: Hashable {
  let left: Int
  let top: Int
  let right: Int
  let bottom: Int

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
