/// Capitals and look-alikes of the letters on Latin and Cyrillic keyboards.
enum LetterForms {
  /// The capital of a Latin or Cyrillic letter.
  @inline(__always)
  static func capital(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x61...0x7A: scalar - 0x20
    case 0x0430...0x044F: scalar - 0x20
    case 0x0450...0x045F: scalar - 0x50
    // Pairs of a capital and a small letter, the capital even (ү, ө, ң, җ, ә, …).
    case 0x0460...0x0481, 0x048A...0x04BF, 0x04D0...0x052F: scalar & ~1
    default: scalar
    }
  }

  /// The Latin capital that a Cyrillic capital looks like (Unicode TR39), else the letter itself.
  ///
  /// After `capital`, because small letters differ: в does not look like b. Ө joins О by eye.
  @inline(__always)
  static func lookAlike(_ capital: UInt32) -> UInt32 {
    if capital < 0x0405 { return capital }
    return switch capital {
    case 0x0410: 0x41  // А
    case 0x0412: 0x42  // В
    case 0x0421: 0x43  // С
    case 0x0415: 0x45  // Е
    case 0x041D: 0x48  // Н
    case 0x0406: 0x49  // І
    case 0x0408: 0x4A  // Ј
    case 0x041A: 0x4B  // К
    case 0x041C: 0x4D  // М
    case 0x041E, 0x04E8: 0x4F  // О Ө
    case 0x0420: 0x50  // Р
    case 0x0405: 0x53  // Ѕ
    case 0x0422: 0x54  // Т
    case 0x0425: 0x58  // Х
    case 0x0423, 0x04AE: 0x59  // У Ү
    default: capital
    }
  }
}
