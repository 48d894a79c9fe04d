import Core
import References

/// What is said when no reference of the registry is of the form that citizens type: not the rows are
/// wrong then, the settings are.
extension RegistryReader {
  private static let fewest = 3

  mutating func gatherMismatches() {
    let wrong = mismatches.values.reduce(0, +)
    guard wrong >= RegistryReader.fewest, wrong == referencesChecked else { return }
    let isCheck = mismatches.keys.allSatisfy { $0 == .check }
    problems.gather(ReferenceProblem.code) { first in
      Diagnostic(
        .error, ReferenceProblem.code,
        isCheck
          ? "none of the \(wrong) references has the check digit that the settings ask for"
          : "none of the \(wrong) references is of the form that the settings ask for",
        at: first,
        hint: isCheck
          ? "if they are random but have no check digit, leave ‘check’ out of lookup.patterns in site.yaml"
          : "say in site.yaml, under lookup, what they look like (patterns), with ‘policy: reference-with-code’ if they are running numbers; or write ‘lookup: false’ in registry.yaml if nobody is to look them up",
        showsSource: false)
    }
  }
}
