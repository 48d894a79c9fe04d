import Core
import Yams

/// Conversions of one value; each reports a wrong type at the value's own place and returns `nil`.
extension YAMLValue {
  /// The text of a scalar that is not empty.
  package func string(reporting diagnostics: inout [Diagnostic]) -> String? {
    guard let scalar, !isNull else {
      report("text", &diagnostics)
      return nil
    }
    if scalar.string.isEmpty {
      report("text that is not empty", &diagnostics)
      return nil
    }
    if mayHide, let hidden = scalar.string.unicodeScalars.first(where: isHidden) {
      diagnostics.append(hiddenCharacter(hidden))
      return nil
    }
    return scalar.string
  }

  /// Whether there may be hidden characters: a plain line is none where there are.
  private var mayHide: Bool {
    if case .line = content { false } else { true }
  }

  /// Characters that cannot be seen but act: controls, and those that change the order of a text, by
  /// which a name can be made to read as another.
  private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func hiddenCharacter(_ scalar: Unicode.Scalar) -> Diagnostic {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .error, "yaml.hidden-character", "text with the invisible character \(name)", at: location,
      hint: "delete it; it cannot be seen, but readers' programs act on it")
  }

  package func integer(reporting diagnostics: inout [Diagnostic]) -> Int? {
    guard let scalar, let number = Int(scalar.string) else {
      report("a whole number", &diagnostics)
      return nil
    }
    return number
  }

  /// A decimal number with a point, such as `31.5`.
  package func decimal(reporting diagnostics: inout [Diagnostic]) -> Double? {
    // `Double` reads hexadecimal, exponents, infinities and `nan` too.
    guard let text = scalar?.string,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
      ),
      let number = Double(text), number.isFinite
    else {
      report("a number with a decimal point", &diagnostics)
      return nil
    }
    return number
  }

  package func boolean(reporting diagnostics: inout [Diagnostic]) -> Bool? {
    switch scalar?.string {
    case "true": return true
    case "false": return false
    default:
      report("true or false", &diagnostics)
      return nil
    }
  }

  /// A day written `YYYY-MM-DD`.
  package func date(reporting diagnostics: inout [Diagnostic]) -> CalendarDate? {
    guard let scalar, let date = CalendarDate(iso: scalar.string) else {
      report("a date written YYYY-MM-DD", &diagnostics)
      return nil
    }
    return date
  }

  /// One of the raw values of `Choice`; the nearest is suggested for an unknown one.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    of: Choice.Type, reporting diagnostics: inout [Diagnostic]
  ) -> Choice? where Choice.RawValue == String {
    guard let text = string(reporting: &diagnostics) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    diagnostics.append(
      Diagnostic(
        .error, "yaml.choice", "unknown value ‘\(text)’", at: location,
        hint: suggestion(for: text, among: known)))
    return nil
  }

  /// A mapping with exactly the keys ky, ru and en, each a text.
  package func localized(reporting diagnostics: inout [Diagnostic]) -> Localized<String>? {
    guard var mapping = mapping(reporting: &diagnostics) else { return nil }
    let texts = Localized<String?> { language in
      mapping.required(language.rawValue, reporting: &diagnostics) {
        $0.string(reporting: &$1)
      }
    }
    mapping.finish(reporting: &diagnostics)
    guard let ky = texts.ky, let ru = texts.ru, let en = texts.en else { return nil }
    return Localized(ky: ky, ru: ru, en: en)
  }

  /// The elements of a list.
  package func list(reporting diagnostics: inout [Diagnostic]) -> [YAMLValue]? {
    guard case .node(.sequence(let sequence)) = content else {
      report("a list", &diagnostics)
      return nil
    }
    return sequence.map { YAMLValue(content: .node($0), path: path, lineOffset: lineOffset) }
  }

  /// The elements of a list, each read by `read`; elements that cannot be read are left out.
  package func list<Value>(
    reporting diagnostics: inout [Diagnostic],
    _ read: (YAMLValue, inout [Diagnostic]) -> Value?
  ) -> [Value]? {
    list(reporting: &diagnostics)?.compactMap { read($0, &diagnostics) }
  }

  /// Whether the value is a list.
  package var isSequence: Bool {
    if case .node(.sequence) = content { true } else { false }
  }

  /// Whether the value has keys of its own.
  package var isMapping: Bool {
    switch content {
    case .node(.mapping), .lines: true
    case .node, .line: false
    }
  }

  /// The keys of a mapping. A key that is not a text, or is written twice in different spellings
  /// (`1` and `"1"`, which the parser takes for two), is reported and left out.
  package func mapping(reporting diagnostics: inout [Diagnostic]) -> YAMLMapping? {
    switch content {
    case .node(.mapping(let mapping)):
      return YAMLMapping(mapping, in: self, reporting: &diagnostics)
    case .lines(let lines): return YAMLMapping(lines, in: self)
    case .node, .line:
      report("keys and values", &diagnostics)
      return nil
    }
  }

  /// Whether the value is there but says nothing: `null`, `~` or empty.
  package var isNull: Bool {
    guard let scalar, scalar.isPlain else { return false }
    return switch scalar.string {
    case "", "~", "null": true
    default: false
    }
  }

  func report(_ expected: String, _ diagnostics: inout [Diagnostic]) {
    diagnostics.append(
      Diagnostic(
        .error, "yaml.type", "expected \(expected)", at: location, hint: "write \(expected)"))
  }
}

/// "use ‘nearest’" when one is near, otherwise the list of what there is.
package func suggestion(for name: String, among known: [String]) -> String {
  if known.isEmpty { return "remove ‘\(name)’" }
  if let nearest = nearestName(to: name, among: known) { return "use ‘\(nearest)’" }
  return "use one of: " + known.sorted().joined(separator: ", ")
}
