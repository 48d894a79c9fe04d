import Core

extension ReferencePattern {
  /// Reads a pattern from the settings; `nil` after reporting what is wrong with it.
  ///
  /// - Parameters:
  ///   - id: the name under which it is published, unique among the patterns.
  ///   - check: a name of `Check`, or `nil` for numbers without check digits.
  ///   - location: where the pattern stands in the settings.
  package init?(
    id: String, text: String, check: String? = nil, aliases: [String] = [],
    at location: SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    var reader = PatternReader(text: text, aliases: aliases, location: location)
    let parts = reader.read()
    let checkDigits = check.flatMap(Check.init(rawValue:))
    if let check, checkDigits == nil {
      reader.report(
        "reference.check", "no check digits are called '\(check)'",
        hint: "write \(Check.allCases.map(\.rawValue).joined(separator: " or "))")
    }
    diagnostics += reader.diagnostics
    if !reader.diagnostics.isEmpty { return nil }
    self.init(id: id, text: text, check: checkDigits, aliases: aliases, parts: parts)
  }
}

/// Reads the text of one pattern from left to right.
private struct PatternReader {
  var rest: Substring
  let aliases: [String]
  let location: SourceLocation
  var parts: [ReferencePattern.Part] = []
  var separated = false
  var hasLiteral = false
  var diagnostics: [Diagnostic] = []

  init(text: String, aliases: [String], location: SourceLocation) {
    rest = text[...]
    self.aliases = aliases
    self.location = location
  }

  mutating func read() -> [ReferencePattern.Part] {
    while let character = rest.first, diagnostics.isEmpty {
      switch character {
      case "~": readSeparator()
      case "{": readField()
      default: readLiteral()
      }
    }
    if diagnostics.isEmpty { checkWhole() }
    return parts
  }

  mutating func report(_ code: String, _ message: String, hint: String) {
    diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }

  private mutating func reject(_ message: String, hint: String) {
    report("reference.pattern", message, hint: hint)
  }

  private mutating func readSeparator() {
    if parts.isEmpty || separated {
      reject("'~' separates nothing here", hint: "put each '~' between two parts")
    }
    separated = true
    rest.removeFirst()
  }

  private mutating func readField() {
    guard let end = rest.firstIndex(of: "}") else {
      return reject("'{' is never closed", hint: "write {y}, {d:6} or {d:1-6}")
    }
    let name = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    if name == "y" { return add(.year) }
    guard name.hasPrefix("d:"), let width = width(name.dropFirst(2)) else {
      return reject("'{\(name)}' is no part of a reference", hint: "write {y}, {d:6} or {d:1-6}")
    }
    add(.digits(width))
  }

  /// `6` or `1-6`; at most 20 digits.
  private func width(_ text: Substring) -> ClosedRange<Int>? {
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard let lower = bounds.first, let upper = bounds.last, bounds.count <= 2,
      lower >= 1, upper >= lower, upper <= 20
    else { return nil }
    return lower...upper
  }

  private mutating func readLiteral() {
    let literal = rest.prefix { $0 != "~" && $0 != "{" && $0 != "}" }
    rest = rest.dropFirst(max(1, literal.count))
    let spellings = [String(literal)] + (hasLiteral ? [] : aliases)
    let forms = spellings.map { TypedCharacters($0).scalars }
    for (spelling, form) in zip(spellings, forms)
    where form.isEmpty || !spelling.allSatisfy({ $0.isLetter || $0.isNumber }) {
      return reject(
        "'\(spelling)' is not made of letters and digits", hint: "write '~' for every separator")
    }
    hasLiteral = true
    add(.literal(String(literal), forms: forms))
  }

  private mutating func add(_ kind: ReferencePattern.Part.Kind) {
    var part = ReferencePattern.Part(kind: kind, isSeparated: separated, needsSeparator: false)
    if let previous = parts.last, !(previous.isFixed && part.isFixed) {
      part.needsSeparator = separated
      if !separated {
        reject(
          "nothing shows where a part of variable width ends", hint: "put '~' on both sides of it")
      }
    }
    parts.append(part)
    separated = false
  }

  private mutating func checkWhole() {
    if separated { reject("'~' separates nothing here", hint: "put each '~' between two parts") }
    let hasDigits = parts.contains {
      if case .literal = $0.kind { false } else { true }
    }
    let widths = parts.reduce(1) { product, part in
      if case .digits(let width) = part.kind {
        min(product, 100_000) * width.count
      } else {
        product
      }
    }
    if widths > 10_000 {
      reject("too many parts of variable width", hint: "give the parts a fixed width, {d:6}")
    }
    if !hasDigits { reject("a pattern without digits", hint: "add {d:6}, for example") }
    if !aliases.isEmpty && !hasLiteral {
      report(
        "reference.alias", "aliases of a pattern without letters",
        hint: "remove the aliases: they are other spellings of the pattern's first letters")
    }
  }
}
