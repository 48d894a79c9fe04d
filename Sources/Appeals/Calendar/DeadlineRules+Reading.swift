import Core
import LocatedYAML

extension DeadlineRules {
  /// Reads `deadlines.yaml`: the list `rules`, each with `from`, `working_days`, `confirmed`,
  /// `source` in each language, `url`, and optionally `note`. `nil` when no rule can be read.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> DeadlineRules? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let list = mapping.required("rules", reporting: &diagnostics) { $0.list(reporting: &$1) }
    mapping.finish(reporting: &diagnostics)
    guard let list else { return nil }
    var rules: [DeadlineRule] = []
    for value in list {
      guard let rule = DeadlineRule(value, reporting: &diagnostics) else { continue }
      if let before = rules.last, rule.from <= before.from {
        diagnostics.append(
          Diagnostic(
            .error, "deadlines.order", "the rule does not begin after the one before it",
            at: value.location, hint: "sort the rules by ‘from’, each day once"))
        continue
      }
      rules.append(rule)
    }
    if list.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "deadlines.empty", "no rule", at: root.location, hint: "declare one rule at least"
        ))
    }
    return rules.isEmpty ? nil : DeadlineRules(rules: rules)
  }
}

extension DeadlineRule {
  /// No law gives an office more than a year.
  private static let longestTerm = 250

  fileprivate init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let from = mapping.required("from", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let days = mapping.required("working_days", reporting: &diagnostics, DeadlineRule.term)
    let confirmed = mapping.required("confirmed", reporting: &diagnostics) {
      $0.date(reporting: &$1)
    }
    let source = mapping.required("source", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let url = mapping.required("url", reporting: &diagnostics, DeadlineRule.address)
    let note = mapping.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    mapping.finish(reporting: &diagnostics)
    guard let from, let days, let confirmed, let source, let url else { return nil }
    self.init(
      from: from, workingDays: days, confirmed: confirmed, source: source, url: url, note: note)
  }

  private static func term(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) -> Int? {
    guard let days = value.integer(reporting: &diagnostics) else { return nil }
    if (1...longestTerm).contains(days) { return days }
    diagnostics.append(
      Diagnostic(
        .error, "deadlines.term", "\(days) working days is no review term", at: value.location,
        hint: "write 1 to \(longestTerm)"))
    return nil
  }

  private static func address(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    if text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") { return text }
    diagnostics.append(
      Diagnostic(
        .error, "deadlines.url", "‘\(text)’ is not a web address", at: value.location,
        hint: "begin it with https://"))
    return nil
  }
}
