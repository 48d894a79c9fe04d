/// Random numbers that repeat: a failing case is found again by its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
