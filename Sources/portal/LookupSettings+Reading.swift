import Content
import Core
import Lookup
import References

extension ReferenceGrammar {
  /// The patterns of the settings; `nil` after reporting what is wrong with them.
  init?(_ settings: LookupSettings, reporting diagnostics: inout [Diagnostic]) {
    let patterns = settings.patterns.compactMap { pattern in
      ReferencePattern(
        id: pattern.id, text: pattern.text, check: pattern.check, aliases: pattern.aliases,
        at: pattern.location, reporting: &diagnostics)
    }
    if patterns.count < settings.patterns.count { return nil }
    self.init(patterns: patterns, at: settings.location, reporting: &diagnostics)
  }
}

extension LookupSecrets {
  /// Holds the secret against the one that the settings name: with another, everybody's number would
  /// change, or the dummies, which would then tell themselves apart from records.
  func check(
    _ settings: LookupSettings, _ policy: ReferencePolicy,
    reporting diagnostics: inout [Diagnostic]
  ) {
    for earlier in settings.earlierSecrets {
      guard let secret = byYear[earlier.year] else { continue }
      LookupSecrets(current: secret).check(
        id: earlier.id, at: settings.location, reporting: &diagnostics)
    }
    if let id = settings.secret {
      return check(id: id, at: settings.location, reporting: &diagnostics)
    }
    if !policy.derivesNumbers { return }
    diagnostics.append(
      Diagnostic(
        .error, "lookup.secret-unnamed",
        "settings do not name the secret that numbers are derived from", at: settings.location,
        hint: "write ‘secret: \(current.id)’ under lookup"))
  }
}
