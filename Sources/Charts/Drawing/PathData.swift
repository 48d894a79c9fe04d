/// The `d` attribute of a path (SVG 2, chapter 9), written as shortly as whole numbers allow.
struct PathData: Hashable {
  private(set) var text = ""

  mutating func append(_ other: PathData) { text += other.text }

  static func horizontal(x: Int, y: Int, length: Int) -> PathData {
    PathData(text: "M\(x) \(y)h\(length)")
  }

  static func vertical(x: Int, y: Int, length: Int) -> PathData {
    PathData(text: "M\(x) \(y)v\(length)")
  }

  /// A line of no length: the round caps that the style sheet gives it make it a dot. (Square caps
  /// would make a square, but librsvg draws none.)
  static func point(_ point: Point) -> PathData { horizontal(x: point.x, y: point.y, length: 0) }

  static func triangle(_ point: Point) -> PathData {
    PathData(text: "M\(point.x) \(point.y - 5)l5 9h-10z")
  }

  static func rectangle(x: Int, y: Int, width: Int, height: Int) -> PathData {
    PathData(text: "M\(x) \(y)h\(width)v\(height)h\(-width)z")
  }

  /// A line through points; steps are shorter than places, and one letter serves all that follow.
  static func line(_ points: [Point]) -> PathData {
    var path = PathData()
    for (index, point) in points.enumerated() {
      guard index > 0 else {
        path.text = "M\(point.x) \(point.y)"
        continue
      }
      let (dx, dy) = (point.x - points[index - 1].x, point.y - points[index - 1].y)
      path.text += (index == 1 ? "l" : dx < 0 ? "" : " ") + "\(dx)" + (dy < 0 ? "" : " ") + "\(dy)"
    }
    return path
  }
}

struct Point: Hashable {
  var x: Int
  var y: Int
}
