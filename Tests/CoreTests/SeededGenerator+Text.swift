import SeededRandom

extension SeededGenerator {
  /// A text of up to `length` scalars from everywhere in Unicode, mostly the awkward corners.
  mutating func text(upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let ranges: [ClosedRange<UInt32>] = [
        0...0x1F, 0x20...0x7F, 0x80...0x9F, 0x300...0x36F, 0x400...0x4FF, 0x600...0x605,
        0x2000...0x206F, 0xFFF0...0xFFFF, 0x1F300...0x1F6FF, 0x10FFF0...0x10FFFF,
      ]
      let range = ranges.randomElement(using: &self) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }
}
