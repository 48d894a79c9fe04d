/// A source text in which `▸` stands before the place that a diagnostic must name.
struct MarkedText {
  let text: String
  let line: Int
  let column: Int

  init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var (line, column) = (1, 1)
    var place: (Int, Int) = (0, 0)
    for scalar in marked.unicodeScalars {
      if scalar == "▸" {
        place = (line, column)
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    (self.line, self.column) = place
  }

  var bytes: [UInt8] { Array(text.utf8) }
}
