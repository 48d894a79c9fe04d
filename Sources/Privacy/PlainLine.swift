/// A line of Markdown as its reader sees it: without marks of emphasis and backslashes, entities as the
/// characters they stand for. Whoever writes `**0555** 123456` publishes a telephone number all the same.
package struct PlainLine {
  package private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar, and for the end, where it begins in the line as written.
  private var places: [Int] = []

  package init(_ line: String) {
    let written = Array(line.unicodeScalars)
    scalars.reserveCapacity(written.count)
    places.reserveCapacity(written.count + 1)
    var index = 0
    while index < written.count {
      let scalar = written[index]
      if scalar == "&", let (meant, length) = PlainLine.entity(written[index...]) {
        append(meant, index)
        index += length
        continue
      }
      if !PlainLine.isMark(scalar) { append(PlainLine.narrow(scalar), index) }
      index += 1
    }
    places.append(written.count)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "`", "\\", "~": true
    default: false
    }
  }

  /// Full-width digits are digits.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF10...0xFF19).contains(scalar.value)
      ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ place: Int) {
    scalars.append(scalar)
    places.append(place)
  }

  /// The hit where it stands in the line as written.
  func original(_ hit: PersonalHit) -> PersonalHit {
    let end = places[hit.range.upperBound - 1] + 1
    return PersonalHit(rule: hit.rule, range: places[hit.range.lowerBound]..<end)
  }

  func text(of hit: PersonalHit) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[hit.range])
    return String(text)
  }

  /// A numeric entity or a named one that stands for a part of a number or an address.
  private static func entity(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let end = text.prefix(12).firstIndex(of: ";") else { return nil }
    let length = end - text.startIndex + 1
    let name = String(String.UnicodeScalarView(text[text.startIndex + 1..<end]))
    if let named = named[name] { return (named, length) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { ($0, length) }
  }

  private static let named: [String: Unicode.Scalar] = [
    "nbsp": "\u{A0}", "commat": "@", "plus": "+", "period": ".", "hyphen": "\u{2010}",
    "dash": "\u{2010}", "ndash": "\u{2013}", "lpar": "(", "rpar": ")", "lowbar": "_",
    "thinsp": " ", "ensp": " ", "emsp": " ", "numsp": " ", "ZeroWidthSpace": " ",
  ]
}
