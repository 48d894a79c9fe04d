/// What a citizen takes home: a reference number, the access code where there is one, and the
/// address at which both open the status.
package struct Receipt: Sendable, Hashable {
  /// The number as people read it, such as `4929 0715 3826 4109` or `ПА-2026-015073`: spaces part
  /// its groups.
  package let printed: String
  /// Digits of the access code.
  package let code: String?
  /// Absolute address of the page that shows the status.
  package let statusPage: String
  /// The number's spelling in addresses.
  private let number: String

  /// - Parameters:
  ///   - printed: as `ReferencePattern.printed` gives it.
  ///   - number: as `ReferencePattern.asciiSpelling` gives it; other letters are percent-encoded
  ///     and make the QR code finer.
  ///   - code: digits without spaces.
  ///   - statusPage: ASCII and with its last slash: `https://portal.example/ky/status/`.
  package init(printed: String, number: String, code: String? = nil, statusPage: String) {
    self.printed = printed
    self.number = number
    self.code = code
    self.statusPage = statusPage
  }

  /// What the QR code says. Number and code stand in the fragment, which no browser sends to the
  /// server (RFC 3986 §3.5).
  package var address: String {
    let secrets = [number, code].compactMap { $0.map(percentEncoded) }
    return statusPage + "#" + secrets.joined(separator: ",")
  }

  /// The pieces of a number or code that are printed with thin spaces between them: people copy and
  /// read out four digits at a time. Shorter numbers and those with letters stay as they are.
  static func groups(_ text: String) -> [Substring] {
    text.split(separator: " ").flatMap { piece in
      let isLong = piece.utf8.count >= 8 && piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isLong ? fours(piece) : [piece]
    }
  }

  private static func fours(_ digits: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = digits
    while !rest.isEmpty {
      pieces.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return pieces
  }
}

/// Everything but unreserved characters (RFC 3986 §2.3) as `%XX`: a comma parts number and code.
private func percentEncoded(_ text: String) -> String {
  let hexadecimal = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
    default: result += [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}
