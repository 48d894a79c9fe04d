import Core

/// A reference in its one spelling, and the pattern it follows.
package struct CanonicalReference: Hashable, Sendable {
  package let text: String
  /// Index into the grammar's patterns.
  package let pattern: Int

  package init(text: String, pattern: Int) {
    self.text = text
    self.pattern = pattern
  }
}

/// All patterns of an office's references.
package struct ReferenceGrammar: Hashable, Sendable {
  package let patterns: [ReferencePattern]

  /// `nil` after reporting patterns of which one accepts what another one writes: one number would
  /// then mean two appeals.
  package init?(
    patterns: [ReferencePattern], at location: SourceLocation,
    reporting diagnostics: inout [Diagnostic]
  ) {
    self.patterns = patterns
    let overlaps = ReferenceGrammar.overlaps(among: patterns)
    for (first, second) in overlaps {
      diagnostics.append(
        Diagnostic(
          .error, "reference.overlap",
          "pattern '\(patterns[second].id)' also accepts references of '\(patterns[first].id)'",
          at: location, hint: "change one of them so that each reference follows one pattern"))
    }
    if !overlaps.isEmpty { return nil }
  }

  /// Numbers of 16 and of 20 digits in groups of four, the last digit a MOD 11-2 check digit.
  package static let numbers = ReferenceGrammar(disjoint: [number(digits: 16), number(digits: 20)])

  /// Numbers of one length only.
  package static func numbers(digits: Int) -> ReferenceGrammar {
    ReferenceGrammar(disjoint: [number(digits: digits)])
  }

  private init(disjoint patterns: [ReferencePattern]) {
    self.patterns = patterns
  }

  private static func number(digits: Int) -> ReferencePattern {
    let groups = digits / 4
    let text = Array(repeating: "{d:4}", count: groups).joined(separator: "~")
    let parts = (0..<groups).map {
      ReferencePattern.Part(kind: .digits(4...4), isSeparated: $0 > 0, needsSeparator: false)
    }
    return ReferencePattern(
      id: "number-\(digits)", text: text, check: .mod11_2, aliases: [], parts: parts)
  }

  /// The canonical spelling of what was typed, or what is wrong with it.
  package func canonical(of text: String) -> Result<CanonicalReference, ReferenceProblem> {
    if let pattern = plainNumber(text.utf8.span) {
      return .success(CanonicalReference(text: text, pattern: pattern))
    }
    let typed = TypedCharacters(text)
    if typed.isEmpty { return .failure(.empty) }
    var hasWrongCheck = false
    for (index, pattern) in patterns.enumerated() {
      switch pattern.match(typed) {
      case .canonical(let bytes):
        if pattern.digitCount != nil, let digits = typed.digits, PaymentCard.isLikely(digits) {
          return .failure(.card)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return .success(CanonicalReference(text: text, pattern: index))
      case .wrongCheck: hasWrongCheck = true
      case .none: continue
      }
    }
    return .failure(problem(with: typed, hasWrongCheck: hasWrongCheck))
  }

  /// The reference that `text` is, if it is one; for searching, where nobody asks why not.
  package func reference(_ text: String) -> CanonicalReference? {
    let typed = TypedCharacters(text)
    for (index, pattern) in patterns.enumerated() {
      if case .canonical(let bytes) = pattern.match(typed) {
        return CanonicalReference(text: String(decoding: bytes, as: UTF8.self), pattern: index)
      }
    }
    return nil
  }

  /// A faultless number in one piece, as nearly all of a registry are: ten times as fast.
  ///
  /// - Returns: the index of its pattern.
  package func plainNumber(_ text: Span<UInt8>) -> Int? {
    guard text.count <= 20,
      let index = patterns.firstIndex(where: { $0.digitCount == text.count }),
      patterns[index].check == .mod11_2
    else { return nil }
    // A number with its check digit, weighted with the powers of 2, is 1 modulo 11; the sum of 20 digits
    // fits without the reduction after each.
    var weighted = 0
    for position in text.indices {
      let digit = text[position] &- 0x30
      if digit > 9 { return nil }
      weighted = weighted * 2 + Int(digit)
    }
    if weighted % 11 != 1 { return nil }
    return text.count == 16 && ReferenceGrammar.mayBeCard(text) ? nil : index
  }

  private static func mayBeCard(_ digits: Span<UInt8>) -> Bool {
    var luhn = CheckDigit.LuhnSum()
    for position in digits.indices { luhn.add(digits[position] &- 0x30) }
    return luhn.isValid
  }

  /// The most telling problem of something that is no reference.
  private func problem(with typed: TypedCharacters, hasWrongCheck: Bool) -> ReferenceProblem {
    let digits = typed.digits
    if let digits, PaymentCard.isLikely(digits) { return .card }
    if hasWrongCheck { return .check }
    // Trying widths takes time that grows with the length; no reference is longer than this.
    let isShort = typed.scalars.count <= 64
    if isShort, patterns.contains(where: { $0.match(typed, .separators) != .none }) {
      return .separator
    }
    guard let digits else { return .shape }
    let lengths = patterns.compactMap(\.digitCount).sorted()
    let nearest = lengths.min { abs($0 - digits.count) < abs($1 - digits.count) }
    guard let nearest else { return .shape }
    return .length(expected: nearest, typed: digits.count)
  }
}

extension ReferenceGrammar {
  /// Pairs of patterns of which the second accepts a canonical spelling of the first.
  ///
  /// Every combination of widths is tried with a character that stands for any digit, so a pattern
  /// is never cleared by the luck of an example.
  static func overlaps(among patterns: [ReferencePattern]) -> [(first: Int, second: Int)] {
    var result: [(Int, Int)] = []
    for (first, pattern) in patterns.enumerated() {
      let spellings = pattern.spellingsOfAllWidths()
      for (second, other) in patterns.enumerated() where second != first {
        // One report for a pair that overlaps in both directions.
        if result.contains(where: { $0 == (second, first) }) { continue }
        if spellings.contains(where: { other.match($0, .values) != .none }) {
          result.append((first, second))
        }
      }
    }
    return result
  }
}

extension ReferencePattern {
  /// One spelling for each combination of widths, its digits being any digits.
  func spellingsOfAllWidths() -> [TypedCharacters] {
    var spellings: [[UInt32]] = [[]]
    for part in parts {
      if part.isSeparated, digitCount == nil {
        spellings = spellings.map { $0 + [TypedCharacters.separator] }
      }
      switch part.kind {
      case .literal(_, let forms): spellings = spellings.map { $0 + (forms.first ?? []) }
      case .year: spellings = spellings.map { $0 + anyDigits(4) }
      case .digits(let width):
        spellings = spellings.flatMap { spelling in width.map { spelling + anyDigits($0) } }
      }
    }
    return spellings.map(TypedCharacters.init(scalars:))
  }

  private func anyDigits(_ count: Int) -> [UInt32] {
    Array(repeating: TypedCharacters.anyDigit, count: count)
  }
}
