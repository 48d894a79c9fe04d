import SeededRandom

extension SeededGenerator {
  /// A text of up to `length` pieces: markup, control characters, and scalars of every width.
  mutating func markup(upTo length: Int) -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "&amp;", "</script>", "<!--", "-->", "\r\n", "Ңөү", "a",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let ranges: [ClosedRange<UInt32>] = [
        0...0x1F, 0x20...0x7F, 0x80...0x9F, 0x300...0x36F, 0x600...0x605, 0x2000...0x206F,
        0xFFF0...0xFFFF, 0x1F300...0x1F6FF,
      ]
      if Bool.random(using: &self) {
        text += pieces.randomElement(using: &self) ?? ""
      } else if let range = ranges.randomElement(using: &self),
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self))
      {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
