import Core

/// The shape of an office's reference numbers, in a small language of its own:
///
/// - `{y}` a year of four digits, `{d:6}` six digits, `{d:1-6}` one to six digits;
/// - `~` a separator, whichever is typed; it may be left out only between parts of fixed width;
/// - letters and digits stand for themselves, however they are spelt.
///
/// One reference has one canonical spelling, which alone enters the derivation of keys: letters as
/// in the pattern, `-` for each `~`, parts of fixed width padded with zeros, the others without
/// leading zeros. A checked number that has only digits of fixed width is one number whose groups
/// are for the eye: its canonical spelling has no separators.
package struct ReferencePattern: Hashable, Sendable {
  /// The check digits over all digits of the canonical spelling, the last of them being the check.
  package enum Check: String, Sendable, CaseIterable {
    // The standard's own names: mod112 would be another modulus.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case mod11_2 = "mod11-2"
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case mod97_10 = "mod97-10"
  }

  struct Part: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case year
      /// Both bounds are equal for a fixed width.
      case digits(ClosedRange<Int>)
      /// The letters as they are written, and every accepted form as typed characters.
      case literal(String, forms: [[UInt32]])
    }

    var kind: Kind
    /// Whether a `~` stands before it.
    var isSeparated: Bool
    /// Whether that separator has to be typed.
    var needsSeparator: Bool

    var isFixed: Bool {
      if case .digits(let width) = kind { return width.lowerBound == width.upperBound }
      return true
    }
  }

  package let id: String
  /// As written in the settings; published for the browser.
  package let text: String
  package let check: Check?
  /// Other spellings of the first letters, such as Latin ones; published for the browser.
  package let aliases: [String]
  let parts: [Part]

  init(id: String, text: String, check: Check?, aliases: [String], parts: [Part]) {
    self.id = id
    self.text = text
    self.check = check
    self.aliases = aliases
    self.parts = parts
  }

  /// The number of digits where the reference is one checked number of digits; else `nil`.
  package var digitCount: Int? {
    guard check != nil else { return nil }
    var count = 0
    for part in parts {
      guard case .digits(let width) = part.kind, part.isFixed else { return nil }
      count += width.lowerBound
    }
    return count
  }

  /// The canonical spelling as people read it best: a number of digits in the pattern's groups.
  package func printed(_ canonical: String) -> String {
    guard digitCount != nil else { return canonical }
    var groups: [Substring] = []
    var rest = canonical[...]
    for part in parts {
      guard case .digits(let width) = part.kind else { continue }
      groups.append(rest.prefix(width.lowerBound))
      rest = rest.dropFirst(width.lowerBound)
    }
    return groups.joined(separator: " ")
  }

  /// A spelling for addresses: with the first alias of ASCII letters for the first letters, because
  /// others would be percent-encoded to three times their length.
  package func asciiSpelling(_ canonical: String) -> String {
    guard let alias = aliases.first(where: { $0.utf8.allSatisfy { $0 < 0x80 } }) else {
      return canonical
    }
    var before = 0
    for part in parts {
      if part.isSeparated { before += 1 }
      guard case .literal(let spelling, _) = part.kind else { continue }
      return replacing(spelling, with: alias, afterSeparators: before, in: canonical)
    }
    return canonical
  }

  private func replacing(
    _ spelling: String, with alias: String, afterSeparators count: Int, in canonical: String
  ) -> String {
    var pieces = canonical.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard count < pieces.count, pieces[count].hasPrefix(spelling) else { return canonical }
    pieces[count] = alias + pieces[count].dropFirst(spelling.count)
    return pieces.joined(separator: "-")
  }
}

extension ReferencePattern {
  /// Bytes of the letters, with their separators, after the last part of digits in the canonical
  /// spelling.
  package var suffixLength: Int {
    var length = 0
    for part in parts.reversed() {
      guard case .literal(let spelling, _) = part.kind else { break }
      length += spelling.utf8.count + (part.isSeparated ? 1 : 0)
    }
    return length
  }

  /// Whether letters tell its references apart from other numbers in a text.
  package var hasLetters: Bool {
    parts.contains {
      if case .literal = $0.kind { true } else { false }
    }
  }

  /// How many parts may stand apart from the one before, the first included.
  package var separatedParts: Int { 1 + parts.count(where: \.isSeparated) }

  /// Whether a typed reference may begin with this character.
  package func mayBegin(with scalar: UInt32) -> Bool {
    guard let first = parts.first, digitCount == nil else { return false }
    if case .literal(_, let forms) = first.kind {
      let folded = LetterForms.lookAlike(LetterForms.capital(scalar))
      return forms.contains { $0.first == folded }
    }
    return (0x30...0x39).contains(scalar)
  }
}
