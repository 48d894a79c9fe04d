/// A colour of the sRGB space, written `#rrggbb`.
package struct Colour: Sendable, Hashable, CustomStringConvertible {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  /// `nil` for any other spelling.
  package init?(_ text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      let value = UInt32(String(Substring(digits)), radix: 16)
    else { return nil }
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
  }

  package var description: String {
    let value = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - value.utf8.count) + value
  }

  /// Contrast ratio of WCAG 2.2, from 1 to 21.
  package func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Relative luminance of WCAG 2.2, from 0 to 1.
  private var luminance: Double {
    zip([0.2126, 0.7152, 0.0722], [red, green, blue]).map { $0 * Colour.linear($1) }.reduce(0, +)
  }

  /// The transfer function of sRGB.
  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    if value <= 0.04045 { return value / 12.92 }
    return power((value + 0.055) / 1.055)
  }
}

/// `base` to the power of 2.4: its square times the square of its fifth root, by Newton's method. The
/// standard library has no power function, and the C library's would be a dependency for one number.
private func power(_ base: Double) -> Double {
  var root = base
  for _ in 0..<40 {
    let fourth = root * root * root * root
    root -= (fourth * root - base) / (5 * fourth)
  }
  return base * base * root * root
}
