import Core

/// A character no page may hold, because a reader and a reviewer would see different texts.
struct CharacterFault {
  enum Kind {
    case brokenUTF8
    /// Controls C0 and C1 but tabulator and line ends, and delete.
    case control(Unicode.Scalar)
    /// Overrides and isolates that change the order in which text is shown (Unicode Standard
    /// Annex 9; the "Trojan Source" reports).
    case bidi(Unicode.Scalar)

    /// `nil` for a character that may stand in a page. A `nil` scalar is broken UTF-8.
    init?(_ scalar: Unicode.Scalar?) {
      guard let scalar else {
        self = .brokenUTF8
        return
      }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: return nil
      case 0..<0x20, 0x7F..<0xA0: self = .control(scalar)
      case 0x202A...0x202E, 0x2066...0x2069: self = .bidi(scalar)
      default: return nil
      }
    }
  }

  let kind: Kind
  let offset: Int

  /// More than so many say nothing more: the file is not text.
  static let limit = 20

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch kind {
    case .brokenUTF8:
      Diagnostic(
        .error, "markdown.encoding", "bytes that are not UTF-8 text", at: location,
        hint: "save the file as UTF-8")
    case .control(let scalar):
      Diagnostic(
        .error, "markdown.control-character", "control character \(codePoint(scalar))",
        at: location, hint: "delete it; it cannot be seen, but readers' programs act on it")
    case .bidi(let scalar):
      Diagnostic(
        .error, "markdown.control-character",
        "invisible character \(codePoint(scalar)) that changes the order of the text",
        at: location, hint: "delete it; pages here run from left to right")
    }
  }

  private func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The scalar that starts at `offset` and its length; `nil` and 1 for bytes that start none.
/// Well-formedness by table 3-7 of the Unicode Standard.
func decodeScalar(
  in bytes: UnsafeBufferPointer<UInt8>, at offset: Int
) -> (scalar: Unicode.Scalar?, length: Int) {
  let lead = bytes[offset]
  let length: Int
  switch lead {
  case 0..<0x80: return (Unicode.Scalar(lead), 1)
  case 0xC2..<0xE0: length = 2
  case 0xE0..<0xF0: length = 3
  case 0xF0..<0xF5: length = 4
  default: return (nil, 1)
  }
  guard offset + length <= bytes.count else { return (nil, 1) }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for next in bytes[offset + 1..<offset + length] {
    guard next & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(next & 0x3F)
  }
  let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard value >= smallest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
  return (scalar, length)
}
