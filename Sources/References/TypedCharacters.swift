/// What a person typed or pasted for a reference number, brought to the form that patterns are
/// matched against.
///
/// The steps, in this order: signs that carry nothing are dropped (№ first, because NFKC would turn
/// it into the letters "No"); compatibility forms become the plain characters (the part of NFKC that
/// people can type); digits of other scripts become ASCII; letters become capitals and those that
/// look like a Latin letter become that letter; a run of separators becomes one, none at the ends.
///
/// Tables instead of Unicode's own: the browser's half of this has to agree with every one of them,
/// whichever Unicode version it knows.
package struct TypedCharacters: Equatable, Sendable {
  /// Scalar values; `separator` stands for a run of separators, `anyDigit` only occurs when
  /// patterns are held against each other.
  package private(set) var scalars: [UInt32] = []

  static let separator: UInt32 = 0x20
  /// Beyond the last scalar value of Unicode.
  static let anyDigit: UInt32 = 0x11_0000

  package init(_ text: String) {
    scalars.reserveCapacity(text.utf8.count)
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      guard let plain = CompatibilityForms.plain(scalar.value) else { continue }
      if let composed = CompatibilityForms.composed(previous, plain) {
        // A composed letter never looks like a Latin one, so it is not folded.
        scalars[scalars.count - 1] = composed
        previous = 0
        continue
      }
      previous = LetterForms.capital(plain)
      append(LetterForms.lookAlike(previous))
    }
    if scalars.last == TypedCharacters.separator { scalars.removeLast() }
  }

  /// For tests of patterns against each other: the characters as they are.
  init(scalars: [UInt32]) {
    self.scalars = scalars
  }

  package var isEmpty: Bool { scalars.isEmpty }

  /// The digits, without separators; `nil` when anything is not a digit and does not stand for one.
  var digits: [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars where scalar != TypedCharacters.separator {
      guard let digit = TypedCharacters.digit(scalar) else { return nil }
      result.append(digit)
    }
    return result
  }

  /// The digit that a character stands for where only digits can be: О is 0, l is 1, З is 3, Б is 6.
  @inline(__always)
  static func digit(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39: UInt8(scalar - 0x30)
    case 0x4F: 0
    case 0x49, 0x4C, anyDigit: 1
    case 0x0417: 3
    case 0x0411: 6
    default: nil
    }
  }

  private mutating func append(_ scalar: UInt32) {
    if TypedCharacters.separates(scalar) {
      if let last = scalars.last, last != TypedCharacters.separator {
        scalars.append(TypedCharacters.separator)
      }
    } else {
      scalars.append(scalar)
    }
  }

  /// Spaces, hyphens and dashes, `/ \ . _ :`, middle dot, bullet.
  @inline(__always)
  static func separates(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A: false
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    case 0x2D, 0x2E, 0x2F, 0x3A, 0x5C, 0x5F, 0xB7, 0x2010...0x2015, 0x2022, 0x2212: true
    default: false
    }
  }
}
