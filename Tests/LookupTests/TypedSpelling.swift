import Core
import SeededRandom

/// Ways of typing a reference that mean the same to a citizen.
enum TypedSpelling {
  private static let gaps = [
    " ", "-", "–", " — ", "\u{00A0}", "\u{2009}", ".", "/", "_", "  ", "·",
  ]
  private static let hidden = ["\u{200B}", "\u{00AD}", "\u{FEFF}", "\u{2060}", "\u{200E}"]
  private static let lookAlikes: [Character: [String]] = [
    "0": ["O", "o", "О", "о", "Ө"], "1": ["l", "I", "І"], "3": ["З", "з"], "6": ["б", "Б"],
  ]

  /// A number of digits: grouped anyhow, with letters for digits and digits of other scripts.
  static func of(number: String, using generator: inout SeededGenerator) -> String {
    let fullWidth = Int.random(in: 0..<5, using: &generator) == 0
    var typed = ["", "№", " № ", "\u{FEFF}"].randomElement(using: &generator) ?? ""
    for (place, digit) in number.enumerated() {
      if place > 0, Int.random(in: 0..<3, using: &generator) == 0 { typed += gap(&generator) }
      typed += spelling(of: digit, fullWidth: fullWidth, &generator)
    }
    return typed + (Bool.random(using: &generator) ? "" : " \n")
  }

  /// `ПА-2026-015073`: capitals or not, Cyrillic, Latin or both, any separator or none, lost zeros.
  static func of(registry reference: String, using generator: inout SeededGenerator) -> String {
    let parts = reference.split(separator: "-").map(String.init)
    let letters = ["ПА", "па", "PA", "pa", "Па", "PА"].randomElement(using: &generator) ?? "ПА"
    let year = parts[1].map { spelling(of: $0, fullWidth: false, &generator) }.joined()
    let after = gap(&generator)
    let number = parts[2]
    if Int.random(in: 0..<3, using: &generator) == 0 {
      // Zeros may be lost only where the number stands apart.
      return letters + gap(&generator) + year + after + String(number.drop { $0 == "0" })
    }
    let isWhole = Bool.random(using: &generator)
    return letters + (isWhole ? "" : gap(&generator)) + year + (isWhole ? "" : after) + number
  }

  private static func spelling(
    of digit: Character, fullWidth: Bool, _ generator: inout SeededGenerator
  ) -> String {
    if let letters = lookAlikes[digit], Int.random(in: 0..<4, using: &generator) == 0 {
      return letters.randomElement(using: &generator) ?? ""
    }
    guard fullWidth, let value = digit.wholeNumberValue,
      let wide = Unicode.Scalar(0xFF10 + UInt32(value))
    else { return String(digit) }
    return String(wide)
  }

  private static func gap(_ generator: inout SeededGenerator) -> String {
    let gap = gaps.randomElement(using: &generator) ?? " "
    let isHiding = Int.random(in: 0..<4, using: &generator) == 0
    return gap + (isHiding ? hidden.randomElement(using: &generator) ?? "" : "")
  }
}
