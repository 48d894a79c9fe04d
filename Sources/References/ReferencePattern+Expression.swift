/// Patterns compiled for the script of the status page, which only runs them.
///
/// A compiler in the script would cost a tenth of its size on every phone; here it costs nothing.
extension ReferencePattern {
  /// A regular expression of ECMAScript over capitals with single spaces for separators.
  ///
  /// Its groups are the parts made of digits, in order; one that matches nothing at all marks a
  /// separator that is missing and cannot be guessed.
  package var expression: String {
    if let digitCount { return "^((?:\(anyDigit) ?){\(digitCount)})$" }
    return "^" + parts.enumerated().map { expression(of: $1, isFirst: $0 == 0) }.joined() + "$"
  }

  /// The canonical spelling, `{6}` standing for a part of at least six digits.
  package var spelling: String {
    if let digitCount { return "{\(digitCount)}" }
    return parts.map { part in
      let separator = part.isSeparated ? "-" : ""
      if case .literal(let letters, _) = part.kind { return separator + letters }
      return separator + "{\(part.leastWidth)}"
    }.joined()
  }

  private func expression(of part: Part, isFirst: Bool) -> String {
    let gap = part.needsSeparator ? "(?: |())" : part.isSeparated ? " ?" : ""
    switch part.kind {
    case .literal(_, let forms):
      let spellings = forms.map { $0.map(lookAlikes(of:)).joined() }
      return gap + "(?:" + spellings.joined(separator: "|") + ")"
    case .year: return gap + "((?:[1IІL]9|2[0OОӨ])\(anyDigit){2})"
    case .digits(let width) where !part.isFixed:
      return gap + "([0OОӨ]*\(anyDigit){1,\(width.upperBound)})"
    case .digits(let width):
      // Zeros are added only to what stands alone: elsewhere nobody knows which part lost one.
      let short = "\(anyDigit){1,\(width.lowerBound)}(?!\(anyDigit))"
      let full = "\(anyDigit){\(width.lowerBound)}"
      if isFirst { return "(\(short)|\(full))" }
      if part.needsSeparator { return "(?: (\(short))|\(gap)(\(full)))" }
      return part.isSeparated ? "(?: (\(short))| ?(\(full)))" : "(\(full))"
    }
  }
}

/// A digit, or a letter that stands for one: see `TypedCharacters.digit`.
private let anyDigit = "[0-9OОӨIІLЗБ]"

/// A character and the capitals that are taken for it, as a class.
private func lookAlikes(of character: UInt32) -> String {
  let others = (0x0400...0x052F).filter {
    LetterForms.capital($0) == $0 && LetterForms.lookAlike($0) == character && $0 != character
  }
  let all = ([character] + others).compactMap(Unicode.Scalar.init).map(String.init).joined()
  return others.isEmpty ? all : "[\(all)]"
}
