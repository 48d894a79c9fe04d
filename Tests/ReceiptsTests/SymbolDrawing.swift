/// The modules that an SVG path draws, without the quiet zone.
struct SymbolDrawing {
  enum Failure: Error { case command, quietZone, overlap }

  var modules: [[Bool]]

  /// - Parameter side: of the `viewBox`. Only the rectangles that the symbol uses are understood.
  init(path: String, side: Int) throws {
    let width = side - 8
    modules = Array(repeating: Array(repeating: false, count: width), count: width)
    for rectangle in path.split(separator: "z") {
      guard let match = rectangle.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)/),
        let x = Int(match.1), let y = Int(match.2), let count = Int(match.3), match.3 == match.4
      else { throw Failure.command }
      for column in x - 4..<x - 4 + count {
        guard (0..<width).contains(column), (0..<width).contains(y - 4)
        else { throw Failure.quietZone }
        if modules[y - 4][column] { throw Failure.overlap }
        modules[y - 4][column] = true
      }
    }
  }
}
