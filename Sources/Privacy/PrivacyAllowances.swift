import Core
import LocatedYAML

/// What may stand on pages although it looks like somebody's: `privacy.yaml`, each entry with its
/// reason. (The directory of offices holds only what was verified and needs no entries.)
package struct PrivacyAllowances: Sendable {
  package struct Entry: Sendable {
    let text: String
    let location: SourceLocation
  }

  package private(set) var entries: [Entry] = []
  /// The rules that the office's own reference numbers may look like.
  package private(set) var ofReferences: Set<PersonalRule> = []

  package init() {}

  /// Reads `allowed`: entries with either `text` or `references` (a rule), and `why`, `source`,
  /// `checked`.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> PrivacyAllowances? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    var allowances = PrivacyAllowances()
    _ = mapping.required("allowed", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { allowances.add($0, reporting: &$1) }
    }
    mapping.finish(reporting: &diagnostics)
    return allowances
  }

  private mutating func add(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return }
    let text = mapping.optional("text", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let rule = mapping.optional("references", reporting: &diagnostics) {
      $0.choice(of: PersonalRule.self, reporting: &$1)
    }
    for key in ["why", "source"] {
      _ = mapping.required(key, reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    _ = mapping.required("checked", reporting: &diagnostics) { $0.date(reporting: &$1) }
    mapping.finish(reporting: &diagnostics)
    if let rule { ofReferences.insert(rule) }
    if let text {
      entries.append(Entry(text: PrivacyAllowances.plain(text), location: value.location))
    } else if rule == nil {
      diagnostics.append(
        Diagnostic(
          .error, "privacy.allowance", "the entry allows nothing", at: value.location,
          hint: "write ‘text’, or ‘references’ with a rule"))
    }
  }

  /// Letters and digits alone, in lower case: how a number is grouped does not matter.
  static func plain(_ text: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "@"
        }))
  }
}
