import Core

/// The space that never breaks (U+00A0): groups digits in Kyrgyz and Russian.
package let noBreakSpace = "\u{00A0}"

/// How numbers read in a language (Unicode CLDR). Own tables rather than the machine's: a page must
/// not depend on the locale data of the computer that built it.
extension Language {
  /// `22 546` in Kyrgyz and Russian (with U+00A0), `22,546` in English.
  package func number(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let separator = self == .en ? "," : noBreakSpace
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += separator }
      grouped.append(digit)
    }
    return value < 0 ? "\u{2212}" + grouped : grouped
  }

  /// A number with exactly `places` decimals, halves rounded away from zero: `1 234,5`, `1,234.5`.
  package func decimal(_ value: Decimals, grouping: Bool = true) -> String {
    let whole = Int(value.units.magnitude) / value.scale
    var text = grouping ? number(whole) : String(whole)
    if value.places > 0 {
      let fraction = String(Int(value.units.magnitude) % value.scale)
      let zeros = String(repeating: "0", count: value.places - fraction.count)
      text += (self == .en ? "." : ",") + zeros + fraction
    }
    return value.units < 0 ? "\u{2212}" + text : text
  }

  /// `31,4%` in Kyrgyz, `31,4 %` (U+00A0) in Russian, `31.4%` in English.
  package func percent(_ value: Decimals) -> String {
    decimal(value) + (self == .ru ? noBreakSpace + "%" : "%")
  }
}

/// A decimal fraction held exactly: `units / 10^places`. Shares are computed in whole numbers, so
/// that 18.988 % can never print as 18.9.
package struct Decimals: Hashable, Sendable, Comparable {
  package let units: Int
  package let places: Int

  package init(units: Int, places: Int) {
    precondition((0...9).contains(places))
    self.units = units
    self.places = places
  }

  /// `part / whole` as a percentage, halves rounded away from zero; `nil` when `whole` is 0.
  package init?(percent part: Int, of whole: Int, places: Int = 1) {
    if whole == 0 { return nil }
    self.init(ratio: part * 100, of: whole, places: places)
  }

  /// `part / whole`, halves rounded away from zero; `nil` when `whole` is 0.
  package init?(ratio part: Int, of whole: Int, places: Int) {
    if whole == 0 { return nil }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let negative = (part < 0) != (whole < 0)
    let scaled = part.magnitude * UInt(scale)
    let quotient = Int((scaled + whole.magnitude / 2) / whole.magnitude)
    self.init(units: negative ? -quotient : quotient, places: places)
  }

  /// Nearest fraction with `places` decimals of a number that was written in decimal, halves rounded
  /// away from zero.
  package init(_ value: Double, places: Int) {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    // The binary number nearest to 1.005 lies below it; a written half still counts as a half.
    let scaled = (value * scale).magnitude
    let units = Int((scaled + 2 * scaled.ulp).rounded(.toNearestOrAwayFromZero))
    self.init(units: value < 0 ? -units : units, places: places)
  }

  package var scale: Int {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    return scale
  }

  /// Compares values of equal `places`.
  package static func < (left: Decimals, right: Decimals) -> Bool {
    left.units * right.scale < right.units * left.scale
  }
}
